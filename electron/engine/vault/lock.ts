// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type { LockHolder } from "../../../shared/ipc/standing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  formatRecord,
  holderOf,
  isGone,
  type LockRecord,
  ownRecord,
  readRecord,
} from "./lockHolder.ts";

/**
 * One process writes to a vault at a time. The lock names its holder. A lock whose holder is gone is
 * taken over by exactly one of those that try: whoever creates `lock.next-<its token>` may, and that file
 * then becomes the lock. Format: docs/format/vault.md, "Lock".
 */
export interface VaultLock {
  release(): Promise<void>;
}

export type LockAnswer =
  | { readonly lock: VaultLock; readonly holder: null }
  | { readonly lock: null; readonly holder: LockHolder };

/** A record that cannot be read is one being written this moment, or what a crash left of one. */
const writingMs = 10_000;
const attempts = 8;

type Seen =
  | { readonly kind: "absent" }
  | { readonly kind: "held"; readonly holder: LockHolder }
  /** `successor`: path of the file whose creator may follow. */
  | { readonly kind: "stale"; readonly successor: string };

async function look(
  storage: Storage,
  lockPath: string,
  path: string,
): Promise<Seen> {
  const record = await readRecord(storage, path);
  if (record === null) {
    const facts = await storage.facts(path);
    if (facts.ok && facts.value === null) return { kind: "absent" };
    const age =
      facts.ok && facts.value ? Date.now() - facts.value.modifiedMs : 0;
    if (age < writingMs) return { kind: "held", holder: holderOf(null) };
  } else if (!isGone(record)) {
    return { kind: "held", holder: holderOf(record) };
  }
  const name = record?.token ?? `${basename(path).slice(0, 100)}-torn`;
  return { kind: "stale", successor: `${lockPath}.next-${name}` };
}

type Claim =
  | { readonly kind: "absent" }
  | { readonly kind: "mine"; readonly paths: readonly string[] }
  | { readonly kind: "held"; readonly holder: LockHolder };

/** Follows stale claims to the end of their line and creates the next one. */
async function claim(
  storage: Storage,
  lockPath: string,
  first: string,
  mine: Uint8Array,
): Promise<Result<Claim, Failure>> {
  const paths = [first];
  for (let path = first; paths.length <= attempts;) {
    const created = await storage.createExclusive(path, mine);
    if (created.ok) return ok({ kind: "mine", paths });
    if (created.error.code !== "destination-exists") return created;
    const seen = await look(storage, lockPath, path);
    if (seen.kind !== "stale") return ok(seen);
    path = seen.successor;
    paths.push(path);
  }
  return err(failure("vault-in-use"));
}

/** Null: the lock changed meanwhile; look again. */
async function takeOver(
  storage: Storage,
  lockPath: string,
  successor: string,
  mine: Uint8Array,
): Promise<Result<"taken" | LockHolder | null, Failure>> {
  const claimed = await claim(storage, lockPath, successor, mine);
  if (!claimed.ok) return claimed;
  if (claimed.value.kind === "held") return ok(claimed.value.holder);
  if (claimed.value.kind === "absent") return ok(null);
  const { paths } = claimed.value;
  const own = paths.at(-1) ?? successor;
  // A claim can be won after another winner is done: what was stale must still be the lock.
  const now = await look(storage, lockPath, lockPath);
  if (now.kind !== "stale" || now.successor !== successor) {
    await storage.remove(own);
    return ok(null);
  }
  const moved = await storage.renameOver(own, lockPath);
  if (!moved.ok) {
    await storage.remove(own);
    return moved;
  }
  for (const path of paths.slice(0, -1)) await storage.remove(path);
  return ok("taken");
}

async function release(
  storage: Storage,
  path: string,
  { token }: LockRecord,
): Promise<void> {
  const holder = await readRecord(storage, path);
  if (holder?.token === token) await storage.remove(path);
}

/** Takes the lock, or says who holds it. Fails when the disk does. */
export async function takeLock(
  storage: Storage,
  path: string,
  now: Instant,
): Promise<Result<LockAnswer, Failure>> {
  const record = ownRecord(now);
  const mine = formatRecord(record);
  const taken = ok({
    lock: { release: () => release(storage, path, record) },
    holder: null,
  });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const created = await storage.createExclusive(path, mine);
    if (created.ok) return taken;
    if (created.error.code !== "destination-exists") return created;
    const seen = await look(storage, path, path);
    if (seen.kind === "held") return ok({ lock: null, holder: seen.holder });
    if (seen.kind === "absent") continue;
    const over = await takeOver(storage, path, seen.successor, mine);
    if (!over.ok) return over;
    if (over.value === "taken") return taken;
    if (over.value !== null) return ok({ lock: null, holder: over.value });
  }
  return ok({ lock: null, holder: holderOf(null) });
}
