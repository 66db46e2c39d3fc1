// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { failure } from "../failure.ts";
import {
  because,
  bytesInWords,
  factsOf,
  listed,
  named,
  shown,
  visible,
} from "./facts.ts";

describe("a fact in a sentence", () => {
  it("is cut at two hundred characters, and the sign of it counts as one", () => {
    expect(shown("x".repeat(200))).toBe("x".repeat(200));
    expect(shown("x".repeat(201))).toBe(`${"x".repeat(199)}…`);
  });

  it.each([
    ["\u0007", "a control character"],
    ["\u2028", "a line separator"],
    ["\u2029", "a paragraph separator"],
    ["\u200b", "a space of no width"],
    ["\u200f", "a mark of direction"],
    ["\u2060", "a word joiner"],
    ["\u2064", "an invisible sign"],
    ["\u202e", "an override of direction"],
  ])("shows %j, %s, wherever it stands", (character) => {
    expect(visible(`a${character}b${character}`)).toBe("a\u{fffd}b\u{fffd}");
  });

  it("keeps letters of any script, and is whole where nothing is cut", () => {
    const text = "Grüße, 東京 — “🎉”".repeat(20);
    expect(visible(text)).toBe(text);
  });

  it("is empty where the failure carries none", () => {
    expect(factsOf({ code: "file-empty" })("name")).toBe("");
    const fact = factsOf(failure("file-empty", { name: "a\nb", limit: 0 }));
    expect(fact("name")).toBe("a\u{fffd}b");
    expect(fact("limit")).toBe("0");
    expect(fact("reason")).toBe("");
    expect(fact("toString")).toBe("");
  });
});

describe("parts of sentences", () => {
  it("name a thing only where its name is known", () => {
    expect(named("The file", "a.pdf")).toBe("The file “a.pdf”");
    expect(named("The file", "")).toBe("The file");
  });

  it("put a reason in brackets only where there is one", () => {
    expect(because("it is empty")).toBe(" (it is empty)");
    expect(because("")).toBe("");
  });

  it.each([
    [[], ""],
    [["ada"], "ada"],
    [["ada", "lin"], "ada and lin"],
    [["ada", "lin", "mo"], "ada, lin and mo"],
    [["ada", "lin", "mo", "vera"], "ada, lin, mo and vera"],
  ])("join %j as people do", (names, words) => {
    expect(listed(names, "and")).toBe(words);
  });

  it("join what is to be chosen from with or", () => {
    expect(listed(["ada", "lin", "mo"], "or")).toBe("ada, lin or mo");
  });
});

describe("bytes in words", () => {
  it.each([
    ["0", "0 bytes"],
    ["2", "2 bytes"],
    ["1023", "1023 bytes"],
    ["1024", "1 KiB"],
    ["1536", "1.5 KiB"],
    [String(32 * 1024 ** 2), "32 MiB"],
    [String(1024 ** 3), "1 GiB"],
    [String(1024 ** 4), "1 TiB"],
    [String(3 * 1024 ** 5), "3072 TiB"],
    [String(1024 ** 6), "1048576 TiB"],
  ])("%s is %s", (bytes, words) => {
    expect(bytesInWords(bytes)).toBe(words);
  });

  it("leave alone what is no number of bytes", () => {
    expect(bytesInWords("")).toBe("");
    expect(bytesInWords("a lot")).toBe("a lot");
    expect(bytesInWords("Infinity")).toBe("Infinity");
  });
});
