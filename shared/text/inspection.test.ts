// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { checkIds } from "../domain/inspectionChecks.ts";
import { describeCheck, describePlace } from "./inspection.ts";

describe("what a check found", () => {
  it.each(checkIds)("%s has a title, a reason and a next step", (check) => {
    const { title, why, next } = describeCheck(check);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^\S.*\.$/);
    expect(next).toMatch(/^[A-Z].*\.$/);
  });

  it("is not told in the words of another check", () => {
    const titles = checkIds.map((check) => describeCheck(check).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe("where it was found", () => {
  it.each([
    [{ kind: "file" }, "the file"],
    [{ kind: "page", page: 3, box: null }, "page 3"],
    [{ kind: "page", page: 3, box: [1, 2, 30, 40] }, "page 3 at 1 2 30 40"],
    [{ kind: "line", line: 12 }, "line 12"],
    [{ kind: "offset", offset: 0 }, "byte 0"],
    [{ kind: "part", part: "Info/Author" }, "Info/Author"],
  ] as const)("%j: %s", (place, words) => {
    expect(describePlace([], place)).toBe(words);
  });

  const line = { kind: "line", line: 7 } as const;

  it("is told through the archives on the way, the outermost first", () => {
    expect(describePlace(["a.zip"], line)).toBe("a.zip: line 7");
    expect(describePlace(["a.zip", "b.tar", "c.txt"], line)).toBe(
      "a.zip › b.tar › c.txt: line 7",
    );
  });

  it("is the first of several places, and says how many more there are", () => {
    expect(describePlace([], line, 1)).toBe("line 7");
    expect(describePlace([], line, 2)).toBe("line 7, and 1 more");
    expect(describePlace(["a.zip"], line, 30)).toBe(
      "a.zip: line 7, and 29 more",
    );
  });
});
