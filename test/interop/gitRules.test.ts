// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributesBy } from "../../electron/engine/release/landing/attributes.ts";
import { contentFacts } from "../../electron/engine/release/landing/contentFacts.ts";
import { ignoredBy } from "../../electron/engine/release/landing/ignored.ts";
import { openClone } from "../support/gitClone.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const quiet = {
  PATH: process.env["PATH"],
  HOME: "/nowhere",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_ATTR_NOSYSTEM: "1",
};

/** Pieces that patterns and names are made of, so that many fit. */
const pieces = [
  ...["a", "b", "ab", "A", "é", "*", "**", "?", "/", "/", ".md", " ", "\\"],
  ...["[ab]", "[!a]", "[a-c]", "[[:alpha:]]", "[^[:digit:]]", "[]a]", "[a"],
  // Stars right after literals: they cross folders only there.
  ...["a**", "a/**", "b**/", "a/ab**", "**b", "a1**/ab/"],
  ...["\\*", "\\a", "#", "!", "[x-]", "[\\]]", "[[:nope:]]", "-", "~"],
  ...["B", "[A-Z]", "[A]", "\\A", "[[:upper:]]", "[!B-C]", "A**"],
] as const;
const pattern = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""));
const names = ["a", "b", "ab", "A", "é", "a.md", "b*", "a b", "~", "x-", "]"];
const paths = names
  .flatMap((name) => [
    name,
    ...["a", "b", "é"].flatMap((folder) => [
      `${folder}1/${name}`,
      `${folder}/${name}`,
      `${folder}/ab/${name}`,
      `${folder}1/ab/b/${name}`,
    ]),
  ])
  // It is the folder of the second file.
  .filter((path) => path !== "a");

function ask(
  dir: string,
  args: readonly string[],
  asked: readonly string[],
): string[] {
  try {
    const said = execFileSync("git", ["-C", dir, ...args], {
      input: asked.map((path) => `${path}\0`).join(""),
      env: quiet,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    });
    return said.split("\0").slice(0, -1);
  } catch (thrown) {
    // git check-ignore ends with 1 where nothing is ignored.
    if (thrown instanceof Error && "status" in thrown && thrown.status === 1)
      return [];
    throw thrown;
  }
}

interface Place {
  readonly root: string;
  readonly folder: string;
}

/** Puts the two files down, alone, and gives them as the code under test takes them. */
function put(dir: string, name: string, texts: Place) {
  for (const [folder, text] of [
    ["", texts.root],
    ["a", texts.folder],
  ] as const) {
    const path = join(dir, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return new Map([
    ["", Buffer.from(texts.root)],
    ["a", Buffer.from(texts.folder)],
  ]);
}

function repository(): string {
  const dir = tempFolder();
  openClone(dir).git("init", "-q");
  return dir;
}

const state = fc.constantFrom(
  ...["text", "-text", "!text", "text=auto", "eol=crlf", "binary", "-binary"],
  ...["filter=lfs", "ident", "my", "my=x", "-my", "bad!name", "x=a=b"],
);
const attributeLine = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(pattern, fc.array(state, { minLength: 1, maxLength: 3 }))
      .map(([left, states]) => `${left} ${states.join(" ")}`),
  },
  fc.constantFrom(
    "[attr]my text ident",
    "[attr]my -text",
    "[attr]text eol=lf",
    "# a comment",
    "",
    '"a b" text',
    '"\\303\\251" my',
    '"a text',
    " \ta text\r",
    "[attr] x",
  ),
);
const lines = (line: fc.Arbitrary<string>) =>
  fc.array(line, { maxLength: 6 }).map((all) => `${all.join("\n")}\n`);
const attributeNames = ["text", "eol", "binary", "filter", "ident", "my", "x"];

const spellings = [
  ["as it stands", false],
  ["where capitals do not count", true],
] as const;

