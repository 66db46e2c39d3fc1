// SPDX-License-Identifier: Apache-2.0
import type { Dice } from "../dice.ts";
import { assemble, digestOf, type MadeRelease } from "../releases.ts";
import {
  bytesAt,
  changed,
  flipped,
  type HostileKind,
  type HostileKinds,
  parts,
  place,
  rightRelease,
} from "./base.ts";

/** Texts that two readers might read in two ways. Whoever signs them signs exactly these bytes. */

/** Which text is odd: the statement, or the charter that it names. */
type Which = "statement" | "charter";

function signedAs(which: Which, odd: string): MadeRelease {
  const { charters, statement, ...right } = parts();
  const [held] = charters;
  if (held === undefined) throw new Error("no charter");
  return which === "statement"
    ? assemble({ ...right, charters, statement: odd })
    : assemble({
        ...right,
        charters: [{ ...held, text: odd }],
        statement: statement.replace(digestOf(held.text), digestOf(odd)),
      });
}

/** An odd text of either kind, which differs from the right one. */
function oddText(change: (text: string, dice: Dice) => string): HostileKind {
  const make = (dice: Dice): MadeRelease => {
    const which = dice.pick(["statement", "charter"] as const);
    const { charters, statement } = parts();
    const right = which === "statement" ? statement : (charters[0]?.text ?? "");
    for (;;) {
      const odd = change(right, dice);
      if (odd !== right) return signedAs(which, odd);
    }
  };
  return { make, by: ["statement-refused", "charter-refused"] };
}

/** A place in the text: between two characters. */
function insert(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}

function inLine(
  text: string,
  dice: Dice,
  change: (line: string) => string,
): string {
  const lines = text.slice(0, -1).split("\n");
  const at = dice.number(lines.length);
  lines[at] = change(lines[at] ?? "");
  return `${lines.join("\n")}\n`;
}

const spaces = [
  " ",
  "  ",
  "\t",
  "\u00a0",
  "\u2003",
  "\u200b",
  "\u3000",
  "\v",
  "\f",
  "\u0085",
  "\u2028",
];

const whitespace = oddText((text, dice) => {
  const space = dice.pick(spaces);
  return inLine(text, dice, (line) =>
    dice.pick([
      `${line}${space}`,
      `${space}${line}`,
      line.replace(": ", `:${space} `),
      line.replace(": ", `${space}: `),
      line.replace(": ", ":"),
      line.replace("  ", ` ${dice.pick(["*", "", "\t"])}`),
      `${line}\n`,
    ]),
  );
});

const lineEnds = oddText((text, dice) =>
  dice.pick([
    () => text.replaceAll("\n", "\r\n"),
    () => text.replaceAll("\n", "\r"),
    () => inLine(text, dice, (line) => `${line}\r`),
    () => inLine(text, dice, (line) => `\r${line}`),
    () => insert(text, dice.number(text.length), "\r"),
    () => text.slice(0, -1),
    () => `${text}\n`,
  ])(),
);

const nul = oddText((text, dice) =>
  insert(text, dice.number(text.length + 1), "\0".repeat(1 + dice.number(3))),
);

const byteOrderMark = oddText((text, dice) =>
  insert(text, dice.number(2) === 0 ? 0 : dice.number(text.length), "\ufeff"),
);

const control = oddText((text, dice) =>
  insert(
    text,
    dice.number(text.length),
    dice.pick([
      "\u001b[2K",
      "\b",
      "\u007f",
      "\u202e",
      "\u2066",
      "\u200f",
      "\u00ad",
      "\u0301",
      "\u{1f600}",
      "\u{e0041}",
      "\u001a",
    ]),
  ),
);

const keyTwice = oddText((text, dice) => {
  const lines = text.split("\n");
  const headers = lines.filter((line) => /^[A-Z][A-Za-z-]*: /.test(line));
  const line = dice.pick(headers);
  const key = line.slice(0, line.indexOf(":"));
  const other = dice.pick([
    line,
    `${key}: ${String(dice.number(1e9))}`,
    `${key.toLowerCase()}: ${line.slice(key.length + 2)}`,
    `X-${key}: ${String(dice.number(1e9))}`,
  ]);
  const at = dice.number(headers.length) + 1;
  return lines.toSpliced(at, 0, other).join("\n");
});

