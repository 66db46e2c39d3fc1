// SPDX-License-Identifier: Apache-2.0
import { diffWordsWithSpace } from "diff";
import {
  type LineRow,
  type ShownLine,
  shownLetters,
} from "../../shared/domain/comparison.ts";
import type { RowPlace } from "./layout.ts";
import { type Lines, placeOf } from "./lines.ts";

type Parts = ShownLine["parts"];

/** Words removed and added in one line, beyond which no word of it is marked. */
const mostWordEdits = 200;
/** Milliseconds. */
const longestWordDiff = 50;
/** Of a line that begins long after its beginning, so much of what is equal is shown. */
const lead = 100;

function excerpt(text: string, from: number): string {
  return text.slice(from, from + shownLetters);
}

function plain(text: string): Parts {
  return text === "" ? [] : [{ text, differs: false }];
}

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

/** Both lines in parts; marked only where enough is equal for the marks to say something. */
function wordParts(
  before: string,
  after: string,
): { readonly before: Parts; readonly after: Parts } {
  const unmarked = { before: plain(before), after: plain(after) };
  const changes = diffWordsWithSpace(before, after, {
    maxEditLength: mostWordEdits,
    timeout: longestWordDiff,
  });
  if (changes === undefined) return unmarked;
  const equal = changes
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.trim().length, 0);
  if (equal * 3 < Math.max(before.length, after.length)) return unmarked;
  return {
    before: changes
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, differs: removed })),
    after: changes
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, differs: added })),
  };
}

function shownLine(
  lines: Lines,
  index: number,
  parts: Parts,
  from: number,
): ShownLine {
  const { texts, isEndless } = lines;
  const { length } = texts[index] ?? "";
  return {
    ...placeOf(lines, index),
    parts,
    isCut: from > 0 || from + shownLetters < length,
    isEndless: isEndless && index === texts.length - 1,
  };
}

/** One row with what stands in it. */
export function shownRow(
  before: Lines,
  after: Lines,
  place: RowPlace,
): LineRow {
  const { kind, skipped } = place;
  const one = before.texts[place.before ?? -1] ?? "";
  const other = after.texts[place.after ?? -1] ?? "";
  const isLong = Math.max(one.length, other.length) > shownLetters;
  const from =
    kind === "changed" && isLong
      ? Math.max(0, commonStart(one, other) - lead)
      : 0;
  const cut = { before: excerpt(one, from), after: excerpt(other, from) };
  const parts =
    kind === "changed"
      ? wordParts(cut.before, cut.after)
      : { before: plain(cut.before), after: plain(cut.after) };
  return {
    ...{ kind, skipped },
    before:
      place.before === null
        ? null
        : shownLine(before, place.before, parts.before, from),
    after:
      place.after === null
        ? null
        : shownLine(after, place.after, parts.after, from),
  };
}
