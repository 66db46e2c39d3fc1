// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { problemNames } from "../domain/verdict.ts";
import { describeProblem } from "./problems.ts";

it("says each problem of a release in words of its own", () => {
  const sentences = problemNames.map(describeProblem);
  expect(new Set(sentences).size).toBe(problemNames.length);
  expect(describeProblem("file-extra")).toContain("nobody approved");
});