describe.skipIf(!haveTools("git"))(
  "rules that git reads, as git reads them",
  () => {
    it.each(spellings)(
      "gives each path the attributes that git check-attr gives it, %s",
      (_where, foldCase) => {
        const dir = repository();
        openClone(dir).git("config", "core.ignorecase", String(foldCase));
        let told = 0;
        fc.assert(
          fc.property(
            fc.record({
              root: lines(attributeLine),
              folder: lines(attributeLine),
            }),
            (texts) => {
              const attributesOf = attributesBy(
                put(dir, ".gitattributes", texts),
                foldCase,
              );
              const args = ["check-attr", "-z", "--stdin", ...attributeNames];
              const said = ask(dir, args, paths);
              const ours = paths.flatMap((path) => {
                const found = attributesOf(path);
                return attributeNames.flatMap((name) => {
                  const value = found.get(name);
                  const word =
                    value === undefined
                      ? "unspecified"
                      : value === true
                        ? "set"
                        : value === false
                          ? "unset"
                          : value;
                  if (value !== undefined) told += 1;
                  return [path, name, word];
                });
              });
              expect(ours).toEqual(said);
            },
          ),
          { numRuns: 150 },
        );
        expect(told).toBeGreaterThan(1000);
      },
    );

    it.each(spellings)(
      "passes by what git check-ignore says is ignored, %s",
      (_where, foldCase) => {
        const dir = repository();
        openClone(dir).git("config", "core.ignorecase", String(foldCase));
        const ignoreLine = fc.oneof(
          { weight: 8, arbitrary: pattern },
          { weight: 2, arbitrary: pattern.map((each) => `!${each}`) },
          fc.constantFrom("# no", "", "a \\ ", "b  ", "a/\r", "\\#", "\\!a"),
        );
        let told = 0;
        fc.assert(
          fc.property(
            fc.record({ root: lines(ignoreLine), folder: lines(ignoreLine) }),
            (texts) => {
              const isIgnored = ignoredBy(
                put(dir, ".gitignore", texts),
                foldCase,
              );
              const args = ["check-ignore", "-z", "--stdin", "--no-index"];
              const ours = paths.filter(isIgnored);
              told += ours.length;
              expect(ours).toEqual(ask(dir, args, paths));
            },
          ),
          { numRuns: 75 },
        );
        expect(told).toBeGreaterThan(500);
      },
    );

    it("tells text from binary files, and line ends, as git does", async () => {
      const dir = repository();
      const bytes = fc.constantFrom(
        0x0d,
        0x0a,
        0x61,
        0x20,
        0x01,
        0x1a,
        0,
        0x7f,
      );
      const contents = fc
        .sample(fc.array(bytes, { maxLength: 5 }), 200)
        .map((head, index) =>
          Buffer.concat([
            Buffer.alloc(index % 3 === 0 ? 130 : 0, "x"),
            Buffer.from(head),
          ]),
        );
      const clone = openClone(dir);
      for (const [index, content] of contents.entries())
        writeFileSync(join(dir, `f${String(index)}`), content);
      clone.git("config", "core.autocrlf", "false");
      clone.git("add", "-A");
      const said = clone
        .git("ls-files", "--eol")
        .split("\n")
        .map((line) => /^i\/(\S*)\s.*\tf(\d+)$/.exec(line))
        .map((found) => [Number(found?.[2]), found?.[1]] as const);
      expect(said).toHaveLength(contents.length);
      for (const [index, word] of said) {
        const facts = await contentFacts([contents[index] ?? Buffer.alloc(0)]);
        const both = facts.hasCrLf && facts.hasLoneLf;
        const ends = facts.hasCrLf ? "crlf" : facts.hasLoneLf ? "lf" : "none";
        expect([
          index,
          facts.isBinary ? "-text" : both ? "mixed" : ends,
        ]).toEqual([index, word]);
      }
      rmSync(dir, { recursive: true });
    });
  },
);
