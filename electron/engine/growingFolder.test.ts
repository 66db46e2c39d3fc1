// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { type Failure, failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { createStorage } from "../storage/storage.ts";
import { growFolder } from "./growingFolder.ts";

const storage = createStorage();

/** The name under which a folder grows, on this machine and by this process. */
async function nameNow(): Promise<string> {
  const dir = tempFolder();
  let name = "";
  requireOk(
    await growFolder(storage, join(dir, "out"), (partDir) => {
      mkdirSync(partDir);
      [name = ""] = readdirSync(dir);
      return Promise.resolve(ok(null));
    }),
  );
  expect(readdirSync(dir)).toEqual(["out"]);
  return name;
}

it("takes away what a killed process left beside the same place, and nothing else", async () => {
  const parts = (await nameNow()).split("-");
  const named = (changes: Record<number, string>): string =>
    parts.map((part, index) => changes[index] ?? part).join("-");
  const gone = String(spawnSync("true").pid);
  const dir = tempFolder();
  const left = [
    named({ 3: gone }),
    // The number of a process that runs, and the beginning of another.
    named({ 4: `${parts[4] ?? ""}9` }),
    // Before the machine was started again.
    named({ 2: "00000000" }),
  ];
  const kept = [
    named({}),
    // Of another machine that works on the same disk.
    named({ 1: "00000000", 3: gone }),
    ".counterseal-notes",
    ".bundle-01234567.part",
    "mine.part",
  ];
  for (const name of [...left, ...kept]) {
    mkdirSync(join(dir, name, "tree"), { recursive: true });
    writeFileSync(join(dir, name, "tree", "file"), "released");
  }
  let during: readonly string[] = [];
  requireOk(
    await growFolder(storage, join(dir, "out"), (partDir) => {
      mkdirSync(partDir);
      during = readdirSync(dir);
      return Promise.resolve(ok(null));
    }),
  );
  for (const name of left) expect(during).not.toContain(name);
  expect(readdirSync(dir).sort()).toEqual([...kept, "out"].sort());
});

it("fails in the name that was asked for", async () => {
  const dir = tempFolder();
  const named = async (name: (partDir: string) => string) => {
    const grown = await growFolder(storage, join(dir, "out"), (partDir) =>
      Promise.resolve(err(failure("disk-full", { name: name(partDir) }))),
    );
    return requireError(grown).facts;
  };
  expect(await named(basename)).toEqual({ name: "out" });
  expect(await named(() => "vault.json")).toEqual({ name: "vault.json" });
});

it("leaves nothing when it fails, or when the place was taken meanwhile", async () => {
  const dir = tempFolder();
  const grow = (made: Result<null, Failure>, before = () => undefined) =>
    growFolder(storage, join(dir, "out"), (partDir) => {
      mkdirSync(partDir);
      before();
      return Promise.resolve(made);
    });
  expect(requireError(await grow(err(failure("cancelled")))).code).toBe(
    "cancelled",
  );
  expect(readdirSync(dir)).toEqual([]);
  const taken = await grow(ok(null), () => {
    mkdirSync(join(dir, "out"));
    return undefined;
  });
  expect(requireError(taken).code).toBe("destination-exists");
  expect(readdirSync(dir)).toEqual(["out"]);
});
