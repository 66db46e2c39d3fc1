// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const readerPath = fileURLToPath(
  new URL("../interop/reader.py", import.meta.url),
);

/** The interpreter that has Debian's python3-nacl: an own Python may come first on the path. */
export const python = ["/usr/bin/python3", "python3"].find(
  (path) => spawnSync(path, ["-c", "import nacl.bindings"]).status === 0,
);
if (python === undefined) console.log("skipped: no Python with PyNaCl");
