// SPDX-License-Identifier: Apache-2.0
import type { Place } from "../../../shared/domain/inspection.ts";
import { foldShown } from "./fold.ts";
import type { Hearing, Passage } from "./hearing.ts";
import { leastHunks, mostWeighed } from "./leastDiff.ts";
import { type Hunk, hunksOf } from "./wordDiff.ts";

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

const mostSaid = 100;

/** What was marked is not said again: the report goes to everybody who is asked to sign. */
function shownWords(
  words: readonly Word[],
  isMarked: readonly boolean[] = [],
): string {
  const said: string[] = [];
  for (const [at, { shown }] of words.entries())
    if (said.length === mostSaid) break;
    else if (isMarked[at] !== true) said.push(shown);
    else if (isMarked[at - 1] !== true) said.push("[…]");
  return said.join(" ");
}

function isGone({ b: [from, to] }: Hunk): boolean {
  return from === to;
}

const foldedOf = (words: readonly Word[]): string[] =>
  words.map(({ folded }) => folded);

/** A part of both texts that begins and ends as the words beside it. */
interface Part {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly hunks: readonly Hunk[];
}

/** Words beside a difference among which it may lie as well. */
const near = 40;

const reachOf = ({ a: [from, to] }: Hunk): number => near + to - from;

/** Differences that may be each other's: words that stand again and again lie between them. */
function groupsOf(hunks: Iterable<Hunk>): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (
      group !== undefined &&
      last !== undefined &&
      hunk.a[0] - last.a[1] <= reachOf(last) + reachOf(hunk)
    )
      group.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** Holds two texts against each other; what was marked in the first is known. */
class Held {
  readonly #before: readonly Word[];
  readonly #after: readonly Word[];
  readonly #isMarked: readonly boolean[];

  constructor(
    before: readonly Word[],
    after: readonly Word[],
    isMarked: readonly boolean[],
  ) {
    this.#before = before;
    this.#after = after;
    this.#isMarked = isMarked;
  }

  *hunks(): Generator<Hunk> {
    const all = hunksOf(foldedOf(this.#before), foldedOf(this.#after));
    for (const hunks of groupsOf(all))
      if (!hunks.every((hunk) => this.#isAsMarked(hunk)))
        yield* this.#within(this.#around(hunks));
  }

  #isAsMarked(hunk: Hunk): boolean {
    return (
      isGone(hunk) && this.#isMarked.slice(...hunk.a).every((each) => each)
    );
  }

  #around(hunks: readonly Hunk[]): Part {
    const [first, last] = [hunks[0], hunks.at(-1)];
    if (first === undefined || last === undefined)
      return { from: [0, 0], to: [0, 0], hunks };
    const back = Math.min(reachOf(first), first.a[0], first.b[0]);
    const on = Math.min(
      reachOf(last),
      this.#before.length - last.a[1],
      this.#after.length - last.b[1],
    );
    return {
      from: [first.a[0] - back, first.b[0] - back],
      to: [last.a[1] + on, last.b[1] + on],
      hunks,
    };
  }

  *#within(part: Part): Generator<Hunk> {
    const [a, b] = part.from;
    const before = foldedOf(this.#before.slice(a, part.to[0]));
    const after = foldedOf(this.#after.slice(b, part.to[1]));
    if (before.length * after.length > mostWeighed) {
      yield* this.#withinLong(part);
      return;
    }
    const isMarked = this.#isMarked.slice(a, part.to[0]);
    for (const hunk of leastHunks({ before, after, isMarked }))
      yield {
        a: [hunk.a[0] + a, hunk.a[1] + a],
        b: [hunk.b[0] + b, hunk.b[1] + b],
      };
  }

  *#withinLong({ from: begin, to, hunks }: Part): Generator<Hunk> {
    let from = begin;
    let gone: Hunk[] = [];
    for (const hunk of hunks) {
      if (isGone(hunk)) {
        gone.push(hunk);
        continue;
      }
      yield* this.#goneIn({ from, to: [hunk.a[0], hunk.b[0]], hunks: gone });
      yield hunk;
      from = [hunk.a[1], hunk.b[1]];
      gone = [];
    }
    yield* this.#goneIn({ from, to, hunks: gone });
  }

  /**
   * Of "the key the" nobody can say which "the" is gone: what was marked is taken to be, as far as nothing but
   * that and words beside it can be.
   */
  *#goneIn({ from, to, hunks }: Part): Generator<Hunk> {
    if (hunks.length === 0) return;
    const left: number[] = [];
    for (let at = from[0]; at < to[0]; at += 1)
      if (this.#isMarked[at] !== true) left.push(at);
    const others = [
      ...hunksOf(
        left.map((at) => this.#before[at]?.folded ?? ""),
        foldedOf(this.#after.slice(from[1], to[1])),
      ),
    ];
    if (!others.every(isGone)) {
      yield* hunks;
      return;
    }
    for (const { a, b } of others)
      yield { a: [left[a[0]] ?? 0, (left[a[1] - 1] ?? 0) + 1], b };
  }
}

/** Where the public version says other than the private one, or leaves out what was not marked. */
export function* changedTexts(
  base: Hearing,
  own: Hearing,
): Generator<ChangedText> {
  const before = wordsOf(base.content.map(joined));
  const after = wordsOf(own.content.map(joined));
  const isMarked = markedWords(before, base);
  for (const { a, b } of new Held(before, after, isMarked).hunks()) {
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
