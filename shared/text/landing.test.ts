// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  blockingProblems,
  isBlocking,
  landingProblemNames,
  landingWarnings,
} from "../domain/landing.ts";
import { landingPaths, landingWords } from "./landing.ts";

describe("what a release meets where it lands", () => {
  it.each(landingProblemNames)("%s has a title and a remedy", (name) => {
    const { title, remedy } = landingWords({ name });
    expect(title).toMatch(/^\S[^.]*$/);
    expect(remedy).toMatch(/^\S.*\.$/);
    expect(remedy).not.toMatch(/undefined| {2}/);
  });

  it("either blocks or warns", () => {
    const blocking = landingProblemNames.filter((name) => isBlocking({ name }));
    expect(blocking).toEqual(blockingProblems);
    expect(landingWarnings.some((name) => isBlocking({ name }))).toBe(false);
  });

  it("is told of a few paths, and of what does it", () => {
    const paths = ["a", "b", "c", "d", "e", "f"];
    const many = {
      name: "bytes-filtered",
      count: 30,
      by: "filter=lfs",
    } as const;
    expect(landingPaths({ ...many, paths })).toBe(
      "“a”, “b”, “c”, “d”, “e” and 25 more (filter=lfs)",
    );
    const one = { name: "folder-in-way", count: 1, by: "a" } as const;
    expect(landingPaths({ ...one, paths: ["a"] })).toBe("“a”");
    const hostile = { ...one, paths: ["a\u202e\n"], by: "x" };
    expect(landingPaths(hostile)).not.toMatch(/[\p{C}\p{Zl}]/u);
  });
});
