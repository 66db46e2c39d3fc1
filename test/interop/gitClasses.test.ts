// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
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

describe.skipIf(!haveTools("git"))("a class of bytes in a pattern", () => {
  it.each(classes.flatMap((name) => [`x[[:${name}:]]`, `x[^[:${name}:]]`]))(
    "fits what git takes by it: %s",
    (pattern) => {
      const dir = tempFolder();
      const clone = openClone(dir);
      clone.git("init", "-q");
      const text = `${pattern}\n`;
      writeFileSync(join(dir, ".gitignore"), text);
      for (const foldCase of [false, true]) {
        clone.git("config", "core.ignorecase", String(foldCase));
        const said = execFileSync(
          "git",
          ["-C", dir, "check-ignore", "-z", "--stdin"],
          { input: names.map((name) => `${name}\0`).join("") },
        );
        const taken = said.toString("latin1").split("\0").slice(0, -1);
        const rules = new Map([["", Buffer.from(text)]]);
        const ignored = ignoredBy(rules, foldCase);
        expect(taken.length).toBeGreaterThan(0);
        expect(names.filter((name) => ignored(name))).toEqual(taken);
      }
    },
  );
});
