// SPDX-License-Identifier: Apache-2.0
import type { FileType } from "../../../shared/domain/inspection.ts";
import { settledByCleanCopy } from "../../../shared/domain/settledByCleanCopy.ts";
import type {
  FindingView,
  InspectionView,
  UnseenView,
} from "../../../shared/ipc/inspectionContract.ts";
import {
  describeCheck,
  describePlace,
  severityWords,
  unseenWords,
} from "../../../shared/text/inspection.ts";
import { fields, sentence } from "../layout.ts";

const copyWords = "one would be without it (counterseal inspect clean)";

const standingWords = {
  missing: "to be inspected again: what is looked for has changed",
  blocking: "waits for decisions",
  clear: "nothing stands in the way",
} as const satisfies Record<InspectionView["standing"], string>;

function decision({ resolution }: FindingView | UnseenView): string | null {
  return resolution === null
    ? null
    : `${resolution.person}, ${resolution.at}: ${resolution.reason}`;
}

function findingText(finding: FindingView, type: FileType): string {
  const { check, severity, item, members, place, times, seen } = finding;
  const { title, why, next } = describeCheck(check);
  return (
    sentence(`${severityWords[severity]}: ${title} (${check})`) +
    fields([
      ["  Item", item],
      ["  Where", describePlace(members, place, times)],
      ["  Seen", seen],
      ["  Why", why],
      ["  Do", next],
      ["  Clean copy", settledByCleanCopy(type, finding) ? copyWords : null],
      ["  Decided", decision(finding)],
    ])
  );
}

function unseenText(unseen: UnseenView): string {
  const { reason, item, members, place, what } = unseen;
  return (
    sentence(`Not seen: ${unseenWords[reason]}`) +
    fields([
      ["  Item", item],
      ["  Where", describePlace(members, place)],
      ["  What", what],
      ["  Looked at", decision(unseen)],
    ])
  );
}

/** The worst first; what was not seen at the end. */
export function inspectionText(view: InspectionView): string {
  const order = ["block", "warn", "note"] as const;
  const head = fields([
    ["Version", view.version],
    ["File", `${view.name} (${view.type})`],
    ["Inspected", view.inspected],
    ["Standing", standingWords[view.standing]],
  ]);
  const findings = order.flatMap((severity) =>
    view.findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => findingText(finding, view.type)),
  );
  const none = findings.length === 0 ? [sentence("Nothing was found.")] : [];
  return [head, ...none, ...findings, ...view.unseen.map(unseenText)].join(
    "\n",
  );
}
