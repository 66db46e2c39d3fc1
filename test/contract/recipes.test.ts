// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** The recipes of CONTRIBUTING.md lead where they say, by the example that each is told by. */
const repositoryDir = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string =>
  readFileSync(`${repositoryDir}${path}`, "utf8");

/** Whether a source has the example as a word of its own. */
const names = (path: string, example: string): boolean =>
  new RegExp(`(?<![\\w-])${example.replaceAll(".", "\\.")}(?![\\w-])`).test(
    read(path),
  );

/** Sources that name what a recipe adds and that it need not lead to: they use it, or show it. */
const usedBy: Readonly<Record<string, readonly RegExp[]>> = {
  "Add a channel": [/^renderer\//, /^electron\/cli\//, /readsBeside\.ts$/],
  "Add an act of the ledger": [
    ...[/^renderer\//, /embargoState\.ts$/, /embargoHandlers\.ts$/],
  ],
  "Add a check of the inspector": [/pdfCorners\.ts$/],
  "Add a failure": [],
};

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
      expect(names(path, example), `${path}: ${example}`).toBe(true);
    }
  });

  it.each(recipes.filter(({ title }) => title in usedBy))(
    "leaves no place out: $title",
    ({ title, example, paths }) => {
      const rooms = ["electron", "renderer", "shared", "test/contract"];
      const named = [...rooms, "test/support"]
        .flatMap((room) =>
          readdirSync(`${repositoryDir}${room}`, {
            recursive: true,
            encoding: "utf8",
          }).map((file) => `${room}/${file}`),
        )
        .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
        .filter((path) => names(path, example));
      const others = named
        .filter((path) => !usedBy[title]?.some((use) => use.test(path)))
        .filter((path) => !paths.includes(path));
      expect(others).toEqual([]);
    },
  );
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
