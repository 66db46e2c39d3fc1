// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText } from "./findingText.ts";

const unshown = ["\u0000", "\u001b", "\u007f", "\u00ad", "\u200b", "\u202e"];
const alsoUnshown = [
  "\u0085",
  "\u061c",
  "\u200f",
  "\u2060",
  "\u2066",
  "\ufeff",
];

describe("text of a report", () => {
  it("loses what shows nothing or turns it around, and nothing else", () => {
    for (const each of [...unshown, ...alsoUnshown]) {
      expect(cleanLine(`left${each}${each}right`)).toBe("leftright");
      expect(cleanText(`left${each}${each}right`)).toBe("leftright");
    }
    const shown = "Größe 大小 משקל 😀 – “so”";
    expect(cleanLine(shown)).toBe(shown);
    expect(cleanText(shown)).toBe(shown);
  });

  it("has its letters and their marks in one form", () => {
    expect(cleanLine("gro\u0308ße")).toBe("gr\u00f6ße");
    expect(cleanText("gro\u0308ße")).toBe("gr\u00f6ße");
    expect(cleanLine("gro\u200b\u0308ße")).toBe("gr\u00f6ße");
  });

  it("shows where half of a pair stood alone", () => {
    expect(cleanLine("a\ud83d b \ude00c")).toBe("a\ufffd b \ufffdc");
    expect(cleanText("\ude00\ud83d")).toBe("\ufffd\ufffd");
  });
});

describe("one line of it", () => {
  it("has one space for any white space, and none around it", () => {
    expect(cleanLine(" \tone \r\n two\u2028three\u00a0\u2029four\n")).toBe(
      "one two three four",
    );
    expect(cleanLine(" \n ")).toBe("");
  });
});

describe("several lines of it", () => {
  it("end with LF alone, whatever they ended with", () => {
    expect(cleanText("a\r\nb\rc\nd\u2028e\u2029f")).toBe("a\nb\nc\nd\ne\nf");
  });

  it("keep empty lines between them, and none around all", () => {
    expect(cleanText("\r\n\r\na\r\n\r\nb\r\r\n\n")).toBe("a\n\nb");
  });

  it("have no white space at their ends, and keep it within and before", () => {
    expect(cleanText("a  b \t\n  c \n d")).toBe("a  b\n  c\n d");
  });

  it("have four spaces for each tab", () => {
    expect(cleanText("a\n\t\tb\tc")).toBe("a\n        b    c");
  });
});
