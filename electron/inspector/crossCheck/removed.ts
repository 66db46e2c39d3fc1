// SPDX-License-Identifier: Apache-2.0
import { foldLetters, foldShown, type Folded, isWithinWord } from "./fold.ts";

/** Folded letters that stand nowhere by chance: as a whole word or not, they are the passage. */
const longEnough = 16;
/** Letters that random bytes do not spell. */
const mostRandom = 6;
const fewestLetters = 4;

export interface RemovedHit {
  /** Which of the texts that were marked. */
  readonly removed: number;
  /** The text itself; else letters in which it may be, such as within a longer word. */
  readonly isWhole: boolean;
  /** Of the line in which it begins, from 0. */
  readonly line: number;
}

interface Wanted {
  readonly removed: number;
  readonly text: string;
}

/** Finds any of many texts in one pass, by their first two letters. */
class Index {
  readonly #byStart = new Map<number, Wanted[]>();
  readonly #first = new Uint8Array(65_536);

  constructor(wanted: readonly Wanted[]) {
    for (const each of wanted) {
      if (each.text.length < 2) continue;
      const start = this.#startOf(each.text, 0);
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), each]);
      this.#first[each.text.charCodeAt(0)] = 1;
    }
  }

  #startOf(text: string, at: number): number {
    return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
  }

  *in(text: string): Generator<Wanted & { readonly at: number }> {
    for (let at = 0; at + 1 < text.length; at += 1) {
      if (this.#first[text.charCodeAt(at)] !== 1) continue;
      for (const wanted of this.#byStart.get(this.#startOf(text, at)) ?? [])
        if (text.startsWith(wanted.text, at)) yield { ...wanted, at };
    }
  }
}

function wantedOf(
  texts: readonly string[],
  fold: (text: string) => Folded,
  fewest: number,
): Wanted[] {
  return texts
    .map((text, removed) => ({ removed, text: fold(text).text }))
    .filter(({ text }) => text.length >= fewest);
}

function linesIn(source: string): (at: number) => number {
  let [line, from] = [0, 0];
  return (at) => {
    if (at < from) [line, from] = [0, 0];
    for (let next = source.indexOf("\n", from); next !== -1 && next < at;) {
      line += 1;
      from = next + 1;
      next = source.indexOf("\n", from);
    }
    return line;
  };
}

/** Looks for texts that were marked as removed, however they are broken, spelt or spaced. */
export class RemovedTexts {
  readonly texts: readonly string[];
  readonly #shown: Index;
  readonly #letters: Index;
  readonly #raw: Index;

  constructor(texts: readonly string[]) {
    this.texts = texts;
    const shown = wantedOf(texts, foldShown, 2);
    this.#shown = new Index(shown);
    this.#letters = new Index(wantedOf(texts, foldLetters, fewestLetters));
    this.#raw = new Index(
      shown.filter(({ text }) => text.length >= mostRandom),
    );
  }

  *#hits(
    folded: Folded,
    index: Index,
    isExact: boolean,
  ): Generator<RemovedHit> {
    const lineOf = linesIn(folded.source);
    for (const { removed, text, at } of index.in(folded.text)) {
      const from = folded.sourceAt(at);
      const to = folded.sourceAt(at + text.length - 1) + 1;
      const isWhole =
        text.length >= longEnough ||
        (isExact && !isWithinWord(folded.source, from, to));
      yield { removed, isWhole, line: lineOf(from) };
    }
  }

  /** In a text that somebody wrote. */
  *inText(text: string): Generator<RemovedHit> {
    if (this.texts.length === 0) return;
    yield* this.#hits(foldShown(text), this.#shown, true);
    yield* this.#hits(foldLetters(text), this.#letters, false);
  }

  /** In bytes of which nobody knows what they are. */
  *inBytes(text: string): Generator<RemovedHit> {
    if (this.texts.length === 0) return;
    yield* this.#hits(foldShown(text), this.#raw, true);
  }

  /** Stretches of a folded text, each from and to. */
  *stretches(folded: string): Generator<readonly [number, number]> {
    for (const { at, text } of this.#shown.in(folded))
      yield [at, at + text.length];
  }
}
