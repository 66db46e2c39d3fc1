// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ignoredBy } from "../../electron/engine/release/landing/ignored.ts";
import { openClone } from "../support/gitClone.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

/** A name for each byte that may stand in one and is a character of its own. */
const names = Array.from({ length: 127 }, (_, at) => at + 1)
  .map((byte) => `x${String.fromCharCode(byte)}`)
  .filter((name) => name !== "x/");
const classes = [
  ...["alnum", "alpha", "blank", "cntrl", "digit", "graph"],
  ...["lower", "print", "punct", "space", "upper", "xdigit"],
] as const;

/** What git takes by a line of .gitignore, and what we do. */
function bothTake(pattern: string, foldCase: boolean) {
  const dir = tempFolder();
  const clone = openClone(dir);
  clone.git("init", "-q");
  clone.git("config", "core.ignorecase", String(foldCase));
  const text = `${pattern}\n`;
  writeFileSync(join(dir, ".gitignore"), text);
  const said = spawnSync("git", ["-C", dir, "check-ignore", "-z", "--stdin"], {
    input: names.map((name) => `${name}\0`).join(""),
  });
  const ignored = ignoredBy(new Map([["", Buffer.from(text)]]), foldCase);
  return {
    git: said.stdout.toString("latin1").split("\0").slice(0, -1),
    ours: names.filter((name) => ignored(name)),
  };
}

describe.skipIf(!haveTools("git"))("a class of bytes in a pattern", () => {
  it.each(classes.flatMap((name) => [`x[[:${name}:]]`, `x[^[:${name}:]]`]))(
    "fits what git takes by it: %s",
    (pattern) => {
      for (const foldCase of [false, true]) {
        const { git, ours } = bothTake(pattern, foldCase);
        expect(git.length).toBeGreaterThan(0);
        expect(ours).toEqual(git);
      }
    },
  );

  it.each([
    ...["x[[:alpha", "x[[:alpha:", "x[[:alpha:]", "x[[:alpha]", "x[[:]"],
    ...["x[[:]]", "x[[::]]", "x[[:nosuch:]]", "x[]", "x[", "x[a", "x[a-"],
    ...["x[a-]", "x[\\", "x[\\]", "\\", "x\\", "\ufeffx[ab]", "\ufeff", "x? "],
  ])("that is half one fits what git takes by it: %j", (pattern) => {
    const { git, ours } = bothTake(pattern, false);
    expect(ours).toEqual(git);
  });
});
