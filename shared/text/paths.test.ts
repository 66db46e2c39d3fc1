// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  describePathCollision,
  describePathFault,
  pathReason,
} from "./paths.ts";

describe("why a path was refused", () => {
  it("names the character alone that is at fault, harmlessly", () => {
    expect(describePathFault({ code: "character", about: "U+202E" })).toMatch(
      /keep or show: U\+202E$/,
    );
    expect(describePathFault({ code: "character", about: "\u202e" })).toMatch(
      /: \u{fffd}$/u,
    );
    expect(describePathFault({ code: "part-git", about: ".git" })).toBe(
      "it names git's own folder",
    );
  });

  it("is told of a code that travelled as a fact", () => {
    expect(pathReason("part-git")).toBe("it names git's own folder");
  });

  it("stays as it is where it is no such code", () => {
    for (const reason of ["", "because", "toString", "constructor"])
      expect(pathReason(reason)).toBe(reason);
  });
});

describe("why two paths cannot both be there", () => {
  const told = (kind: "duplicate" | "spelling" | "folder"): string =>
    describePathCollision({ kind, first: "a\u202e", second: "b\n" });

  it("names one path where both are the same, and else both", () => {
    expect(told("duplicate")).toBe("two files have the path “a\u{fffd}”");
    for (const kind of ["spelling", "folder"] as const)
      expect(told(kind)).toMatch(/^“a\u{fffd}” and “b\u{fffd}” /u);
  });

  it("tells another spelling from a folder that is needed", () => {
    expect(told("spelling")).toContain("one name on some systems");
    expect(told("folder")).toContain("where the other needs a folder");
  });
});
