// SPDX-License-Identifier: Apache-2.0
import {
  openVault,
  type OpenRequest,
} from "../../../electron/engine/vault/openVault.ts";
import type { Session } from "../../../electron/engine/session.ts";
import type { Disk } from "../../../electron/storage/disk.ts";
import {
  createStorage,
  type Storage,
} from "../../../electron/storage/storage.ts";
import type { Failure } from "../../../shared/failure.ts";
import { instantAt } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { testPassphrase } from "../../support/vaults.ts";
import type { Tree } from "../model/journal.ts";
import { workClock } from "./modelDesk.ts";
import type { Places } from "./work.ts";

export function openAt(
  disk: Disk,
  places: Places,
  passphrase = testPassphrase,
): Promise<Result<Session, Failure>> {
  return openOn(createStorage(disk), places, passphrase);
}

export function openOn(
  storage: Storage,
  { vaultDir, profileDir }: Places,
  passphrase = testPassphrase,
): Promise<Result<Session, Failure>> {
  const request: OpenRequest = {
    rootDir: vaultDir,
    passphrase,
    profileDir,
    now: () => instantAt(workClock),
    changed: () => undefined,
  };
  return openVault(storage, request);
}

// No process has the largest number there is.
const deadPid = 4_194_304;

/** The same files after the process that held the lock is gone. */
export function withDeadHolder(tree: Tree): Tree {
  const changed = new Map(tree);
  for (const [path, bytes] of tree) {
    if (bytes === null || !/\/lock[^/]*$/.test(path)) continue;
    const text = Buffer.from(bytes).toString("utf8");
    const dead = text.replace(/"pid":\d+/, `"pid":${String(deadPid)}`);
    changed.set(path, Buffer.from(dead));
  }
  return changed;
}
