// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { encodeUtf8 } from "../encoding.ts";
import { armour, dearmour } from "./armour.ts";
import { parseArmoredSignature, verifySignature } from "./signature.ts";

const namespace = "approval@counterseal";
const message = encodeUtf8("counterseal-approval 1\n");

/** `ok`, or the code of the failure. */
function verdict(untrustedText: string): string {
  const signature = parseArmoredSignature(untrustedText);
  if (!signature.ok) return signature.error.code;
  const request = { message, namespace, signature: signature.value };
  const verified = verifySignature(request);
  return verified.ok ? "ok" : verified.error.code;
}

describe("armour", () => {
  const exact = createSshSigner("ssh-ed25519").sign(message, { namespace });

  test("as ssh-keygen writes it, it verifies", () => {
    expect(verdict(exact)).toBe("ok");
  });

  test.each([
    ["no final newline", exact.trimEnd()],
    ["two final newlines", `${exact}\n`],
    ["CRLF", exact.replaceAll("\n", "\r\n")],
    ["a line before", `\n${exact}`],
    ["a space before", ` ${exact}`],
    ["a word after", `${exact}x`],
    ["a byte order mark", `\uFEFF${exact}`],
    ["76 columns", rewrapped(exact, 76)],
    ["one line", rewrapped(exact, 10_000)],
    ["a space at a line's end", exact.replace("\n", " \n")],
    ["an empty line inside", exact.replace("\n", "\n\n")],
    ["another name", exact.replaceAll("SSH SIGNATURE", "PGP SIGNATURE")],
    ["nothing", ""],
    ["an empty signature", armour(new Uint8Array(0))],
    ["two signatures", exact + exact],
  ])("%s is not exact", (_what, text) => {
    expect(verdict(text)).toBe("signature-malformed");
  });

  test("a changed character of the text is refused", () => {
    for (let at = 0; at < exact.length; at++)
      for (const other of ["A", "=", "\n", " ", "é"]) {
        if (exact[at] === other) continue;
        const changed = exact.slice(0, at) + other + exact.slice(at + 1);
        expect(verdict(changed), `character ${at}`).not.toBe("ok");
      }
  });

  test("more than a signature can be is not even decoded", () => {
    expect(dearmour(armour(new Uint8Array(40_000)))).not.toBeNull();
    expect(dearmour(armour(new Uint8Array(50_000)))).toBeNull();
  });

  test("any text is refused or exact", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (blob, s) => {
        expect(dearmour(armour(blob))).toEqual(blob);
        const back = dearmour(s);
        expect(back === null || armour(back) === s).toBe(true);
      }),
    );
  });
});

function rewrapped(armoured: string, columns: number): string {
  const lines = armoured.trimEnd().split("\n");
  const text = lines.slice(1, -1).join("");
  const wrapped = text.match(new RegExp(`.{1,${columns}}`, "g")) ?? [];
  return [lines[0], ...wrapped, lines.at(-1), ""].join("\n");
}
