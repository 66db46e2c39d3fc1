// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  formatStatement,
  namespaceOf,
} from "../../../shared/formats/statementText.ts";
import { sampleDecline } from "../../../test/support/sampleAudit.ts";
import { encodeUtf8 } from "../encoding.ts";
import { newEd25519Seed, signWithSeed } from "./ed25519Key.ts";
import { normaliseArmour } from "./mailedArmour.ts";
import { signedTogether } from "./signedTogether.ts";

const text = formatStatement({
  ...sampleDecline(),
  reason: "Page 7 = still names a person – see =3D there.",
});
const armour = signWithSeed(
  newEd25519Seed(),
  encodeUtf8(text),
  namespaceOf("decline"),
);
const whole = text + armour;

function read(mailed: string): { text: string; exact: string } | null {
  const both = signedTogether(mailed);
  if (both === null) return null;
  const exact = normaliseArmour(both.signature);
  return { text: both.text, exact: exact.ok ? exact.value : "" };
}

/** As RFC 2045 §6.7 writes it, with soft breaks. */
function quotedPrintable(plain: string): string {
  const bytes = [...Buffer.from(plain)].map((byte) =>
    byte === 10 || (byte >= 32 && byte < 127 && byte !== 61)
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return bytes
    .join("")
    .split("\n")
    .map((line) =>
      (line.match(/.{1,60}(?![0-9A-F]{0,1}$)|.+/g) ?? []).join("=\n"),
    )
    .join("\r\n");
}

const mangled: readonly (readonly [string, (plain: string) => string])[] = [
  ["as it is", (plain) => plain],
  ["with other line ends", (plain) => plain.replaceAll("\n", "\r\n")],
  ["quoted", (plain) => plain.replace(/^/gm, "> ")],
  ["quoted twice", (plain) => plain.replace(/^/gm, ">> ")],
  [
    "below a greeting",
    (plain) => `Dear Ada,\n\nhere it is.\n\n${plain}\nDora\n`,
  ],
  ["with spaces at line ends", (plain) => plain.replaceAll("\n", "  \n")],
  [
    "with empty lines between",
    (plain) => plain.replace("-----B", "\n\n-----B"),
  ],
  ["with long dashes", (plain) => plain.replaceAll("-----", "—————")],
  ["as quoted-printable", quotedPrintable],
];

describe("a text with its signature below it", () => {
  it.each(mangled)("is read %s", (_, mangle) => {
    expect(read(mangle(whole))).toEqual({ text, exact: armour });
  });

  it("is a text alone when nothing below it begins a signature", () => {
    expect(signedTogether(text)).toBeNull();
    expect(signedTogether("")).toBeNull();
  });

  it("keeps what it says when another text is signed", () => {
    const other = text.replace("Page 7", "Page 8");
    expect(read(other + armour)).toEqual({ text: other, exact: armour });
  });

  it("gives every signature below the text", () => {
    expect(signedTogether(whole + armour)?.signatures).toEqual([
      armour,
      armour,
    ]);
  });

  it("reads 8 MiB of hostile text to its end", () => {
    for (const piece of ["-", "-----BEGIN SSH ", "=0A", "> ", "\r", "‮"])
      expect(signedTogether(piece.repeat(2 ** 23 / piece.length))).toBeNull();
    const many = "-----BEGIN SSH SIGNATURE-----\n".repeat(100_000);
    expect(signedTogether(many)?.signatures).toHaveLength(100_000);
  });
});
