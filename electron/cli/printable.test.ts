// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableJson, printableText } from "./printable.ts";

const acts = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Any character, and often one that acts. */
const unit = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  fc.constantFrom("\u0007", "\u001b", "\u007f", "\u009b", "\u200b", "\u202e"),
  fc.constantFrom("\u2028", "\ud800", "\ufeff", "\u{e0041}", "\n", "a"),
);

describe("printable", () => {
  it.each([
    ["\u001b[2Jreport.pdf", "\\u{001b}[2Jreport.pdf"],
    ["a\nb", "a\\u{000a}b"],
    ["\u009b31mred", "\\u{009b}31mred"],
    ["fdp.\u202etxt", "fdp.\\u{202e}txt"],
    ["a\u200bb", "a\\u{200b}b"],
    ["caf\u00e9 \u65e5\u672c.pdf", "caf\u00e9 \u65e5\u672c.pdf"],
  ])("shows what would act: %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("leaves nothing that acts in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(acts.test(printable(text))).toBe(false);
      }),
    );
  });

  it("keeps the line ends of a text", () => {
    expect(printableText("Audit: a\nVersion:\u00071\n")).toBe(
      "Audit: a\nVersion:\\u{0007}1\n",
    );
  });
});

describe("printableJson", () => {
  it("parses to the same value and holds nothing that acts but line ends", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit }), fc.string({ unit })),
        (value) => {
          const json = printableJson(value);
          expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
          expect(acts.test(json.replaceAll("\n", ""))).toBe(false);
        },
      ),
    );
  });
});