/** Up to a megabyte, where 4096 bytes are the most. */
const longLine = oddText((text, dice) => {
  const length = dice.pick([4097, 5000, 65_536, 1 << 20]) + dice.number(9);
  const filling = dice.pick(["x", "é", " y"]).repeat(length).slice(0, length);
  return dice.number(2) === 0
    ? inLine(text, dice, (line) => line + filling)
    : insert(text, text.indexOf("\n") + 1, `${filling}\n`);
});

/** An edit of a text after it was signed: no signature is over it. */
function editedLater(dice: Dice): MadeRelease {
  const release = rightRelease();
  const path = `${place}/${dice.pick(["statement.txt", "charters/1.txt"])}`;
  const bytes = bytesAt(release, path);
  const text = Buffer.from(bytes).toString();
  const lines = text.slice(0, -1).split("\n");
  const at = dice.number(lines.length);
  const edited = dice.pick([
    () => flipped(bytes, dice),
    () =>
      insert(
        text,
        dice.number(text.length),
        dice.pick(["a", "Z", "0", "/", ":"]),
      ),
    () => `${lines.toSpliced(at, 1).join("\n")}\n`,
    () =>
      inLine(text, dice, (line) =>
        line.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
      ),
  ])();
  return Buffer.compare(Buffer.from(edited), bytes) === 0
    ? changed(release, { [path]: flipped(bytes, dice) })
    : changed(release, { [path]: edited });
}

const pathParts = ["a", "b c", "ä", "Report.pdf"];

function outwardPath(dice: Dice): string {
  const some = (): string => dice.pick(pathParts) + String(dice.number(1e6));
  return dice.pick([
    () => `../${some()}`,
    () => `${some()}/../../${some()}`,
    () => `/${some()}`,
    () => `./${some()}`,
    () => `${some()}//${some()}`,
    () => `${some()}/./${some()}`,
    () => `${some()}/..`,
    () => `C:${some()}`,
    () => `${some()}\\..\\${some()}`,
    () => `.git/${some()}`,
    () => `${some()}/.GIT/hooks/${some()}`,
    () => `GIT~1/${some()}`,
    () => `${some()}/CON`,
    () => `${some()}/nul.txt`,
    () => `${some()} /x`,
    () => `${some()}./x`,
    () => `${some()}/`,
    () => `${some()}:stream`,
    () => `${some()}/${"x".repeat(256 + dice.number(99))}`,
    () => `${"y/".repeat(513)}${some()}`,
    () => `u\u0308${some()}`,
  ])();
}

/** The statement's list with these lines more, in the order that it must have. */
function withPaths(paths: readonly string[]): string {
  const { statement } = parts();
  const [head = "", list = ""] = statement.split("\n\n");
  const digest = digestOf("x\n");
  const lines = [
    ...list.split("\n").filter((line) => line !== ""),
    ...paths.map((path) => `${digest}  ${path}`),
  ];
  const pathOf = (line: string): Buffer => Buffer.from(line.slice(66));
  lines.sort((a, b) => Buffer.compare(pathOf(a), pathOf(b)));
  return `${head}\n\n${lines.join("\n")}\n`;
}

function outward(dice: Dice): MadeRelease {
  return signedAs("statement", withPaths([outwardPath(dice)]));
}

function clashing(dice: Dice): MadeRelease {
  const name = `n${String(dice.number(1e6))}`;
  return signedAs(
    "statement",
    withPaths(
      dice.pick([
        [`${name}/a.txt`, `${name}/A.txt`],
        [`${name}/x`, `${name.toUpperCase()}/y`],
        [name, `${name}/inside`],
        [name, name],
        [`AUDITS/${name}`],
        ["audits/2026/final report.pdf"],
        [`audits/2026/Release/${name}`],
      ]),
    ),
  );
}

export const hostileTexts: HostileKinds = {
  "odd whitespace": whitespace,
  "CRLF and other line ends": lineEnds,
  NUL: nul,
  "a byte-order mark": byteOrderMark,
  "characters that act or do not show": control,
  "a key twice, or of another name": keyTwice,
  "lines of up to a megabyte": longLine,
  "a text edited after it was signed": { make: editedLater },
  "paths that lead outward": { make: outward, by: ["statement-refused"] },
  "paths that clash": { make: clashing, by: ["statement-refused"] },
};
