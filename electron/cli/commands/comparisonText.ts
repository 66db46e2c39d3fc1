// SPDX-License-Identifier: Apache-2.0
import type {
  Comparison,
  Entry,
  EntryRow,
  LineRow,
  ShownLine,
} from "../../../shared/domain/comparison.ts";
import type {
  ComparedVersion,
  ComparisonView,
} from "../../../shared/ipc/comparisonContract.ts";
import {
  digestReasonWords,
  entryChangeWords,
  leftAside,
  notSeenText,
} from "../../../shared/text/comparison.ts";
import { refusalWords } from "../../../shared/text/handedOver.ts";
import { counted, fields, sentence, shortId, size, table } from "../layout.ts";
import { printable } from "../printable.ts";

/** One line that is safe on a terminal; a tab only moves on, and stays. */
function line(text: string): string {
  return text.split("\t").map(printable).join("\t");
}

function textOf({ parts, isCut }: ShownLine): string {
  const text = parts.map((part) => part.text).join("");
  return line(text) + (isCut ? " […]" : "");
}

/** `3`, or `3:2` for the second line of page 3. */
function placeOf({ section, number }: ShownLine): string {
  return section === "" ? String(number) : `${line(section)}:${number}`;
}

type Side = "before" | "after";
const signs: Readonly<Record<Side, string>> = { before: "-", after: "+" };

function signed(sign: string, shown: ShownLine): string {
  const end = shown.isEndless ? "\\ No newline at end of file\n" : "";
  return `${sign}${textOf(shown)}\n${end}`;
}

/** One difference as a patch shows it: all that went, then all that came. */
function differenceText(rows: readonly LineRow[]): string {
  const side = (which: Side): string =>
    rows
      .flatMap((row) => row[which] ?? [])
      .map((shown) => signed(signs[which], shown))
      .join("");
  return side("before") + side("after");
}

/** Rows between two that stand for equal ones. */
function hunks(rows: readonly LineRow[]): LineRow[][] {
  const found: LineRow[][] = [[]];
  for (const row of rows)
    if (row.kind === "skipped") found.push([]);
    else found.at(-1)?.push(row);
  return found.filter((hunk) => hunk.length > 0);
}

/** A side without lines in a hunk has none at all. */
function rangeOf(hunk: readonly LineRow[], which: Side): string {
  const lines = hunk.flatMap((row) => row[which] ?? []);
  const [first] = lines;
  const begin = first === undefined ? "0" : placeOf(first);
  return lines.length === 1 ? begin : `${begin},${lines.length}`;
}

function hunkText(hunk: readonly LineRow[]): string {
  let text = "";
  let difference: LineRow[] = [];
  for (const row of hunk) {
    if (row.kind !== "same") {
      difference.push(row);
      continue;
    }
    text += differenceText(difference);
    difference = [];
    if (row.after !== null) text += signed(" ", row.after);
  }
  return text + differenceText(difference);
}

/** The differences as a unified patch. */
function linesText(rows: readonly LineRow[]): string {
  return hunks(rows)
    .map(
      (hunk) =>
        `@@ -${rangeOf(hunk, "before")} +${rangeOf(hunk, "after")} @@\n${hunkText(hunk)}`,
    )
    .join("");
}

function contentOf(entry: Entry | null): string {
  if (entry === null) return "-";
  const { refused, sha256 } = entry;
  if (refused !== null) return `not read: it ${refusalWords[refused]}`;
  return `${size(entry.size ?? 0)} ${(sha256 ?? "").slice(0, 12)}`;
}

function entriesText(rows: readonly EntryRow[]): string {
  const cells = rows.map(({ kind, before, after }) => [
    entryChangeWords[kind],
    contentOf(before),
    contentOf(after),
    kind === "moved"
      ? `${before?.path ?? ""} → ${after?.path ?? ""}`
      : ((after ?? before)?.path ?? ""),
  ]);
  return rows.length === 0
    ? sentence("Every file in them is equal.")
    : table(["CHANGE", "BEFORE", "AFTER", "PATH"], cells);
}

function digestsText(
  before: ComparedVersion,
  after: ComparedVersion,
  { outcome, ...found }: Comparison,
): string {
  if (outcome.kind !== "digests") return "";
  const side = (which: Side, of: ComparedVersion): string => {
    const lines = found[which].lines;
    const alone = outcome.alone?.[which];
    const counts = [
      `${of.size} bytes`,
      ...(lines === null ? [] : [counted(lines, "line", "lines")]),
      ...(alone === undefined ? [] : [`${alone} of them here alone`]),
    ];
    return `${of.sha256}  ${counts.join(", ")}`;
  };
  return (
    sentence(digestReasonWords[outcome.why]) +
    fields([
      ["Before", side("before", before)],
      ["After", side("after", after)],
    ])
  );
}

function besideOf(found: Comparison): string {
  const sides = [
    ...found.before.notSeen.map((each) => `Before: ${notSeenText(each)}.`),
    ...found.after.notSeen.map((each) => `After: ${notSeenText(each)}.`),
  ];
  const unseen =
    sides.length === 0 ? [] : ["Not everything could be compared:", ...sides];
  return [...leftAside(found), ...unseen].map(sentence).join("");
}

export interface ComparisonRows {
  readonly lines: readonly LineRow[];
  readonly entries: readonly EntryRow[];
}

/** What is printed as the result, and what a person is told beside it. */
export function comparisonText(
  { before, after, found }: ComparisonView,
  { lines, entries }: ComparisonRows,
): { readonly text: string; readonly beside: string } {
  if (found === null)
    return { text: sentence("The two are the same bytes."), beside: "" };
  const beside = besideOf(found);
  const { outcome } = found;
  switch (outcome.kind) {
    case "digests":
      return { text: digestsText(before, after, found), beside };
    case "entries":
      return { text: entriesText(entries), beside };
    case "lines": {
      if (outcome.removed + outcome.added === 0)
        return {
          text: sentence("Their lines are equal; their bytes are not."),
          beside,
        };
      const head = [
        ["---", before],
        ["+++", after],
      ] as const;
      const heads = head.map(([sign, { name, version, sha256 }]) =>
        sentence(`${sign} ${name} (${shortId(version ?? sha256)})`),
      );
      return { text: heads.join("") + linesText(lines), beside };
    }
  }
}
