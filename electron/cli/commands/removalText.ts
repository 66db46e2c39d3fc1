// SPDX-License-Identifier: Apache-2.0
import { verdictOf } from "../../../shared/domain/crossCheck.ts";
import type {
  CrossCheckView,
  RemovalView,
} from "../../../shared/ipc/crossCheckContract.ts";
import type { FindingView } from "../../../shared/ipc/inspectionContract.ts";
import {
  removalStateWords,
  verdictWords,
} from "../../../shared/text/crossCheck.ts";
import { describePlace, unseenWords } from "../../../shared/text/inspection.ts";
import { fields, indented, sentence, table } from "../layout.ts";

function decided({ resolution }: FindingView): string {
  return resolution === null ? "" : ` (accepted by ${resolution.person})`;
}

function removalRow({
  text,
  state,
  findings,
  carvedOut,
}: RemovalView): string[] {
  const where = findings.map(({ members, place, check }) =>
    check === "removed-text-unknown"
      ? "not in the private version"
      : describePlace(members, place),
  );
  const labels = [...new Set(carvedOut.map(({ label }) => label))];
  const why = labels.length === 0 ? "" : `carved out: ${labels.join(", ")}`;
  return [removalStateWords[state], text, where.join("; "), why];
}

function changeText(finding: FindingView): string {
  const { members, place, times, seen, check } = finding;
  const where =
    check === "gone-text" ? "gone" : describePlace(members, place, times);
  return sentence(`${where}: ${seen}${decided(finding)}`);
}

/** Marks as a list; of a public version with what was found of them, and what else it says. */
export function removalText(view: CrossCheckView): string {
  const { name, variant, base, own, removals, changes, unseen } = view;
  const head = fields([
    ["Version", view.version],
    ["File", `${name} (${variant})`],
    ["Marked on it", String(own.length)],
    ["Derived from", base?.name ?? null],
    ["Cross-check", verdictWords[verdictOf(view)]],
  ]);
  const list =
    removals.length === 0
      ? sentence("Nothing is marked as removed.")
      : table(
          ["State", "Marked as removed", "Where", "Why"],
          removals.map(removalRow),
        );
  const differs =
    changes.length === 0
      ? []
      : [
          sentence("Other than the private version:") +
            indented(changes.map(changeText).join("")),
        ];
  const notSeen =
    unseen.length === 0
      ? []
      : [
          sentence("Could not see:") +
            indented(
              unseen
                .map(({ reason, members, place }) =>
                  sentence(
                    `${describePlace(members, place)}: ${unseenWords[reason]}`,
                  ),
                )
                .join(""),
            ),
        ];
  return [head, list, ...differs, ...notSeen].join("\n");
}
