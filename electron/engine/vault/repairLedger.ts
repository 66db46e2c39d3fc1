// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { equalBytes, subkey, wipe } from "../../crypto/kdf.ts";
import { joinPath } from "../../storage/storage.ts";
import { largestSegmentBytes } from "../ledger/ledger.ts";
import type { Session } from "../session.ts";
import { ledgerSegments } from "./copyParts.ts";
import { type Kept, keepCopy, setAside } from "./quarantine.ts";

/** What a backup's ledger has that the vault's lacks. */
export interface Extension {
  readonly from: number;
  readonly to: number;
  /** The last entry that was seen of the vault is in it. */
  readonly reachesLost: boolean;
}

/**
 * Whether the backup's ledger holds the vault's whole ledger, entry by entry, and goes on after it; null when
 * it does not, or when the vault's lacks nothing.
 */
export async function extensionBy(
  session: Session,
  backup: Session,
): Promise<Result<Extension | null, Failure>> {
  const { lost, damagedAt } = session.standing;
  if (lost === null && damagedAt === null) return ok(null);
  const tip = session.checkpoint;
  const found = new Map<number, Sha256>();
  const read = await backup.readEntries((entry, digest) => {
    if (entry.seq === tip.seq || entry.seq === lost?.seq)
      found.set(entry.seq, digest);
  });
  if (!read.ok) return read;
  const { seq: to } = backup.checkpoint;
  // Each entry's digest covers all before it: the same entry there is the same ledger up to it.
  if (found.get(tip.seq) !== tip.head || to <= tip.seq) return ok(null);
  const reachesLost = lost === null || found.get(lost.seq) === lost.head;
  return ok({ from: tip.seq + 1, to, reachesLost });
}

async function takeSegments(
  { storage, layout, vault }: Session,
  backup: Session,
  key: Uint8Array,
): Promise<Result<Kept[], Failure>> {
  const kept: Kept[] = [];
  const names = new Set<string>();
  for await (const { name, bytes } of ledgerSegments(backup, { vault, key })) {
    names.add(name);
    const path = joinPath(layout.ledgerDir, name);
    const there = await storage.readWhole(path, largestSegmentBytes);
    if (there.ok && equalBytes(there.value, bytes)) continue;
    const evidence = await keepCopy(storage, layout, path);
    if (!evidence.ok) return evidence;
    if (evidence.value !== null) kept.push(evidence.value);
    const written = await storage.replaceDurably(path, bytes);
    if (!written.ok) return written;
  }
  const own = await storage.list(layout.ledgerDir);
  if (!own.ok) return own;
  for (const name of own.value) {
    if (!/^\d{12}\.sealed$/.test(name) || names.has(name)) continue;
    const path = joinPath(layout.ledgerDir, name);
    const aside = await setAside(storage, layout, path);
    if (!aside.ok) return aside;
    if (aside.value !== null) kept.push(aside.value);
  }
  return ok(kept);
}

/**
 * Puts the backup's segments in the place of the vault's, where they differ; what was there is kept in
 * quarantine first. The vault must be opened again afterwards. A crash in between leaves the whole entries and
 * some of the backup's, and the same repair can be done again.
 */
export async function extendLedger(
  session: Session,
  backup: Session,
): Promise<Result<Kept[], Failure>> {
  const extension = await extensionBy(session, backup);
  if (!extension.ok) return extension;
  if (extension.value === null)
    return err(failure("backup-other-line", { seq: backup.checkpoint.seq }));
  const key = await session.withMaster((master) =>
    Promise.resolve(subkey(master, "ledger")),
  );
  try {
    return await takeSegments(session, backup, key);
  } finally {
    wipe(key);
  }
}
