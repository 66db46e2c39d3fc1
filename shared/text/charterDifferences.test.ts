// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawfulCharter } from "../../test/support/arbitraryShare.ts";
import { formatCharter } from "../formats/charterText.ts";
import { charterDifferences } from "./charterDifferences.ts";

describe("the differences of two charters", () => {
  it("put a changed line after what it was", () => {
    expect(charterDifferences("a\nb\nd\n", "a\nc\nd\ne\n")).toEqual([
      { kind: "same", text: "a" },
      { kind: "removed", text: "b" },
      { kind: "added", text: "c" },
      { kind: "same", text: "d" },
      { kind: "added", text: "e" },
    ]);
  });

  it("give both texts back, and call nothing changed that both have", () => {
    fc.assert(
      fc.property(lawfulCharter, lawfulCharter, (one, other) => {
        const [before, after] = [formatCharter(one), formatCharter(other)];
        const lines = charterDifferences(before, after);
        const but = (kind: string): string =>
          lines
            .filter((line) => line.kind !== kind)
            .map(({ text }) => `${text}\n`)
            .join("");
        expect(but("added")).toBe(before);
        expect(but("removed")).toBe(after);
        const old = new Set(before.split("\n"));
        for (const { kind, text } of lines)
          if (kind === "added") expect(old).not.toContain(text);
      }),
      { numRuns: 300 },
    );
  });
});
