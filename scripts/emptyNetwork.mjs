// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A network of the command's own, with nothing in it but its way to itself, by which the tests drive the app. */
const own = ["--map-current-user", "--net", "--keep-caps"];
const script = `ip link set lo up && exec setpriv --inh-caps=-all --ambient-caps=-all -- "$@"`;

/**
 * Makes a program that runs Node where there is no network; undefined where the system does not let this
 * user have that.
 * @param {import("node:child_process").SpawnOptions} as
 */
export function makeOfflineNode(nodePath, folderDir, as) {
  if (process.platform !== "linux") return undefined;
  const probe = spawnSync(
    "unshare",
    [...own, "sh", "-c", script, "sh", "true"],
    as,
  );
  if (probe.status !== 0) return undefined;
  const program = join(folderDir, "offline-node");
  const words = [...own, "sh", "-c", `'${script}'`, "sh", `'${nodePath}'`];
  writeFileSync(program, `#!/bin/sh\nexec unshare ${words.join(" ")} "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}
