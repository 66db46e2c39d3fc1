// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fields, indented, size, table } from "./layout.ts";

describe("table", () => {
  it("aligns columns and never lets a cell act on the terminal", () => {
    expect(
      table(
        ["Size", "File"],
        [
          ["1 B", "a.pdf"],
          ["10.0 MiB", "b\u001b[31m.pdf"],
        ],
      ),
    ).toBe(
      [
        "Size      File",
        "1 B       a.pdf",
        "10.0 MiB  b\\u{001b}[31m.pdf",
        "",
      ].join("\n"),
    );
  });
});

describe("fields", () => {
  it("leaves out what is null or empty", () => {
    expect(
      fields([
        ["Base", null],
        ["State", "proposed"],
        ["Signed by", ""],
      ]),
    ).toBe("State  proposed\n");
  });
});

describe("indented", () => {
  it("moves lines that hold something", () => {
    expect(indented("a\n\nb\n")).toBe("  a\n\n  b\n");
  });
});

describe("size", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KiB"],
    [1536, "1.5 KiB"],
    [1024 ** 2 - 1, "1024 KiB"],
    [1024 ** 2, "1.0 MiB"],
    [2 * 1024 ** 3, "2.0 GiB"],
    [5 * 1024 ** 4, "5.0 TiB"],
    [9 * 1024 ** 5, "9216 TiB"],
  ])("shows %i bytes as %s", (bytes, shown) => {
    expect(size(bytes)).toBe(shown);
  });
});
