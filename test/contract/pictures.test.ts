// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";

const rootUrl = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, rootUrl), "utf8");
const namesIn = (path: string) => readdirSync(new URL(path, rootUrl));

const documents = [
  "README.md",
  "docs/guide/README.md",
  ...namesIn("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const shown = new Set(
  documents.flatMap((path) =>
    Array.from(read(path).matchAll(/\]\((\S+\.png)\)/g), ([, link = ""]) =>
      basename(link),
    ),
  ),
);

const kept = namesIn("docs/screenshots");
const screenOf = (picture: string): string =>
  picture.replace(/-(?:light|dark|narrow)(?:-inside)?\.png$/, "");
const tests = namesIn("test/e2e")
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => read(`test/e2e/${name}`))
  .join("\n");

describe("the pictures in documents", () => {
  it("are all that are kept", () => {
    const pictures = kept.filter((name) => name.endsWith(".png"));
    expect([...shown].sort()).toEqual(pictures.sort());
  });

  it("are each held to the words on the screen by the test that takes it", () => {
    const texts = kept.filter((name) => name.endsWith(".txt"));
    const screens = new Set([...shown].map(screenOf));
    expect(texts).toEqual([...screens].sort().map((name) => `${name}.txt`));
    for (const screen of screens) {
      expect(read(`docs/screenshots/${screen}.txt`).length).toBeGreaterThan(80);
      expect(tests).toMatch(
        new RegExp(`take(?:Preview)?Pictures\\([^;]*"${screen}"`),
      );
    }
  });
});
