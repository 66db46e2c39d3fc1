// SPDX-License-Identifier: Apache-2.0
import type { Place } from "../../../shared/domain/inspection.ts";
import { foldShown } from "./fold.ts";
import type { Hearing, Passage } from "./hearing.ts";
import { hunksOf } from "./wordDiff.ts";

interface Word {
  readonly shown: string;
  readonly folded: string;
  readonly passage: Passage;
  readonly line: number;
}

export interface ChangedText {
  readonly members: readonly string[];
  readonly place: Place;
  /** Of the private version; empty where nothing of it stood there. */
  readonly before: string;
  /** Empty where words are gone. */
  readonly after: string;
  /** Every word of `before` was marked as removed. */
  readonly wasMarked: boolean;
}

/** A hyphen where a line ends parts one word. */
const brokenWord = /(?<=\p{L})[\p{Pd}\u00ad][^\S\n]*\r?\n\s*(?=\p{L})/gu;

function wordsOf(passages: readonly Passage[]): Word[] {
  const words: Word[] = [];
  for (const passage of passages) {
    let line = 0;
    for (const each of passage.text.split("\n")) {
      for (const shown of each.split(/\s+/)) {
        const folded = foldShown(shown).text;
        if (folded !== "") words.push({ shown, folded, passage, line });
      }
      line += 1;
    }
  }
  return words;
}

/** Words parted by a line's end are one; the lines are counted as they were. */
function joined({ text, ...rest }: Passage): Passage {
  const whole = text.replace(
    brokenWord,
    (gap) => `\u2060${"\u2061".repeat(gap.split("\n").length - 1)}`,
  );
  return { ...rest, text: whole };
}

/** Which words of the private version were marked as removed. */
function markedWords(
  words: readonly Word[],
  { removed }: Hearing,
): readonly boolean[] {
  const starts: number[] = [];
  let text = "";
  for (const { folded } of words) {
    starts.push(text.length);
    text += folded;
  }
  const isMarked = new Array<boolean>(words.length).fill(false);
  for (const [from, to] of removed.stretches(text)) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    for (let at = low; at < starts.length && (starts[at] ?? 0) < to; at += 1)
      isMarked[at] = true;
  }
  return isMarked;
}

/** What was marked is not said again: the report goes to everybody who is asked to sign. */
function shownWords(
  words: readonly Word[],
  isMarked: readonly boolean[] = [],
): string {
  const said: string[] = [];
  for (const [at, { shown }] of words.slice(0, 100).entries())
    if (isMarked[at] !== true) said.push(shown);
    else if (isMarked[at - 1] !== true) said.push("[…]");
  return said.join(" ");
}

/** Where the public version says other than the private one, or leaves out what was not marked. */
export function* changedTexts(
  base: Hearing,
  own: Hearing,
): Generator<ChangedText> {
  const before = wordsOf(base.content.map(joined));
  const after = wordsOf(own.content.map(joined));
  const isMarked = markedWords(before, base);
  const hunks = hunksOf(
    before.map(({ folded }) => folded),
    after.map(({ folded }) => folded),
  );
  for (const { a, b } of hunks) {
    const gone = before.slice(...a);
    const come = after.slice(...b);
    const marked = isMarked.slice(...a);
    const wasMarked = marked.every((each) => each);
    if (come.length === 0 && wasMarked) continue;
    const at = come[0] ?? gone[0];
    if (at === undefined) continue;
    const { members, placeOf } = at.passage;
    yield {
      ...{ members, place: placeOf(at.line), wasMarked },
      before: shownWords(gone, marked),
      after: shownWords(come),
    };
  }
}
