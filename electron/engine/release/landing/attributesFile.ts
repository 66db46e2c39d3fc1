// SPDX-License-Identifier: Apache-2.0
import { type JudgedPath, linesOf, pathPattern } from "./pathPattern.ts";

/** Set, unset (`-text`), or a value. */
export type Value = boolean | string;

export interface Rule {
  readonly fits: (path: JudgedPath) => boolean;
  /** In the order of the line; null: not specified after all (`!text`). */
  readonly sets: readonly (readonly [name: string, value: Value | null])[];
}

export interface Macro {
  readonly name: string;
  readonly sets: Rule["sets"];
}

/** Git leaves out a line of as many bytes. */
const longestLine = 2048;
const macroPrefix = "[attr]";

/** Bytes as characters, one for one. */
const asText = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString("latin1");
const asBytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** A pattern in quotes, as C writes strings; null where it is not one. */
function unquote(line: string): { name: string; rest: string } | null {
  const found = /^"((?:[^"\\]|\\(?:[abfnrtv"\\]|[0-3][0-7]{2}))*)"/.exec(line);
  if (found === null) return null;
  const plain = new Map(
    Object.entries({ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r" }),
  )
    .set("t", "\t")
    .set("v", "\v");
  const name = (found[1] ?? "").replace(
    /\\([0-3][0-7]{2}|[^])/g,
    (_whole, code: string) =>
      code.length === 3
        ? String.fromCharCode(parseInt(code, 8))
        : (plain.get(code) ?? code),
  );
  return { name, rest: line.slice(found[0].length) };
}

function trimStart(line: Uint8Array): string {
  return asText(line).replace(/^[ \t\r]+/, "");
}

/** One word after a pattern; null where it names no attribute, and the line counts for nothing. */
function parseState(word: string): readonly [string, Value | null] | null {
  const sign = /^[-!]/.exec(word)?.[0] ?? "";
  const [, name = "", equals, value = ""] =
    /^([^=]*)(=)?([^]*)$/.exec(word.slice(sign.length)) ?? [];
  if (!/^[A-Za-z0-9_.][-A-Za-z0-9_.]*$/.test(name)) return null;
  if (sign === "-") return [name, false];
  if (sign === "!") return [name, null];
  return [name, equals === undefined ? true : value];
}

function parseStates(text: string): Rule["sets"] | null {
  const sets: (readonly [string, Value | null])[] = [];
  for (const word of text.split(/[ \t\r]+/)) {
    if (word === "") continue;
    const state = parseState(word);
    if (state === null) return null;
    sets.push(state);
  }
  return sets;
}

/**
 * Whether git may read something else here than stands here: to it a NUL byte, as it is or written as \000 in
 * quotes, ends the word, the line or the file, as it comes.
 */
export function isUnclear(content: Uint8Array): boolean {
  return (
    content.includes(0) ||
    linesOf(content).some(
      (bytes) => unquote(trimStart(bytes))?.name.includes("\0") === true,
    )
  );
}

/** One `.gitattributes` (gitattributes(5)): what git does not understand, it leaves out. */
export function parseAttributes(
  content: Uint8Array,
  folder: string,
  foldCase = false,
): { readonly rules: readonly Rule[]; readonly macros: readonly Macro[] } {
  const rules: Rule[] = [];
  const macros: Macro[] = [];
  for (const bytes of linesOf(content)) {
    const line = trimStart(bytes);
    if (bytes.length >= longestLine || line === "" || line.startsWith("#"))
      continue;
    const quoted = line.startsWith('"') ? unquote(line) : null;
    const [word = ""] = /^[^ \t\r]*/.exec(line) ?? [];
    const { name, rest } = quoted ?? {
      name: word,
      rest: line.slice(word.length),
    };
    if (name.length > macroPrefix.length && name.startsWith(macroPrefix)) {
      const sets = parseStates(rest);
      // Elsewhere than at the root git refuses them.
      if (sets !== null && folder === "")
        macros.push({ name: name.slice(macroPrefix.length), sets });
      continue;
    }
    const sets = parseStates(rest);
    // Patterns that take back are not of this file.
    if (sets === null || name.startsWith("!")) continue;
    rules.push({ fits: pathPattern(asBytes(name), folder, foldCase), sets });
  }
  return { rules, macros };
}
