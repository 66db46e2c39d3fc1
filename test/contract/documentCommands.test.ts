// SPDX-License-Identifier: Apache-2.0
// Every command that a document tells people to type is run by a test, or understood by the program and run
// by the examples of docs/cli.md.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commands } from "../../electron/cli/commands/commands.ts";
import { parseInvocation } from "../../electron/cli/invocation.ts";
import { parseExamples, shellLines } from "../support/consoleBlocks.ts";

const rootDir = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string =>
  readFileSync(join(rootDir, path), "utf8");
const under = (folder: string): readonly string[] =>
  readdirSync(join(rootDir, folder), { encoding: "utf8", recursive: true })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join(folder, path))
    // What a release brings along is tried where it is written.
    .filter((path) => !path.startsWith("docs/format/vectors/bundle/"));
const documents = [
  ...readdirSync(rootDir).filter((name) => name.endsWith(".md")),
  ...under("docs"),
  ...under("electron"),
  ...under("test"),
].sort();

/** Documents whose blocks a test runs as they stand, or line by line in its own words: which, and where. */
const runBy: Readonly<Record<string, readonly [test: string, words: string]>> =
  {
    "README.md": ["test/interop/cliDocs.test.ts", "README.md"],
    "docs/cli.md": ["test/interop/cliDocs.test.ts", "docs/cli.md"],
    "docs/download.md": ["test/interop/download.test.ts", "download.md"],
    ...Object.fromEntries(
      [
        ...["docs/compare.md", "docs/inspection.md"],
        ...["docs/format/disposition.md", "docs/format/vault.md"],
      ].map((path) => [
        path,
        ["test/interop/documentBlocks.test.ts", `linesOf("${path}"`],
      ]),
    ),
    "electron/engine/release/VERIFY.md": [
      "test/interop/verifyScript.test.ts",
      'get("VERIFY.md")?.split',
    ],
  };

/** What runs the program: tests, and the examples of docs/cli.md, which one of them runs. */
const running = ["test/interop", "test/support"]
  .flatMap((folder) =>
    readdirSync(join(rootDir, folder), { encoding: "utf8", recursive: true })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => read(join(folder, path))),
  )
  .concat(parseExamples(read("docs/cli.md")).map(({ command }) => command))
  .join("\n");

/** Whether the words of a command stand somewhere as it is called: `"embargo", "lift"` or `embargo lift`. */
function isRun(name: string): boolean {
  const words = name.split(" ").map((word) => `\\b${word}(?![\\w-])`);
  return new RegExp(words.join("[\"', ]+")).test(running);
}

const tool = /^(?:\$ )?(?:age|git|gpg|npm|sed|sha256sum|ssh-keygen|tar) /;

interface Block {
  readonly language: string;
  readonly lines: readonly string[];
}

function blocksOf(document: string): readonly Block[] {
  const parts = read(document).split(/^```/m);
  return parts
    .filter((_, index) => index % 2 === 1)
    .map((part) => {
      const [language = "", ...lines] = part.split("\n");
      return { language, lines };
    });
}

const inline = (document: string): readonly string[] =>
  [...read(document).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

/** The words of `counterseal …`, without what stands for something else. */
function nameOf(call: string): string {
  const words = call.replace(/^.*?\bcounterseal /, "").split(" ");
  const [first = "", second = ""] = words;
  const both = `${first} ${second}`;
  const known = commands.map((command) => command.words.join(" "));
  return known.includes(both) ? both : first;
}

it("there are documents, and no block of a kind that is not looked at", () => {
  expect(documents.length).toBeGreaterThan(40);
  for (const document of documents)
    for (const { language } of blocksOf(document))
      expect(["", "console", "mermaid", "sh", "text"], document).toContain(
        language,
      );
});

describe.each(documents)("%s", (document) => {
  const typed = blocksOf(document).filter(
    ({ language, lines }) =>
      ["sh", "console"].includes(language) ||
      (language === "" && lines.some((line) => tool.test(line))),
  );
  const calls = shellLines(read(document)).filter((line) =>
    line.startsWith("counterseal "),
  );

  const blocksAreRun = () => {
    const [test, words] = runBy[document] ?? [];
    if (test !== undefined) {
      expect(read(test)).toContain(words);
      return;
    }
    for (const { lines } of typed)
      for (const line of lines.filter((text) => text !== "")) {
        if (line.startsWith("npm ")) continue;
        expect(line).toMatch(/^counterseal /);
      }
    for (const call of calls) {
      const words = [...call.matchAll(/'([^']*)'|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? "",
      );
      expect(parseInvocation(words.slice(1), commands), call).toMatchObject({
        ok: true,
      });
    }
  };
  if (typed.length > 0) it("has its blocks run", blocksAreRun);

  it("names no command of the program that is not there and run", () => {
    const named = [...calls, ...inline(document)].filter((code) =>
      /^counterseal [a-z]/.test(code),
    );
    for (const call of named) {
      const name = nameOf(call);
      const groups = commands.map(({ words }) => words[0]);
      expect(groups, call).toContain(name.split(" ")[0]);
      expect(isRun(name), `${call}: run by no test`).toBe(true);
    }
  });

  it("names no test that is not there", () => {
    const tests = inline(document).filter((code) =>
      /^[\w/.-]+\.test\.tsx?$/.test(code),
    );
    for (const test of tests)
      expect(existsSync(join(rootDir, test)), test).toBe(true);
  });

  it("names no script or stage that is not there", () => {
    const { scripts } = JSON.parse(read("package.json")) as {
      scripts: Record<string, string>;
    };
    const stages = read("scripts/test.mjs");
    const lines = [...inline(document), ...typed.flatMap(({ lines }) => lines)];
    for (const line of lines) {
      const [, script = "", stage] =
        /(?:^|\s)npm (?:run )?([a-z]+)(?: -- ([a-z0-9]+))?/.exec(line) ?? [];
      if (script === "") continue;
      if (["ci", "audit", "sbom", "install", "view"].includes(script)) continue;
      expect(Object.keys(scripts), line).toContain(script);
      if (script === "test" && stage !== undefined)
        expect(stages, line).toMatch(new RegExp(`^  ${stage}:`, "m"));
    }
  });
});
