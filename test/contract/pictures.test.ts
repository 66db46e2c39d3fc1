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

describe("the pictures in documents", () => {
  it("are all that are kept", () => {
    expect([...shown].sort()).toEqual(namesIn("docs/screenshots").sort());
  });
});
