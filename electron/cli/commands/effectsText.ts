// SPDX-License-Identifier: Apache-2.0
import type { EffectsView } from "../../../shared/ipc/rosterContract.ts";
import { sentence } from "../layout.ts";
import { turnoversText } from "./charterText.ts";

/** What an act voids and keeps, and when. */
export function effectsText(effects: EffectsView): string {
  const { counts, obstacle, requests, atOnce } = effects;
  const now = turnoversText("At once, whatever the next charter says:", atOnce);
  if (obstacle !== null)
    return `${sentence(`No charter can be drafted like this: ${obstacle}.`)}${now}`;
  const when =
    counts === "now" ? "Without the key:" : "When such a charter is in force:";
  return (
    now +
    turnoversText(
      when,
      requests.filter(({ voids }) => voids),
    ) +
    turnoversText(
      "As before:",
      requests.filter(({ voids }) => !voids),
    )
  );
}
