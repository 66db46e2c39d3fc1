// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { campaigns } from "./index.ts";
import { seededBugs } from "./seeded/bugs.ts";

const soakPath = fileURLToPath(
  new URL("../../scripts/soak.mjs", import.meta.url),
);

it("notices mistakes that are put into the sources on purpose", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [soakPath, "--seeded", "--quick"],
    { encoding: "utf8" },
  );
  console.log(stdout.trim());
  const missed = stdout
    .split("\n")
    .filter((line) => /^(?:MISSED|BROKEN)/.test(line));
  expect({ status, missed, stderr: status === 0 ? "" : stderr }).toEqual({
    status: 0,
    missed: [],
    stderr: "",
  });
  expect(stdout).toContain("caught");
});

it.each(seededBugs.map((bug) => [bug.name, bug] as const))(
  "can be put into the sources as they are: %s",
  (_name, { file, find, caughtBy }) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url));
    expect(source.toString().split(find)).toHaveLength(2);
    expect(Object.keys(campaigns)).toContain(caughtBy);
  },
);
