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
import { boxAt, recordLength } from "../ledger/record.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { VaultLayout } from "./layout.ts";

interface Segments {
  /** Holds the last whole entry. */
  readonly last: string;
  readonly firstSeq: number;
  /** Everything after it. */
  readonly beyond: readonly string[];
}

function split(
  names: readonly string[],
  damagedAt: number,
): Segments | undefined {
  const numbered = names
    .filter((name) => /^\d{12}\.sealed$/.test(name))
    .map((name) => ({ name, firstSeq: Number(name.slice(0, 12)) }));
  const last = numbered.findLast(({ firstSeq }) => firstSeq < damagedAt);
  if (last === undefined) return undefined;
  const beyond = names.filter(
    (name) => name.endsWith(segmentEnding) && name > last.name,
  );
  return { last: last.name, firstSeq: last.firstSeq, beyond };
}

/** Where the records before `damagedAt` end; they were authenticated when the vault was opened. */
export function wholeBytesOf(
  segment: Uint8Array,
  firstSeq: number,
  damagedAt: number,
): number | null {
  let offset = 0;
  for (let seq = firstSeq; seq < damagedAt; seq += 1) {
    const box = boxAt(segment, offset);
    if (box === null) return null;
    offset += recordLength(box);
  }
  return offset;
}

/**
 * Takes everything from the damaged entry on out of the ledger and keeps it in quarantine; what was whole
 * stays. A crash in between leaves a shortened ledger, which the anchor gives away.
 */
export async function setAsideDamage(
  storage: Storage,
  layout: VaultLayout,
  damagedAt: number,
  { checkpoint }: LedgerReading,
): Promise<Result<LedgerReading, Failure>> {
  const damaged = err(failure("ledger-damaged", { seq: damagedAt }));
  const names = await storage.list(layout.ledgerDir);
  if (!names.ok) return names;
  const segments = split(names.value, damagedAt);
  if (segments === undefined) return damaged;
  const segmentPath = joinPath(layout.ledgerDir, segments.last);
  const bytes = await storage.readWhole(segmentPath, largestSegmentBytes);
  if (!bytes.ok) return bytes;
  const whole = wholeBytesOf(bytes.value, segments.firstSeq, damagedAt);
  if (whole === null) return damaged;
  const made = await storage.ensureFolder(layout.quarantineDir);
  if (!made.ok) return made;
  const tag = toHex(randomBytes(8));
  const aside = (name: string): string =>
    joinPath(layout.quarantineDir, `ledger-${name}-${tag}.bin`);
  if (whole < bytes.value.length) {
    const kept = await storage.createDurably(
      aside(String(damagedAt)),
      bytes.value.subarray(whole),
    );
    if (!kept.ok) return kept;
  }
  for (const name of segments.beyond) {
    const moved = await storage.renameNew(
      joinPath(layout.ledgerDir, name),
      aside(basename(name, segmentEnding)),
    );
    if (!moved.ok) return moved;
  }
  const cut = await storage.truncate(segmentPath, whole);
  return cut.ok ? ok({ checkpoint, segmentPath, torn: null }) : cut;
}
