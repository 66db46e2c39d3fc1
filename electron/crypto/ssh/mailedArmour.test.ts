// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { encodeUtf8 } from "../encoding.ts";
import { normaliseArmour } from "./mailedArmour.ts";
import { parseArmoredSignature, verifySignature } from "./signature.ts";

const namespace = "approval@counterseal";
const message = encodeUtf8("counterseal-approval 1\n");
const signers = (
  ["ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256"] as const
).map((type) => createSshSigner(type));
const genuine = signers.map((signer) => signer.sign(message, { namespace }));
const [exact = "", other = ""] = genuine;

/** The exact armour that is read from a text, or the code of the failure. */
function read(text: string): string {
  const normal = normaliseArmour(text);
  return normal.ok ? normal.value : normal.error.code;
}

function verifies(text: string): boolean {
  const normal = normaliseArmour(text);
  const signature = normal.ok ? parseArmoredSignature(normal.value) : normal;
  return (
    signature.ok &&
    verifySignature({ message, namespace, signature: signature.value }).ok
  );
}

function rewrapped(armoured: string, columns: number): string {
  const lines = armoured.trimEnd().split("\n");
  const text = lines.slice(1, -1).join("");
  const wrapped = text.match(new RegExp(`.{1,${columns}}`, "g")) ?? [];
  return [lines[0], ...wrapped, lines.at(-1), ""].join("\n");
}

/** As a mailer writes it: 76 columns with soft breaks, and every `=` escaped. */
function quotedPrintable(text: string, columns = 75): string {
  const escaped = text
    .replaceAll("=", "=3D")
    .replace(/[^\n -~]/g, (char) =>
      [...encodeUtf8(char)]
        .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`)
        .join(""),
    );
  // A break never falls within an escape.
  const piece = new RegExp(`(?:=[0-9A-F]{2}|[^=\\n]){1,${columns}}`, "g");
  return escaped
    .split("\n")
    .map((line) => (line.match(piece) ?? []).join("=\n"))
    .join("\n");
}

const html = (text: string): string =>
  text.replace(
    /[+/=>]/g,
    (char) => `&#${char === "/" ? "x2F" : String(char.charCodeAt(0))};`,
  );

const manglings: readonly (readonly [string, (text: string) => string])[] = [
  ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["lone CR", (text) => text.replaceAll("\n", "\r")],
  ["no final newline", (text) => text.trimEnd()],
  ["76 columns", (text) => rewrapped(text, 76)],
  ["20 columns", (text) => rewrapped(text, 20)],
  ["one line", (text) => text.replaceAll("\n", " ")],
  ["a mailer's marks", (text) => text.replaceAll(/^/gm, "> ")],
  ["marks of marks", (text) => text.replaceAll(/^/gm, ">> > ")],
  ["an indent", (text) => text.replaceAll(/^/gm, "\t  ")],
  ["no-break spaces", (text) => text.replaceAll(/^/gm, "\u00A0\u00A0")],
  ["no-break words", (text) => text.replaceAll(" ", "\u00A0")],
  ["a byte order mark", (text) => `\uFEFF${text}`],
  ["spaces without width", (text) => text.replaceAll("\n", "\u200B\n\u200B")],
  ["soft hyphens", (text) => text.replaceAll("\n", "\u00AD\n")],
  ["em dashes", (text) => text.replaceAll("-----", "\u2014\u2014-")],
  ["en dashes", (text) => text.replaceAll("--", "\u2013")],
  ["smart quotes", (text) => `\u201C${text.trimEnd()}\u201D`],
  ["empty lines", (text) => text.replaceAll("\n", "\n\n")],
  ["words around", (text) => `Dear Alma,\n\nmy signature:\n${text}--\nChiyo`],
  ["itself below", (text) => `${text}\n> Chiyo wrote:\n${text}`],
  ["quoted-printable", (text) => quotedPrintable(text)],
  ["narrow quoted-printable", (text) => quotedPrintable(text, 31)],
  ["HTML", (text) => html(text).replaceAll("\n", "<br>\n")],
];

describe("a signature that was mangled on its way is read as it was made", () => {
  test.each(manglings)("%s", (_what, mangle) => {
    for (const each of genuine) expect(read(mangle(each))).toBe(each);
  });

  test("one mangling after the other, in any order", () => {
    const quiet = manglings.filter(
      ([what]) => !/columns|quoted-printable|HTML/.test(what),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...genuine),
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.constantFrom(...quiet), { maxLength: 4 }),
        fc.constantFrom((text: string) => text, html, quotedPrintable),
        (each, columns, steps, last) => {
          const mangled = steps.reduce(
            (text, [, mangle]) => mangle(text),
            rewrapped(each, columns),
          );
          expect(read(last(mangled))).toBe(each);
        },
      ),
    );
  });

  test("exact armour stays as it is", () => {
    for (const each of genuine) expect(read(each)).toBe(each);
  });
});

describe("what is not certain is refused", () => {
  test("two signatures", () => {
    expect(read(exact + other)).toBe("signature-ambiguous");
    expect(read(`${quotedPrintable(exact)}\n> ${other}`)).toBe(
      "signature-ambiguous",
    );
  });

  test.each([
    ["nothing", ""],
    ["no end", exact.slice(0, -30)],
    ["no begin", exact.slice(30)],
    ["a begin too many", `-----BEGIN SSH SIGNATURE-----\n${exact}`],
    ["a word in its midst", exact.replace("\n", "\nOn Monday, Alma wrote:\n")],
    ["another frame", exact.replaceAll("SSH SIGNATURE", "PGP SIGNATURE")],
    ["a line less", exact.replace(/\n.{70}\n/, "\n")],
    // An RSA signature is long enough never to be without such a digit.
    ["a digit as a form writes it", other.replace(/[+/]/, "%2B")],
  ])("%s", (_what, text) => {
    expect(read(text)).toBe("signature-malformed");
  });

  test("a changed digit never verifies", () => {
    const digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= >-\n";
    const [start, end] = [exact.indexOf("\n") + 1, exact.indexOf("\n-----END")];
    const places = Array.from(exact, (char, at) =>
      at < start || at >= end || /[\n=]/.test(char) ? -1 : at,
    ).filter((at) => at >= 0);
    expect(verifies(exact)).toBe(true);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...digits.split(/(?:)/)),
        fc.constantFrom(...manglings),
        (at, digit, [, mangle]) => {
          fc.pre(exact[at] !== digit);
          const changed = exact.slice(0, at) + digit + exact.slice(at + 1);
          expect(verifies(mangle(changed))).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ["dashes", "-"],
    ["spaces", " "],
    ["marks", "- >"],
    ["soft breaks", "= \n="],
    ["escapes", "=E2=80"],
    ["entities", "&#x&#"],
    ["tags", "<a <"],
    ["begins", "-----BEGIN SSH SIGNATURE-----\n"],
    [
      "empty frames",
      "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
    ],
    ["digits in a frame", "A"],
  ])("a megabyte of %s is read to its end", (_what, unit) => {
    const junk = unit.repeat(Math.ceil((1024 * 1024) / unit.length));
    expect(read(junk)).toBe("signature-malformed");
    const within = read(exact.replace("\n", `\n${junk}`));
    expect(within === exact).toBe(unit === " ");
    expect(read(junk.repeat(3))).toBe("signature-malformed");
  });

  test("any text is refused", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(read(text)).toBe("signature-malformed");
      }),
    );
  });
});
