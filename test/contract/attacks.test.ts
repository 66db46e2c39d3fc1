// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { expectTests, read, rowsOf } from "./testTables.ts";

/** docs/attacks.md and THREAT_MODEL.md name tests that are there, and at least one for every attack. */
describe("the threats of THREAT_MODEL.md", () => {
  const [, threats = ""] = read("THREAT_MODEL.md").split("\n## Threats\n");
  const [inTables = ""] = threats.split("\n## ");
  const rows = inTables.split("\n### ").slice(1).flatMap(rowsOf);

  it("are numbered, none left out", () => {
    expect(rows.map(({ attack }) => /^T\d+/.exec(attack)?.[0])).toEqual(
      Array.from({ length: 28 }, (_, at) => `T${String(at + 1)}`),
    );
  });

  it.each(rows.map((row) => [row.attack, row] as const))(
    "have tests that are there: %s",
    (_threat, row) => {
      expectTests(row);
    },
  );
});

describe("the attacks of docs/attacks.md", () => {
  const sections = read("docs/attacks.md").split("\n## ").slice(1);

  it("are as many as are listed", () => {
    const counts = sections.map((section) => [
      section.split("\n")[0],
      rowsOf(section).length,
    ]);
    expect(counts).toEqual([
      ["The ledger", 9],
      ["Signatures and the gate", 16],
      ["Names and archives", 9],
      ["Hostile releases", 29],
    ]);
  });

  it.each(sections.flatMap(rowsOf).map((row) => [row.attack, row] as const))(
    "have tests that are there: %s",
    (_attack, row) => {
      expectTests(row);
    },
  );
});
