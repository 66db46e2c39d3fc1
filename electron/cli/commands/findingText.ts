// SPDX-License-Identifier: Apache-2.0
import type {
  FindingLook,
  FindingRow,
  FindingView,
  ProposalView,
} from "../../../shared/ipc/findingContract.ts";
import {
  badnessWords,
  dispositionWords,
  noticeWords,
  proposalWords,
} from "../../../shared/text/findings.ts";
import { counted, fields, indented, sentence, table } from "../layout.ts";

function scoreText(score: number | null, disputed: string | null): string {
  if (score === null) return "";
  return `${score.toFixed(1)}${disputed === null ? "" : ` (${disputed})`}`;
}

export function findingsText(
  rows: readonly FindingRow[],
  total: number,
): string {
  if (rows.length === 0)
    return sentence(
      total === 0 ? "No finding yet." : `None of ${String(total)} findings.`,
    );
  return table(
    [
      "Id",
      "Severity",
      "CVSS",
      "Status",
      "Answer",
      "Owner",
      "Component",
      "Title",
    ],
    rows.map((row) => [
      row.label,
      row.severity,
      scoreText(row.score, row.disputed),
      row.status,
      row.answer === null ? "" : dispositionWords[row.answer],
      row.owner ?? "",
      row.component,
      row.title,
    ]),
  );
}

/** Its description with the indent of a block, line by line. */
function block(text: string): string {
  return indented(text.split("\n").map(sentence).join(""));
}

export function findingText(view: FindingView): string {
  const { score, disputed, disposition } = view;
  const head = fields([
    ["Finding", view.id],
    ["Id", view.label],
    ["Title", view.title],
    ["Severity", view.severity],
    ["CVSS 3.1", view.cvss],
    ["Score", scoreText(score, disputed)],
    ["Component", view.component],
    ["Status", view.status],
    ["Owner", view.owner],
    ["Disposition", disposition && dispositionWords[disposition.answer]],
    ["Fixed in", view.fixVersions.join(", ")],
    ["CVE", view.cves.join(", ")],
    ["Embargo until", view.embargoUntil],
    ["Recorded", view.recorded],
  ]);
  const evidence = view.evidence.map(({ name, version, page, note }) =>
    sentence(
      `${name ?? version}${page === null ? "" : `, page ${String(page)}`}${note === "" ? "" : `: ${note}`}`,
    ),
  );
  const links = view.links.map(sentence);
  return [
    head,
    ...(view.description === "" ? [] : [block(view.description)]),
    ...(evidence.length === 0
      ? []
      : [sentence("Evidence:") + indented(evidence.join(""))]),
    ...(links.length === 0
      ? []
      : [sentence("Links:") + indented(links.join(""))]),
  ].join("\n");
}

function whatOf({ bad, notices, changes }: ProposalView): string {
  if (bad !== null) return badnessWords[bad];
  return [
    ...(changes.length === 0 ? [] : [`changes ${changes.join(", ")}`]),
    ...notices.map((notice) => noticeWords[notice]),
  ].join("; ");
}

/** What a file or report says, for a person to choose from. */
export function lookText({
  name,
  format,
  columns,
  proposals,
  isCut,
}: FindingLook): string {
  const leftOut = columns.filter(({ field }) => field === null);
  const rows = proposals.map((each) => [
    proposalWords[each.state],
    each.label,
    each.severity ?? "",
    each.confidence,
    each.page === null
      ? `line ${String(each.line)}`
      : `page ${String(each.page)}`,
    each.title,
    whatOf(each),
  ]);
  return [
    sentence(
      `${name}, read as ${format}: ${counted(proposals.length, "finding", "findings")}${isCut ? ", and more that were not read" : ""}.`,
    ),
    ...(leftOut.length === 0
      ? []
      : [
          sentence(
            `Columns left out: ${leftOut.map(({ heading }) => heading).join(", ")}.`,
          ),
        ]),
    ...(rows.length === 0
      ? []
      : [
          table(
            ["State", "Id", "Severity", "Sure", "Where", "Title", "Notes"],
            rows,
          ),
        ]),
  ].join("");
}
