// SPDX-License-Identifier: Apache-2.0
import {
  CveId,
  DispositionAnswer,
  dispositionAnswers,
  FindingLabel,
  FindingLink,
  findingLimits,
  isShownLine,
  labelKey,
} from "../domain/finding.ts";
import { AuditId, DeliverableId } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import {
  type Dispositions,
  dispositionsTitle,
  mostDispositionBytes,
  type WrittenDisposition,
} from "./dispositions.ts";
import type { GrammarFault } from "./grammarFault.ts";
import { maxLineBytes, utf8Length } from "./lines.ts";

/** A text with more bad lines than that is none of these. */
const mostFaults = 200;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Keys of a block, in their order; which of them may come more than once. */
const blockKeys = [
  ["Answer", false],
  ["Duplicate of", false],
  ["Fixed in", true],
  ["CVE", true],
  ["Link", true],
  ["Note", true],
] as const;
type BlockKey = (typeof blockKeys)[number][0];

function lineFault(text: string): string | null {
  if (text.endsWith("\r")) return "it ends with CR: save it with LF line ends";
  if (!isShownLine(text)) return "it holds a character that does not show";
  if (text.endsWith(" ")) return "it ends with a space";
  return utf8Length(text) > maxLineBytes
    ? `it is longer than ${String(maxLineBytes)} bytes`
    : null;
}

/** Collects every fault, so that whoever wrote the text mends it once. */
class Reading {
  readonly faults: GrammarFault[] = [];
  readonly #lines = new Set<number>();

