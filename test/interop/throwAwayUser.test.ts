// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const modulePath = fileURLToPath(
  new URL("../../scripts/unprivileged.mjs", import.meta.url),
);

/** Two stages of one command want a window each, as a run of all tests does. */
const twoUsers = `
import { createThrowAwayUser } from ${JSON.stringify(modulePath)};
const users = [createThrowAwayUser(), createThrowAwayUser()];
console.log(JSON.stringify(users));
`;

it("gives each stage of a command a user of its own, and leaves none", (test) => {
  test.skip(process.getuid?.() !== 0, "users are made by root alone");
  const run = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", twoUsers],
    { encoding: "utf8" },
  );
  expect(run.stderr).toBe("");
  const users = JSON.parse(run.stdout) as { name: string; uid: number }[];
  expect(new Set(users.map(({ uid }) => uid)).size).toBe(2);
  const left = readFileSync("/etc/passwd", "utf8");
  for (const { name } of users) expect(left).not.toContain(`${name}:`);
});
