// SPDX-License-Identifier: Apache-2.0

/**
 * The part of ICU MessageFormat that the words of this app use: `{name}`, and
 * `{name, plural, =0 {…} one {…} other {…}}` with `#` for the number. Whoever translates writes the same
 * syntax; a full library can take this module's place without touching a message.
 */
export type TemplateArgs = Readonly<Record<string, string | number>>;

interface Cursor {
  readonly source: string;
  at: number;
}

const numbers = new Intl.NumberFormat("en");
const plurals = new Intl.PluralRules("en");

/** @throws Error when the template is malformed or names an argument that is absent: both are bugs. */
export function fillTemplate(source: string, args: TemplateArgs = {}): string {
  const cursor: Cursor = { source, at: 0 };
  const filled = readText(cursor, args, null);
  if (cursor.at < source.length) throw templateError(cursor, "stray }");
  return filled;
}

function templateError(cursor: Cursor, why: string): Error {
  return new Error(`template “${cursor.source}”: ${why} at ${cursor.at}`);
}

function valueOf(cursor: Cursor, args: TemplateArgs, name: string) {
  const value = args[name];
  if (value === undefined) throw templateError(cursor, `no “${name}”`);
  return value;
}

function shown(value: string | number): string {
  return typeof value === "number" ? numbers.format(value) : value;
}

/** Reads up to the brace that ends this level; `count` replaces `#`. */
function readText(
  cursor: Cursor,
  args: TemplateArgs,
  count: number | null,
): string {
  let text = "";
  while (cursor.at < cursor.source.length) {
    const character = cursor.source.charAt(cursor.at);
    if (character === "}") return text;
    cursor.at += 1;
    if (character === "{") text += readArgument(cursor, args);
    else if (character === "#" && count !== null) text += shown(count);
    else text += character;
  }
  return text;
}

function readWord(cursor: Cursor): string {
  const word = /^\s*([=\w]+)\s*/.exec(cursor.source.slice(cursor.at));
  if (word?.[1] === undefined) throw templateError(cursor, "no name");
  cursor.at += word[0].length;
  return word[1];
}

function expect(cursor: Cursor, character: string): void {
  if (cursor.source.charAt(cursor.at) !== character)
    throw templateError(cursor, `no ${character}`);
  cursor.at += 1;
}

function readArgument(cursor: Cursor, args: TemplateArgs): string {
  const name = readWord(cursor);
  const value = valueOf(cursor, args, name);
  if (cursor.source.charAt(cursor.at) === "}") {
    cursor.at += 1;
    return shown(value);
  }
  expect(cursor, ",");
  if (readWord(cursor) !== "plural") throw templateError(cursor, "no plural");
  expect(cursor, ",");
  return readPlural(cursor, args, Number(value));
}

function readPlural(cursor: Cursor, args: TemplateArgs, count: number): string {
  const choices = new Map<string, string>();
  for (;;) {
    const choice = readWord(cursor);
    expect(cursor, "{");
    choices.set(choice, readText(cursor, args, count));
    expect(cursor, "}");
    if (/^\s*}/.test(cursor.source.slice(cursor.at))) break;
  }
  cursor.at = cursor.source.indexOf("}", cursor.at) + 1;
  const text =
    choices.get(`=${count}`) ??
    choices.get(plurals.select(count)) ??
    choices.get("other");
  if (text === undefined) throw templateError(cursor, "no “other”");
  return text;
}
