// SPDX-License-Identifier: Apache-2.0
import {
  formatInterest,
  type InterestKind,
} from "../../../shared/formats/interest.ts";

/** An interest as the form holds it: `until` empty while it goes on. */
export interface InterestDraft {
  readonly kind: InterestKind;
  readonly what: string;
  readonly from: string;
  readonly until: string;
}

export const emptyInterest: InterestDraft = {
  kind: "employment",
  what: "",
  from: "",
  until: "",
};

/** The line for the declaration; null while something is missing, or it ends before it begins. */
export function lineOf(draft: InterestDraft): string | null {
  const what = draft.what.trim();
  const { kind, from, until } = draft;
  if (what === "" || from === "" || (until !== "" && until < from)) return null;
  return formatInterest({
    kind,
    what,
    from,
    until: until === "" ? null : until,
  });
}
