// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { failure } from "../../../shared/failure.ts";
import type { Instant, Sha256, VaultId } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type AppendFile,
  joinPath,
  type Storage,
} from "../../storage/storage.ts";
import { type Act, type Entry, noEntry } from "./entries.ts";
import {
  authenticateRecord,
  boxAt,
  type Place,
  readEntry,
  recordLength,
  sealRecord,
} from "./record.ts";
import type { Spot } from "./spot.ts";

export const segmentEnding = ".sealed";
/** A segment past this size takes no further record; the next begins another. */
const fullSegmentBytes = 16 * 1024 * 1024;
export const largestSegmentBytes = 64 * 1024 * 1024;

export interface LedgerPlace {
  readonly storage: Storage;
  readonly dir: string;
  readonly vault: VaultId;
  readonly key: Uint8Array;
}

/** Bytes at the end of the last segment that are no whole record: what a crash leaves of a write. */
export interface TornTail {
  readonly segmentPath: string;
  /** Where the whole records end. */
  readonly wholeBytes: number;
  readonly bytes: Uint8Array;
  /** The first entry that the bytes would have been. */
  readonly seq: number;
}

export interface LedgerReading {
  /** Null while the ledger has no entry. */
  readonly checkpoint: Checkpoint | null;
  /** The last segment that was read. */
  readonly segmentPath: string | null;
  /** Bytes of that segment up to the end of its last whole record. */
  readonly wholeBytes: number;
  readonly torn: TornTail | null;
}

/** The first entry of the first record that is damaged; null when the ledger is whole. */
export interface LedgerScan extends LedgerReading {
  readonly damagedAt: number | null;
}

export type EntryVisitor = (entry: Entry, digest: Sha256, spot: Spot) => void;

/** Who already knows the first entries from a sealed catalog need not have them parsed again. */
export interface KnownEntries {
  /** Entries before this number are authenticated and chained, but not parsed; `visit` does not see them. */
  readonly before: number;
  readonly visit: (seq: number, digest: Sha256) => void;
}

/** Authenticates one box in its place and shows its entries to whoever watches; null when it is damaged. */
function takeRecord(
  place: LedgerPlace,
  spot: Spot,
  box: Uint8Array,
  visit: EntryVisitor,
  known: KnownEntries | null,
): Checkpoint | null {
  const { from } = spot;
  const { vault, key } = place;
  let at: Place = { vault, ...placeAfter(from) };
  const authentic = authenticateRecord(key, at, box);
  if (authentic === null) return null;
  const entries: (readonly [Entry, Sha256])[] = [];
  let tip: Checkpoint | null = null;
  for (const { plaintext, digest } of authentic) {
    const { seq } = at;
    if (known !== null && seq < known.before) known.visit(seq, digest);
    else {
      const entry = readEntry(at, plaintext);
      if (entry === null) return null;
      entries.push([entry, digest]);
    }
    tip = { seq, head: digest };
    at = { vault, ...placeAfter(tip) };
  }
  for (const [entry, digest] of entries) visit(entry, digest, spot);
  return tip;
}

export function placeAfter(tip: Checkpoint | null): Omit<Place, "vault"> {
  return tip === null
    ? { seq: 0, prev: noEntry }
    : { seq: tip.seq + 1, prev: tip.head };
}

function segmentName(firstSeq: number): string {
  return String(firstSeq).padStart(12, "0") + segmentEnding;
}

/** As far as a segment's records are whole and in their place. */
interface SegmentScan {
  readonly tip: Checkpoint | null;
  readonly wholeBytes: number;
  /** What follows could be the beginning of one further record. */
  readonly cutOff: boolean;
}

function scanSegment(
  place: LedgerPlace,
  { segmentPath, offset: begin, from }: Omit<Spot, "bytes">,
  bytes: Uint8Array,
  { visit, known, last }: Required<Omit<Scanning, "after">>,
): SegmentScan {
  let tip = from;
  let offset = begin;
  while (offset < bytes.length && (tip?.seq ?? -1) < last) {
    const box = boxAt(bytes, offset);
    const length = box === null ? 0 : recordLength(box);
    const spot = { segmentPath, offset, bytes: length, from: tip };
    const taken = box && takeRecord(place, spot, box, visit, known);
    if (box === null || taken === null) {
      const cutOff = box === null || offset + length === bytes.length;
      return { tip, wholeBytes: offset, cutOff };
    }
    tip = taken;
    offset += length;
  }
  return { tip, wholeBytes: offset, cutOff: false };
}

export interface Scanning {
  readonly visit?: EntryVisitor;
  readonly known?: KnownEntries | null;
  /** Reads no further than the record of this entry. */
  readonly last?: number;
  /** What an earlier reading of this session authenticated, and is not read again. */
  readonly after?: LedgerReading;
}

const seeNothing = (): void => undefined;

/** The names of the segments, in the order of the chain. */
async function segmentNames({
  storage,
  dir,
}: LedgerPlace): Promise<Result<readonly string[], Failure>> {
  const names = await storage.list(dir);
  // A copy that a synchronising program left has a longer name, and is no part of the chain.
  return names.ok
    ? ok(names.value.filter((name) => /^\d{12}\.sealed$/.test(name)))
    : names;
}

