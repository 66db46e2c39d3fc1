// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import {
  largestSegmentBytes,
  type LedgerReading,
  segmentEnding,
} from "../ledger/ledger.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { VaultLayout } from "./layout.ts";

/**
 * Takes everything after the last whole record out of the ledger and keeps it in quarantine. A crash in
 * between leaves a shortened ledger, which the anchor gives away.
 */
export async function setAsideDamage(
  storage: Storage,
  layout: VaultLayout,
  damagedAt: number,
  { checkpoint, segmentPath, wholeBytes }: LedgerReading,
): Promise<Result<LedgerReading, Failure>> {
  if (segmentPath === null)
    return err(failure("ledger-damaged", { seq: damagedAt }));
  const names = await storage.list(layout.ledgerDir);
  if (!names.ok) return names;
  const bytes = await storage.readWhole(segmentPath, largestSegmentBytes);
  if (!bytes.ok) return bytes;
  const made = await storage.ensureFolder(layout.quarantineDir);
  if (!made.ok) return made;
  const tag = toHex(randomBytes(8));
  const aside = (name: string): string =>
    joinPath(layout.quarantineDir, `ledger-${name}-${tag}.bin`);
  if (wholeBytes < bytes.value.length) {
    const kept = await storage.createDurably(
      aside(String(damagedAt)),
      bytes.value.subarray(wholeBytes),
    );
    if (!kept.ok) return kept;
  }
  const beyond = names.value.filter(
    (name) => name.endsWith(segmentEnding) && name > basename(segmentPath),
  );
  for (const name of beyond) {
    const moved = await storage.renameNew(
      joinPath(layout.ledgerDir, name),
      aside(basename(name, segmentEnding)),
    );
    if (!moved.ok) return moved;
  }
  const cut = await storage.truncate(segmentPath, wholeBytes);
  return cut.ok ? ok({ checkpoint, segmentPath, wholeBytes, torn: null }) : cut;
}