  fault(line: number, reason: string): null {
    // One reason a line: the first is what the others come from.
    if (this.faults.length < mostFaults && !this.#lines.has(line))
      this.faults.push({ line, reason });
    this.#lines.add(line);
    return null;
  }

  lines(text: string): readonly Line[] {
    const cut = text.split("\n");
    if (cut.at(-1) === "") cut.pop();
    else this.fault(cut.length, "the last line does not end with LF");
    const lines = cut.map((line, index) => {
      const reason = lineFault(line);
      if (reason !== null) this.fault(index + 1, reason);
      return { number: index + 1, text: line.trimEnd() };
    });
    return lines.filter((line) => !line.text.startsWith("#"));
  }

  /** `Key: value`; null after a fault. An empty value is allowed where a template leaves one. */
  pair({ number, text }: Line): { key: string; value: string } | null {
    const [, key, value] = /^([A-Z][A-Za-z -]*):(?: (.*))?$/.exec(text) ?? [];
    return key === undefined
      ? this.fault(number, "it is no line like Answer: accepted")
      : { key, value: value ?? "" };
  }

  shaped<T>(
    { number }: Line,
    shape: { safeParse(value: unknown): { success: boolean; data?: T } },
    value: string,
    reason: string,
  ): T | null {
    const read = shape.safeParse(value);
    return read.success && read.data !== undefined
      ? read.data
      : this.fault(number, reason);
  }
}

function readHead(
  reading: Reading,
  [title, audit, handOver]: readonly (Line | undefined)[],
): Pick<Dispositions, "audit" | "handOver"> | null {
  if (title?.text !== dispositionsTitle)
    return reading.fault(title?.number ?? 1, `it is not ${dispositionsTitle}`);
  const named = audit === undefined ? null : reading.pair(audit);
  const of = handOver === undefined ? null : reading.pair(handOver);
  if (audit === undefined || named?.key !== "Audit")
    return reading.fault(audit?.number ?? 2, "it is not the line Audit:");
  if (handOver === undefined || of?.key !== "Hand-over")
    return reading.fault(
      handOver?.number ?? 3,
      "it is not the line Hand-over:",
    );
  const id = reading.shaped(audit, AuditId, named.value, "it is no audit's id");
  const deliverable =
    of.value === "none"
      ? null
      : reading.shaped(
          ...([handOver, DeliverableId, of.value] as const),
          "it is neither none nor 32 hex digits",
        );
  return id === null ? null : { audit: id, handOver: deliverable };
}

type Values = Record<BlockKey, { line: Line; value: string }[]>;

function valuesOf(reading: Reading, lines: readonly Line[]): Values {
  const values = Object.fromEntries(
    blockKeys.map(([key]) => [key, []]),
  ) as unknown as Values;
  let reached = 0;
  for (const line of lines) {
    const pair = reading.pair(line);
    if (pair === null) continue;
    const at = blockKeys.findIndex(([key]) => key === pair.key);
    const [key, isMany] = blockKeys[at] ?? [null, false];
    if (key === null)
      reading.fault(line.number, `there is no line ${pair.key}:`);
    else if (at < reached)
      reading.fault(line.number, `${key}: stands in the wrong place`);
    else if (!isMany && values[key].length > 0)
      reading.fault(line.number, `${key}: stands there already`);
    else {
      reached = at;
      values[key].push({ line, value: pair.value });
    }
  }
  return values;
}

const words = {
  answer: `it is none of ${dispositionAnswers.join(", ")}`,
  label: "it is no finding's id",
  cve: "it is no id like CVE-2027-12345",
  link: "it is no address that begins https://",
  version: `it is longer than ${String(findingLimits.fixVersionLetters)} characters`,
} as const;

const FixVersion = {
  safeParse: (value: unknown) =>
    typeof value === "string" && value.length <= findingLimits.fixVersionLetters
      ? { success: true, data: value }
      : { success: false },
};

function listOf<T>(
  reading: Reading,
  given: Values[BlockKey],
  shape: { safeParse(value: unknown): { success: boolean; data?: T } },
  reason: string,
): T[] {
  const read = given
    .filter(({ value }) => value !== "")
    .map(({ line, value }) => reading.shaped(line, shape, value, reason))
    .filter((value) => value !== null);
  return [...new Set(read)];
}

function one<T>(
  reading: Reading,
  given: Values[BlockKey],
  shape: { safeParse(value: unknown): { success: boolean; data?: T } },
  reason: string,
): T | null {
  return listOf(reading, given, shape, reason)[0] ?? null;
}

/** What does not go together, at the line of the finding. */
function checkTogether(reading: Reading, said: WrittenDisposition): void {
  const { line, answer, duplicateOf, fixVersions, cves, links, note } = said;
  const more = fixVersions.length + cves.length + links.length + note.length;
  if (answer === null && (duplicateOf !== null || more > 0))
    reading.fault(line, "its Answer: is empty, and other lines are not");
  if (answer === "duplicate" && duplicateOf === null)
    reading.fault(line, "it is a duplicate, and Duplicate of: is empty");
  if (answer !== "duplicate" && answer !== null && duplicateOf !== null)
    reading.fault(line, "it is no duplicate, and Duplicate of: is not empty");
  if (answer === "cve-assigned" && cves.length === 0)
    reading.fault(line, "a CVE was assigned, and CVE: is empty");
  if (utf8Length(note) > findingLimits.descriptionBytes)
    reading.fault(line, "its notes are longer than 32 KiB");
  const lists = [fixVersions, cves, links];
  if (lists.some((list) => list.length > findingLimits.links))
    reading.fault(
      line,
      `it has more than ${String(findingLimits.links)} lines of a kind`,
    );
}

function readBlock(
  reading: Reading,
  [first, ...rest]: readonly Line[],
): WrittenDisposition | null {
  if (first === undefined) return null;
  const pair = reading.pair(first);
  if (pair === null) return null;
  if (pair.key !== "Finding")
    return reading.fault(first.number, "a block begins with Finding:");
  const label = reading.shaped(first, FindingLabel, pair.value, words.label);
  const given = valuesOf(reading, rest);
  if (label === null) return null;
  if (given.Answer.length === 0)
    return reading.fault(first.number, "its line Answer: is missing");
  const said: WrittenDisposition = {
    ...{ line: first.number, label },
    answer: one(reading, given.Answer, DispositionAnswer, words.answer),
    duplicateOf: one(reading, given["Duplicate of"], FindingLabel, words.label),
    fixVersions: listOf(reading, given["Fixed in"], FixVersion, words.version),
    cves: listOf(reading, given.CVE, CveId, words.cve),
    links: listOf(reading, given.Link, FindingLink, words.link),
    note: given.Note.map(({ value }) => value)
      .join("\n")
      .trim(),
  };
  // A bad line is named already: what does not go together because of it is not said once more.
  const last = rest.at(-1)?.number ?? first.number;
  const isWhole = !reading.faults.some(
    ({ line }) => line >= first.number && line <= last,
  );
  if (isWhole) checkTogether(reading, said);
  return said;
}

/** Lines between empty ones. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines)
    if (line.text === "") blocks.push([]);
    else blocks.at(-1)?.push(line);
  return blocks.filter((block) => block.length > 0);
}

/** The text, or every line of it that is not of the grammar. */
export function parseDispositions(
  text: string,
): Result<Dispositions, readonly GrammarFault[]> {
  const reading = new Reading();
  if (utf8Length(text) > mostDispositionBytes)
    return err([{ line: 0, reason: "the file is larger than 4 MiB" }]);
  const lines = reading.lines(text);
  const [head = [], ...blocks] = blocksOf(lines);
  const first = readHead(reading, head);
  for (const { number } of head.slice(3))
    reading.fault(number, "an empty line is missing above it");
  const answers: WrittenDisposition[] = [];
  const seen = new Map<string, number>();
  for (const block of blocks) {
    const said = readBlock(reading, block);
    if (said === null) continue;
    const before = seen.get(labelKey(said.label));
    if (before !== undefined)
      reading.fault(
        said.line,
        `${said.label} stands at line ${String(before)} already`,
      );
    else seen.set(labelKey(said.label), said.line);
    answers.push(said);
  }
  if (blocks.length > findingLimits.findings)
    reading.fault(1, "it names more than 10,000 findings");
  if (first !== null && blocks.length === 0)
    reading.fault(lines.at(-1)?.number ?? 1, "it names no finding");
  const { faults } = reading;
  return first === null || faults.length > 0
    ? err([...faults].sort((a, b) => a.line - b.line))
    : ok({ ...first, answers });
}
