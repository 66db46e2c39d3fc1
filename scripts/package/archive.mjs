// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { basename, dirname } from "node:path";
import { SetupError } from "../repository.mjs";

/**
 * Packs a folder into a tar.gz with GNU tar and gzip. Neither times, owners, the umask nor the order of a
 * folder are of use in it: the same files make the same bytes.
 * @param {{dir: string, archivePath: string, topName: string, level: number}} of topName is the folder in the
 *   archive, level is gzip's, 1 to 9
 */
export function archiveFolder({ dir, archivePath, topName, level }) {
  const { status, stderr, error } = spawnSync(
    "tar",
    [
      ...["--sort=name", "--format=ustar", "--mtime=@0"],
      ...["--owner=0", "--group=0", "--numeric-owner"],
      "--mode=u=rwX,go=rX",
      `--transform=s,^${basename(dir)},${topName},`,
      `--use-compress-program=gzip -n -${level}`,
      ...["-C", dirname(dir), "-cf", archivePath, basename(dir)],
    ],
    { encoding: "utf8" },
  );
  if (status !== 0)
    throw new SetupError(
      `No archive could be made: ${stderr?.trim() || error?.message}`,
    );
}
