// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Outside } from "../e2e/hostile/outside.ts";
import { tempFolder } from "../support/tempFolder.ts";

it("a file that is written elsewhere, in a vault or beside it, or left unsealed, is seen once", () => {
  const rootDir = tempFolder();
  const at = (...parts: string[]): string => join(rootDir, ...parts);
  for (const name of ["home", "home/profile", "vault", "vault/objects", "tmp"])
    mkdirSync(at(name));
  writeFileSync(at("vault", "vault.json"), "{}");
  const fed = randomBytes(5_000);
  writeFileSync(at("fed"), fed);
  const outside = new Outside({
    ...{ folders: [at("home")], shared: [at("tmp")], vaultDir: at("vault") },
    ...{ leftOut: [at("home", "profile")], wordless: [at("home")] },
  });
  const escapes = () => outside.escapes(at("fed"));
  writeFileSync(at("home", "profile", "settings.json"), "{}");
  expect(escapes()).toEqual([]);

  writeFileSync(at("home", "x"), "");
  writeFileSync(at("tmp", "y"), "");
  expect(escapes()).toEqual([
    `written outside: ${at("home", "x")}`,
    `written outside: ${at("tmp", "y")}`,
  ]);
  expect(escapes()).toEqual([]);

  writeFileSync(at("vault", "objects", "evil.sh"), "");
  expect(escapes()).toEqual(["no file of a vault: objects/evil.sh"]);
  writeFileSync(
    at("home", "profile", "cache"),
    Buffer.concat([Buffer.from("x"), fed]),
  );
  expect(escapes()).toContain(
    `left unsealed: ${at("home", "profile", "cache")}`,
  );
});
