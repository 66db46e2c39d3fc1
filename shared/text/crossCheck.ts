// SPDX-License-Identifier: Apache-2.0
import type { RemovalState, Verdict } from "../domain/crossCheck.ts";

export const removalStateWords: Readonly<Record<RemovalState, string>> = {
  absent: "Absent",
  found: "Still there",
  asks: "Asks",
  unknown: "Not known",
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  failed: "something that was marked as removed is still there",
  waits: "waits for a person who decides or has looked",
  unknown: "not known: to be inspected, or inspected again",
  passed:
    "what was marked is absent, and what was kept is unchanged or accepted",
};
