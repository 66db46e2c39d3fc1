// SPDX-License-Identifier: Apache-2.0

/**
 * Characters that act on a terminal or hide what a text says: controls, bidirectional marks and
 * overrides, zero-width and invisible ones, line separators, lone surrogates.
 */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16).padStart(4, "0")}}`;
}

/** One line that is safe on a terminal: whatever acts is shown as `\u{202e}` instead. */
export function printable(text: string): string {
  return text.replace(acting, visible);
}

/** The same for a text of several lines, whose line ends stay. */
export function printableText(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) =>
      `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** One JSON document, indented, in which nothing acts on a terminal; it parses to the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split("\n")
    .map((line) => line.replace(acting, escaped))
    .join("\n");
}
