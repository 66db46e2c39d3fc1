// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

export const repositoryDir = fileURLToPath(new URL("../../", import.meta.url));
export const read = (path: string): string =>
  readFileSync(`${repositoryDir}${path}`, "utf8");

/** What a table of a document says is tested, and by which tests. */
export interface Row {
  readonly attack: string;
  readonly what: string;
  readonly tests: readonly { readonly path: string; readonly title: string }[];
}

export function rowsOf(section: string): Row[] {
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) => {
    const [attack = "", what = "", cell = ""] = line
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
    return { attack, what, tests };
  });
}

/** Whether a source has this text as a string of its own, as titles of tests are. */
function names(source: string, title: string): boolean {
  return source.includes(JSON.stringify(title));
}

/** Each is there, and there is at least one. */
export function expectTests({ tests }: Row): void {
  expect(tests).not.toEqual([]);
  for (const { path, title } of tests) {
    expect(path).toMatch(/\.test\.ts$/);
    expect(existsSync(`${repositoryDir}${path}`), path).toBe(true);
    expect(names(read(path), title), `${path}: ${title}`).toBe(true);
  }
}
