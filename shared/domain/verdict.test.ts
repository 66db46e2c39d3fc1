// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  bringsNothing,
  type ProblemName,
  problemNames,
  type Verdict,
} from "./verdict.ts";

function verdict(
  statement: string | null,
  ...names: readonly ProblemName[]
): Verdict {
  return {
    ...{ verdict: "NOT VERIFIED", audit: null, statement, signers: [] },
    ...{ expires: null, supersedes: null, expired: false, files: 0 },
    ...{ commit: "none", commitId: null },
    problems: names.map((name) => ({ name, about: "" })),
  };
}

it("finds no release where there is no such commit, or none that brings one", () => {
  expect(bringsNothing(verdict(null, "commit-mismatch"))).toBe(true);
  expect(bringsNothing(verdict(null, "statement-missing"))).toBe(true);
  const more = verdict(null, "tool-missing", "statement-missing");
  expect(bringsNothing(more)).toBe(true);
});

it("finds a release wherever its statement was read, whatever else is wrong", () => {
  for (const name of ["commit-mismatch", "statement-missing"] as const)
    expect(bringsNothing(verdict("statement", name))).toBe(false);
  expect(bringsNothing(verdict("statement"))).toBe(false);
});

it("does not say that nothing is there when a release is wrong in another way", () => {
  expect(bringsNothing(verdict(null))).toBe(false);
  const others = problemNames.filter(
    (name) => name !== "commit-mismatch" && name !== "statement-missing",
  );
  for (const name of others)
    expect(bringsNothing(verdict(null, name))).toBe(false);
});
