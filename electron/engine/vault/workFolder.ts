// SPDX-License-Identifier: Apache-2.0
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { processStart } from "../../storage/processes.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";

interface Profile {
  readonly storage: Storage;
  readonly profileDir: string;
}

const named = /^work-(\d+)-(\d+)-[0-9a-f]{16}$/;

/** Whose process ended, or whose number another has now. */
function isLeft(name: string): boolean {
  const [, pid, started] = named.exec(name) ?? [];
  return started !== undefined && processStart(Number(pid)) !== started;
}

/**
 * Does a piece of work in a folder of the profile that is taken away whatever comes of it; what a killed
 * process left of one goes first. Only sealed files may lie there.
 */
export async function inWorkFolder<T>(
  { storage, profileDir }: Profile,
  work: (dir: string) => Promise<T>,
): Promise<T> {
  const there = await storage.list(profileDir);
  for (const name of there.ok ? there.value.filter(isLeft) : [])
    await storage.removeTree(joinPath(profileDir, name));
  // Where the system does not say when a process began, nothing is known to be left behind.
  const started = processStart(process.pid) ?? "0";
  const random = toHex(randomBytes(8));
  const dir = joinPath(profileDir, `work-${process.pid}-${started}-${random}`);
  try {
    return await work(dir);
  } finally {
    await storage.removeTree(dir);
  }
}
