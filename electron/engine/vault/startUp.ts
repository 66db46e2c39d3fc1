// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { joinPath, partEnding, type Storage } from "../../storage/storage.ts";
import { holdersOf } from "../catalog/holders.ts";
import type { State } from "../catalog/state.ts";
import type { TornTail } from "../ledger/ledger.ts";
import { objectEnding, type VaultLayout } from "./layout.ts";

/** Moves the remains of a cut-off write out of the ledger; they are kept, since they may be evidence. */
export async function quarantineTail(
  storage: Storage,
  layout: VaultLayout,
  torn: TornTail,
): Promise<Result<void, Failure>> {
  const made = await storage.ensureFolder(layout.quarantineDir);
  if (!made.ok) return made;
  const name = `ledger-${String(torn.seq)}-${toHex(randomBytes(8))}.bin`;
  const kept = await storage.createDurably(
    joinPath(layout.quarantineDir, name),
    torn.bytes,
  );
  return kept.ok ? storage.truncate(torn.segmentPath, torn.wholeBytes) : kept;
}

async function objectFolders(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<readonly string[], Failure>> {
  const names = await storage.list(layout.objectsDir);
  if (!names.ok) return names;
  return ok(
    names.value
      .filter((name) => /^[0-9a-f]{2}$/.test(name))
      .map((name) => joinPath(layout.objectsDir, name)),
  );
}

/** Every file in the folders of objects, as [folder, bare name]. */
export async function listObjectFiles(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<readonly (readonly [string, string])[], Failure>> {
  const folders = await objectFolders(storage, layout);
  if (!folders.ok) return folders;
  const files: [string, string][] = [];
  for (const folder of folders.value) {
    const names = await storage.list(folder);
    if (!names.ok) return names;
    for (const name of names.value) files.push([folder, name]);
  }
  return ok(files);
}

/** Removes files that were never whole, and nothing else. */
export async function removeParts(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<void, Failure>> {
  const files = await listObjectFiles(storage, layout);
  if (!files.ok) return files;
  const top = [layout.headerPath, layout.recoveryPath, layout.catalogPath].map(
    (path) => path + partEnding,
  );
  const parts = files.value.filter(([, name]) => name.endsWith(partEnding));
  for (const path of [
    ...top,
    ...parts.map(([folder, name]) => joinPath(folder, name)),
  ]) {
    const removed = await storage.remove(path);
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}

/** Names of the objects that a live entry names. */
export function namedObjects(state: State): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { removed, files } of holdersOf(state)) {
    if (removed) continue;
    for (const { object } of files) named.add(object);
  }
  return named;
}

/** Objects of a removal that a crash interrupted: the entry is there, the file is not gone yet. */
function removedObjects(state: State): ReadonlySet<string> {
  const removed = new Set<string>();
  for (const holder of holdersOf(state)) {
    if (!holder.removed) continue;
    for (const { object } of holder.files) removed.add(object);
  }
  return removed;
}

/** Finishes interrupted removals, and moves complete objects that no entry names aside. Gives their count. */
export async function quarantineOrphans(
  storage: Storage,
  layout: VaultLayout,
  state: State,
): Promise<Result<number, Failure>> {
  const files = await listObjectFiles(storage, layout);
  if (!files.ok) return files;
  const named = namedObjects(state);
  const removed = removedObjects(state);
  let moved = 0;
  for (const [folder, name] of files.value) {
    if (!name.endsWith(objectEnding)) continue;
    const object = name.slice(0, -objectEnding.length);
    if (named.has(object)) continue;
    const path = joinPath(folder, name);
    if (removed.has(object)) {
      const gone = await storage.remove(path);
      if (!gone.ok) return gone;
      continue;
    }
    const made = await storage.ensureFolder(layout.quarantineDir);
    if (!made.ok) return made;
    const aside = await storage.renameNew(
      path,
      joinPath(layout.quarantineDir, name),
    );
    if (!aside.ok) return aside;
    moved += 1;
  }
  return ok(moved);
}
