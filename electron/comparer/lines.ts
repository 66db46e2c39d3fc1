// SPDX-License-Identifier: Apache-2.0

/** A page, a part of a document, or a text as a whole. */
export interface Section {
  /** Empty where there is one alone. */
  readonly name: string;
  /** Index of its first line. */
  readonly start: number;
}

/** What is compared line by line. */
export interface Lines {
  readonly texts: readonly string[];
  /** In order, the first at 0; empty ones take no lines. */
  readonly sections: readonly Section[];
  /** No line end follows the last line. */
  readonly isEndless: boolean;
}

/** Letters of one version that are compared. */
export const mostLetters = 64 * 1024 * 1024;

export function linesOfText(text: string): Lines {
  const texts = text.split("\n");
  const isEndless = texts.at(-1) !== "";
  if (!isEndless) texts.pop();
  return { texts, sections: [{ name: "", start: 0 }], isEndless };
}

/** Pages or parts, whose blank lines are nothing but space between what is written. */
export function linesOfSections(
  parts: readonly (readonly [name: string, text: string])[],
): Lines {
  const texts: string[] = [];
  const sections: Section[] = [];
  for (const [name, text] of parts) {
    sections.push({ name, start: texts.length });
    for (const line of text.split("\n"))
      if (line.trim() !== "") texts.push(line.trimEnd());
  }
  return { texts, sections, isEndless: false };
}

/** Where a line stands. */
export function placeOf(
  { sections }: Lines,
  index: number,
): { readonly section: string; readonly number: number } {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sections[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const { name, start } = sections[low] ?? { name: "", start: 0 };
  return { section: name, number: index - start + 1 };
}

/** What two lines must share to be equal: a line end counts. */
export function keysOf({ texts, isEndless }: Lines): readonly string[] {
  if (!isEndless) return texts;
  return [...texts.slice(0, -1), `${texts.at(-1) ?? ""}\n`];
}
