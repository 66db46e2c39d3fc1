// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../result.ts";
import type { GrammarFault } from "./grammarFault.ts";
import { firstUnprintable } from "./printable.ts";

/** Common grammar of charters and statements (docs/format/statements.md, "Lines"). */
export const maxFileBytes = 32 * 1024 * 1024;
export const maxLineBytes = 4096;
export const maxTextCharacters = 1000;

/** Bytes of `text` in UTF-8; a lone surrogate counts as three, as its replacement would. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isTail(text, index + 1)) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}

function isTail(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Order of the UTF-8 bytes, which is the order of code points and not that of UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let index = 0;
  while (index < shorter && a.charCodeAt(index) === b.charCodeAt(index))
    index += 1;
  if (index === shorter) return a.length - b.length;
  return rank(a.charCodeAt(index)) - rank(b.charCodeAt(index));
}

/** Where two strings first differ, a surrogate stands for a code point above every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** A sorted copy, by UTF-8 bytes. */
export function sortedByBytes<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  return [...items].sort((a, b) => compareBytes(keyOf(a), keyOf(b)));
}

/**
 * Cuts a text into its lines, without their LF, or names the first line that breaks the common rules.
 * `text` is the file's bytes decoded as strict UTF-8 with a byte-order mark kept, so that one is refused.
 */
export function splitLines(
  text: string,
): Result<readonly string[], GrammarFault> {
  if (text === "") return fault(0, "the file is empty");
  if (text.length > maxFileBytes || utf8Length(text) > maxFileBytes)
    return fault(0, "the file is larger than 32 MiB");
  const lines = text.split("\n");
  if (lines.pop() !== "")
    return fault(lines.length + 1, "the last line does not end with LF");
  for (const [index, line] of lines.entries()) {
    const reason = lineFault(line);
    if (reason !== null) return fault(index + 1, reason);
  }
  return ok(lines);
}

function lineFault(line: string): string | null {
  const foreign = firstUnprintable(line);
  if (foreign !== null) return `${foreign} is not allowed in this text`;
  if (line.endsWith(" ")) return "the line ends with a space";
  if (line.length * 4 > maxLineBytes && utf8Length(line) > maxLineBytes)
    return "the line is longer than 4096 bytes";
  return null;
}

function fault(line: number, reason: string) {
  return err<GrammarFault>({ line, reason });
}

/**
 * `text` of the grammar: 1–1000 printable characters, no space first or last. The error is the reason,
 * in words. Text that a person typed is put in NFC by the caller first (`.normalize("NFC")`).
 */
export function parseText(untrusted: string): Result<string, string> {
  if (untrusted === "") return err("it is empty");
  const foreign = firstUnprintable(untrusted);
  if (foreign !== null) return err(`${foreign} is not allowed in it`);
  if (untrusted.startsWith(" ") || untrusted.endsWith(" "))
    return err("it begins or ends with a space");
  if (Array.from(untrusted).length > maxTextCharacters)
    return err("it is longer than 1000 characters");
  return ok(untrusted);
}
