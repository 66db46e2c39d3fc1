// SPDX-License-Identifier: Apache-2.0
import {
  type CveId,
  type DispositionAnswer,
  dispositionAnswers,
  type FindingLabel,
} from "../domain/finding.ts";
import type { AuditId, DeliverableId } from "../ids.ts";

/**
 * What a committee answers to findings, as a text that is written with a text editor alone
 * (docs/format/disposition.md).
 */

export const dispositionsTitle = "counterseal-dispositions 1";
/** Of the SSHSIG over the exact bytes of the text. */
export const dispositionsNamespace = "dispositions@counterseal";
export const mostDispositionBytes = 4 * 1024 * 1024;

/** What one block says; `answer` is null while nobody has answered. */
export interface WrittenDisposition {
  /** Of its first line in the text. */
  readonly line: number;
  readonly label: FindingLabel;
  readonly answer: DispositionAnswer | null;
  readonly duplicateOf: FindingLabel | null;
  readonly fixVersions: readonly string[];
  readonly cves: readonly CveId[];
  readonly links: readonly string[];
  readonly note: string;
}

export interface Dispositions {
  readonly audit: AuditId;
  /** Null: it answers no hand-over out of a vault. */
  readonly handOver: DeliverableId | null;
  readonly answers: readonly WrittenDisposition[];
}

/** `Key: value`, or the key alone for whoever fills it in. */
const lineOf = (key: string, value: string): string =>
  value === "" ? `${key}:` : `${key}: ${value}`;

const linesOf = (key: string, values: readonly string[]): string[] =>
  (values.length === 0 ? [""] : values).map((value) => lineOf(key, value));

/** One block; `about` stands above it, for people. */
function blockText(
  said: Omit<WrittenDisposition, "line">,
  about: readonly string[] = [],
): string {
  return [
    ...about.map((line) => `# ${line}`),
    lineOf("Finding", said.label),
    lineOf("Answer", said.answer ?? ""),
    lineOf("Duplicate of", said.duplicateOf ?? ""),
    ...linesOf("Fixed in", said.fixVersions),
    ...linesOf("CVE", said.cves),
    ...linesOf("Link", said.links),
    ...linesOf("Note", said.note === "" ? [] : said.note.split("\n")),
  ].join("\n");
}

function headText(
  { audit, handOver }: Pick<Dispositions, "audit" | "handOver">,
  about: readonly string[] = [],
): string {
  return [
    dispositionsTitle,
    `Audit: ${audit}`,
    `Hand-over: ${handOver ?? "none"}`,
    ...about.map((line) => (line === "" ? "#" : `# ${line}`)),
  ].join("\n");
}

export function formatDispositions(said: {
  readonly audit: AuditId;
  readonly handOver: DeliverableId | null;
  readonly answers: readonly Omit<WrittenDisposition, "line">[];
}): string {
  const blocks = said.answers.map((each) => blockText(each));
  return `${[headText(said), ...blocks].join("\n\n")}\n`;
}

const howToFill = [
  "",
  'Write an answer behind each "Answer:", one of:',
  ...dispositionAnswers.map((answer) => `  ${answer}`),
  "A finding without an answer stays open: answer it in a later file.",
  '"Duplicate of:" takes the id of another finding, "CVE:" is needed for cve-assigned.',
  '"Fixed in:", "CVE:", "Link:" and "Note:" may be repeated, a line each.',
  "Lines that begin with # are for you, and say nothing.",
];

/** A text to be filled in: every finding, with nothing answered yet. */
export function dispositionTemplate(
  head: Pick<Dispositions, "audit" | "handOver">,
  findings: readonly { readonly label: FindingLabel; readonly about: string }[],
): string {
  const empty = {
    ...{ answer: null, duplicateOf: null, note: "" },
    ...{ fixVersions: [], cves: [], links: [] },
  };
  const blocks = findings.map(({ label, about }) =>
    blockText({ label, ...empty }, [about]),
  );
  return `${[headText(head, howToFill), ...blocks].join("\n\n")}\n`;
}
