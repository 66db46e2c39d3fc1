// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** The recipes of CONTRIBUTING.md lead where they say, by the example that each is told by. */
const repositoryDir = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string =>
  readFileSync(`${repositoryDir}${path}`, "utf8");

const recipes = read("CONTRIBUTING.md")
  .split("\n### ")
  .slice(1)
  .map((section) => ({
    title: section.split("\n")[0] ?? "",
    example: /Example: `([^`]+)`/.exec(section)?.[1] ?? "",
    paths: [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(
      ([, path = ""]) => path,
    ),
  }));

describe("a recipe", () => {
  it("is there for each thing that is often added", () => {
    expect(recipes.map(({ title }) => title)).toEqual([
      "Add a channel",
      "Add an act of the ledger",
      "Add a statement",
      "Add a check of the inspector",
      "Add a failure",
    ]);
  });

  it.each(recipes)("leads where it says: $title", ({ example, paths }) => {
    expect(example).not.toBe("");
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) {
      expect(existsSync(`${repositoryDir}${path}`), path).toBe(true);
      const words = new RegExp(`(?<![\\w-])${example}(?![\\w-])`);
      expect(read(path), `${path}: ${example}`).toMatch(words);
    }
  });
});

describe("the commands of CONTRIBUTING.md", () => {
  it("are scripts and stages that are there", () => {
    const { scripts } = JSON.parse(read("package.json")) as {
      scripts: Record<string, string>;
    };
    const stages = read("scripts/test.mjs");
    // What a word after `npm run soak --` names is said in the first lines of the script.
    const [soak = ""] = read("scripts/soak.mjs").split("\nimport ");
    const commands = [
      ...read("CONTRIBUTING.md").matchAll(
        /npm (?:run )?([a-z]+)(?: -- ([a-z0-9]+))?/g,
      ),
    ];
    expect(commands.length).toBeGreaterThan(5);
    for (const [command, script = "", stage] of commands) {
      expect(Object.keys(scripts), command).toContain(script);
      if (stage === undefined) continue;
      if (script === "soak")
        expect(soak, command).toContain(`npm run soak -- ${stage} `);
      else expect(stages, command).toMatch(new RegExp(`^  ${stage}:`, "m"));
    }
  });
});
