// SPDX-License-Identifier: Apache-2.0
import { chmodSync, cpSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** A copy whose folders are for those alone who may enter the first ones: from version 22 on Node drops their modes. */
export function copyFolder(fromDir: string, toDir: string): void {
  cpSync(fromDir, toDir, { recursive: true });
  const entries = readdirSync(fromDir, { recursive: true, encoding: "utf8" });
  for (const name of ["", ...entries]) {
    const { mode } = statSync(join(fromDir, name));
    chmodSync(join(toDir, name), mode & 0o7777);
  }
}
