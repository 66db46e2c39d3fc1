// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** docs/attacks.md and THREAT_MODEL.md name tests that are there, and at least one for every attack. */
const repositoryDir = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string =>
  readFileSync(`${repositoryDir}${path}`, "utf8");

interface Row {
  readonly attack: string;
  readonly tests: readonly { readonly path: string; readonly title: string }[];
}

function rowsOf(section: string): Row[] {
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) => {
    const [attack = "", , cell = ""] = line
      .slice(2, -2)
      .split(" | ")
      .map((text) => text.trim());
    const tests = cell.split("; ").flatMap((part) => {
      const path = /^`([^`]+)`: /.exec(part)?.[1] ?? part;
      return [...part.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({
        path,
        title,
      }));
    });
    return { attack, tests };
  });
}

/** Whether a source has this text as a string of its own, as titles of tests are. */
function names(source: string, title: string): boolean {
  return source.includes(JSON.stringify(title));
}

function expectTests({ tests }: Row): void {
  expect(tests).not.toEqual([]);
  for (const { path, title } of tests) {
    expect(path).toMatch(/\.test\.ts$/);
    expect(existsSync(`${repositoryDir}${path}`), path).toBe(true);
    expect(names(read(path), title), `${path}: ${title}`).toBe(true);
  }
}

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
      ["Signatures and the gate", 11],
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
