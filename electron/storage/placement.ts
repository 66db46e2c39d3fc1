// SPDX-License-Identifier: Apache-2.0
import { realpath, statfs } from "node:fs/promises";

export interface Placement {
  /** The folder's path with every link followed. */
  readonly realDir: string;
  /** The file system's number as `statfs(2)` gives it; null where the system does not say. */
  readonly fileSystem: number | null;
}

/** Where a folder really lies. What cannot be found out is left as it was given. */
export async function placementOf(dir: string): Promise<Placement> {
  const realDir = await realpath(dir).catch(() => dir);
  const facts = await statfs(realDir).catch(() => null);
  // Numbers mean the same nowhere but on Linux.
  const known = facts !== null && process.platform === "linux";
  return { realDir, fileSystem: known ? facts.type : null };
}
