// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeZip } from "./makeZip.ts";

/** Writes a zip of every file below a folder; gives its path. */
export function zipFolder(dir: string, zipPath: string): string {
  const members = readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => ({ name, content: readFileSync(join(dir, name)) }));
  writeFileSync(zipPath, makeZip(members, {}));
  return zipPath;
}