/**
 * Reads and authenticates every entry from the first, in order, as far as they are whole. Record by record
 * the chain of digests is checked: one that is altered, moved, missing or of another vault ends the scan and
 * is named by its first entry. Only bytes after the last whole record of the last segment are reported as torn.
 */
export async function scanLedger(
  place: LedgerPlace,
  { visit = seeNothing, known = null, last = Infinity, after }: Scanning,
): Promise<Result<LedgerScan, Failure>> {
  const names = await segmentNames(place);
  if (!names.ok) return names;
  const nothing = { checkpoint: null, segmentPath: null, wholeBytes: 0 };
  let scan: LedgerScan = {
    ...(after ?? nothing),
    ...{ torn: null, damagedAt: null },
  };
  for (const name of names.value) {
    const path = joinPath(place.dir, name);
    const { checkpoint, segmentPath } = scan;
    if (segmentPath !== null && path < segmentPath) continue;
    if ((checkpoint?.seq ?? -1) >= last) break;
    const goesOn = path === segmentPath;
    const { seq } = placeAfter(checkpoint);
    if (!goesOn && name !== segmentName(seq))
      return ok({ ...scan, damagedAt: seq });
    const segment = await place.storage.readWhole(path, largestSegmentBytes);
    if (!segment.ok) return segment;
    const bytes = segment.value;
    const offset = goesOn ? scan.wholeBytes : 0;
    const begin = { segmentPath: path, offset, from: checkpoint };
    const watch = { visit, known, last };
    const scanned = scanSegment(place, begin, bytes, watch);
    const { tip, wholeBytes, cutOff } = scanned;
    scan = { ...scan, checkpoint: tip, segmentPath: path, wholeBytes };
    if (wholeBytes === bytes.length || (tip?.seq ?? -1) >= last) continue;
    const { seq: damagedAt } = placeAfter(tip);
    if (!cutOff || name !== names.value.at(-1))
      return ok({ ...scan, damagedAt });
    const rest = bytes.subarray(wholeBytes);
    const torn = { segmentPath: path, wholeBytes, bytes: rest, seq: damagedAt };
    return ok({ ...scan, torn });
  }
  return ok(scan);
}

/** As `scanLedger`; a damaged ledger is the failure `ledger-damaged`, which names the entry. */
export async function readLedger(
  place: LedgerPlace,
  visit: EntryVisitor,
  known: KnownEntries | null = null,
): Promise<Result<LedgerReading, Failure>> {
  const scan = await scanLedger(place, { visit, known });
  if (!scan.ok || scan.value.damagedAt === null) return scan;
  return err(failure("ledger-damaged", { seq: scan.value.damagedAt }));
}

/** For a ledger that another process writes to: what it had when a file was opened. */
export function whileGrowing(storage: Storage): Storage {
  return {
    ...storage,
    readWhole: (path, limit) => storage.readStart(path, limit),
  };
}

/** The end of the ledger, where entries are added. One writer only: the vault's lock sees to it. */
export interface Ledger {
  readonly checkpoint: Checkpoint | null;
  /**
   * Adds entries in order as one record; returns once they are on the device. A crash leaves all of them or
   * none. After a failure nothing further can be added until the vault is opened again, since what reached
   * the device is unknown.
   */
  append(
    acts: readonly Act[],
    at: Instant,
    actor: string,
  ): Promise<Result<readonly Entry[], Failure>>;
  close(): Promise<void>;
}

/** The last segment, or the next one when that is full. */
function segments(place: LedgerPlace, last: AppendFile | null) {
  let file = last;
  return {
    async current(nextSeq: number): Promise<Result<AppendFile, Failure>> {
      if (file !== null && file.size < fullSegmentBytes) return ok(file);
      await file?.close();
      file = null;
      const path = joinPath(place.dir, segmentName(nextSeq));
      const created = await place.storage.createDurably(
        path,
        new Uint8Array(0),
      );
      if (!created.ok) return created;
      const opened = await place.storage.openAppend(path);
      if (opened.ok) file = opened.value;
      return opened;
    },
    close: async (): Promise<void> => {
      await file?.close();
    },
  };
}

export async function openLedger(
  place: LedgerPlace,
  reading: LedgerReading,
): Promise<Result<Ledger, Failure>> {
  let { checkpoint } = reading;
  const { segmentPath } = reading;
  const last =
    segmentPath === null ? null : await place.storage.openAppend(segmentPath);
  if (last !== null && !last.ok) return last;
  const files = segments(place, last === null ? null : last.value);

  return ok({
    get checkpoint() {
      return checkpoint;
    },
    async append(acts, at, actor) {
      const from = placeAfter(checkpoint);
      const { record, entries, head } = sealRecord(
        place.key,
        { vault: place.vault, ...from },
        acts.map((act) => ({ ...act, at, actor })),
      );
      const segment = await files.current(from.seq);
      if (!segment.ok) return segment;
      const written = await segment.value.append(record);
      if (!written.ok) return written;
      checkpoint = { seq: from.seq + entries.length - 1, head };
      return ok(entries);
    },
    close: () => files.close(),
  });
}
