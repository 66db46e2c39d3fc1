// SPDX-License-Identifier: Apache-2.0

export interface TextLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/**
 * What a charter changes, line by line. No line of a charter repeats and its order is fixed, so that lines
 * that both have come in the same order in both, and a merge gives the fewest differences there can be.
 */
export function charterDifferences(
  before: string,
  after: string,
): readonly TextLine[] {
  return differingParts(linesOf(before), linesOf(after));
}

/** The same of any two lists of parts, none of which stands twice in one of them, in an order that both keep. */
export function differingParts(
  old: readonly string[],
  fresh: readonly string[],
): readonly TextLine[] {
  const inOld = new Set(old);
  const inFresh = new Set(fresh);
  const lines: TextLine[] = [];
  let at = 0;
  for (const text of fresh) {
    if (!inOld.has(text)) {
      lines.push({ kind: "added", text });
      continue;
    }
    for (; at < old.length && old[at] !== text; at += 1)
      lines.push({ kind: "removed", text: old[at] ?? "" });
    at += 1;
    lines.push({ kind: "same", text });
  }
  for (; at < old.length; at += 1)
    if (!inFresh.has(old[at] ?? ""))
      lines.push({ kind: "removed", text: old[at] ?? "" });
  return withRemovedFirst(lines);
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** Of a run of changed lines the removed come first, so that a changed line follows what it was. */
function withRemovedFirst(lines: readonly TextLine[]): readonly TextLine[] {
  const runs: TextLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    const [first] = last ?? [];
    const joins =
      last !== undefined && (first?.kind === "same") === (line.kind === "same");
    if (joins) last.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) => [
    ...run.filter(({ kind }) => kind === "same"),
    ...run.filter(({ kind }) => kind === "removed"),
    ...run.filter(({ kind }) => kind === "added"),
  ]);
}
