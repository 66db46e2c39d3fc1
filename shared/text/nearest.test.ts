// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { nearestWords } from "./nearest.ts";

describe("words near to what was written", () => {
  it.each([
    ["itself", "vault", "vault"],
    ["a letter too many", "vaultt", "vault"],
    ["a letter too many in front", "xvault", "vault"],
    ["a letter too few", "vaut", "vault"],
    ["the first letter left out", "ault", "vault"],
    ["another letter", "vaulx", "vault"],
    ["another first letter", "bault", "vault"],
    ["two neighbours swapped", "valut", "vault"],
    ["the first two swapped", "avult", "vault"],
    ["the last two swapped", "vautl", "vault"],
  ])("hold a short word with one slip: %s", (_slip, written, known) => {
    expect(nearestWords(written, [known])).toEqual([known]);
  });

  it("hold a short word with no more than one slip", () => {
    expect(nearestWords("vauxx", ["vault"])).toEqual([]);
    expect(nearestWords("avutl", ["vault"])).toEqual([]);
    expect(nearestWords("vvauult", ["vault"])).toEqual([]);
    expect(nearestWords("vuatl", ["vault"])).toEqual([]);
  });

  it("allow two slips from six letters on, and not three", () => {
    expect(nearestWords("cosnet", ["conset"])).toEqual(["conset"]);
    expect(nearestWords("laegdr", ["ledger"])).toEqual([]);
    expect(nearestWords("ledgXX", ["ledger"])).toEqual(["ledger"]);
    expect(nearestWords("ledXXX", ["ledger"])).toEqual([]);
    expect(nearestWords("ldegre", ["ledger"])).toEqual(["ledger"]);
    expect(nearestWords("leger", ["ledgers"])).toEqual(["ledgers"]);
    expect(nearestWords("lger", ["ledgers"])).toEqual([]);
  });

  it("take a swap only of the same two letters", () => {
    expect(nearestWords("abcd", ["bxcd"])).toEqual([]);
    expect(nearestWords("abcd", ["xacd"])).toEqual([]);
    expect(nearestWords("aacd", ["abad"])).toEqual([]);
  });

  it("begin with the nearest, and keep the order of those as near", () => {
    expect(
      nearestWords("reveal", [
        "reviex",
        "revealed",
        "revel",
        "reveal",
        "repeal",
      ]),
    ).toEqual(["reveal", "revel", "repeal", "revealed"]);
  });

  it("are none for what no word is as long as", () => {
    const longest = "a".repeat(40);
    expect(nearestWords(longest, [longest])).toEqual([longest]);
    expect(nearestWords(`${longest}a`, [`${longest}a`])).toEqual([]);
  });

  it("are none for nothing, but words of one letter", () => {
    expect(nearestWords("", ["a", "ab"])).toEqual(["a"]);
    expect(nearestWords("ab", [])).toEqual([]);
  });
});
