// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** What git does not keep and a build needs. */
const besides = ["node_modules", ".electron"];

/** The sources of a clone as they lie there, with what was installed beside them as links. */
export function copyTree(fromDir, toDir) {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const names = execFileSync("git", ["-C", fromDir, ...list], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  })
    .split("\0")
    .filter((name) => name !== "" && existsSync(join(fromDir, name)));
  for (const name of names) {
    mkdirSync(dirname(join(toDir, name)), { recursive: true });
    cpSync(join(fromDir, name), join(toDir, name), { verbatimSymlinks: true });
  }
  for (const name of besides) {
    const [from, to] = [join(fromDir, name), join(toDir, name)];
    if (!existsSync(from)) continue;
    try {
      execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
    } catch {
      // On another file system there are no links: a gigabyte is copied.
      rmSync(to, { recursive: true, force: true });
      execFileSync("cp", ["-a", from, to]);
    }
  }
}
