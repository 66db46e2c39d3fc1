// SPDX-License-Identifier: Apache-2.0
import type {
  EmbargoDateView,
  EmbargoView,
} from "../../../shared/ipc/embargoContract.ts";

/** The date that a screen is about: the one that holds, else the one proposed, else the last that held. */
export function dateShown(view: EmbargoView): EmbargoDateView | null {
  const named = (id: string | null) =>
    view.dates.find(({ embargo }) => embargo === id) ?? null;
  const current = named(view.current);
  return view.state === "in-force" ? current : (named(view.pending) ?? current);
}

/** The newest date, which people are asked to agree to while it waits for somebody. */
export function dateAsked(view: EmbargoView): EmbargoDateView | null {
  const id = view.pending ?? (view.state === "in-force" ? view.current : null);
  return view.dates.find(({ embargo }) => embargo === id) ?? null;
}
