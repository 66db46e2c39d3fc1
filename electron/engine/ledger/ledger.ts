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
  authenticateEntry,
  boxAt,
  readEntry,
  recordLength,
  sealEntry,
} from "./record.ts";

export const segmentEnding = ".sealed";
/** A segment past this size takes no further entry; the next begins another. */
const fullSegmentBytes = 16 * 1024 * 1024;
export const largestSegmentBytes = 64 * 1024 * 1024;

export interface LedgerPlace {
  readonly storage: Storage;
  readonly dir: string;
  readonly vault: VaultId;
  readonly key: Uint8Array;
}

/** Bytes at the end of the last segment that are no whole entry: what a crash leaves of a write. */
export interface TornTail {
  readonly segmentPath: string;
  /** Where the whole entries end. */
  readonly wholeBytes: number;
  readonly bytes: Uint8Array;
  /** The entry that the bytes would have been. */
  readonly seq: number;
}

export interface LedgerReading {
  /** Null while the ledger has no entry. */
  readonly checkpoint: Checkpoint | null;
  readonly segmentPath: string | null;
  readonly torn: TornTail | null;
}

export type EntryVisitor = (entry: Entry, digest: Sha256) => void;

/** Who already knows the first entries from a sealed catalog need not have them parsed again. */
export interface KnownEntries {
  /** Entries before this number are authenticated and chained, but not parsed; `visit` does not see them. */
  readonly before: number;
  readonly visit: (seq: number, digest: Sha256) => void;
}

/** Authenticates one box in its place and shows it to whoever watches; null when it is damaged. */
function takeEntry(
  place: LedgerPlace,
  { seq, head }: { readonly seq: number; readonly head: Sha256 },
  box: Uint8Array,
  visit: EntryVisitor,
  known: KnownEntries | null,
): Checkpoint | null {
  const at = { vault: place.vault, seq, prev: head };
  const authentic = authenticateEntry(place.key, at, box);
  if (authentic === null) return null;
  const { plaintext, digest } = authentic;
  if (known !== null && seq < known.before) known.visit(seq, digest);
  else {
    const entry = readEntry(at, plaintext);
    if (entry === null) return null;
    visit(entry, digest);
  }
  return { seq, head: digest };
}

function segmentName(firstSeq: number): string {
  return String(firstSeq).padStart(12, "0") + segmentEnding;
}

function damaged(seq: number): Result<never, Failure> {
  return err(failure("ledger-damaged", { seq }));
}

/**
 * Reads and authenticates every entry from the first, in order. Entry by entry the chain of digests
 * is checked: an entry that is altered, moved, missing or of another vault stops the reading with
 * `ledger-damaged`, which names it. Only bytes after the last whole entry of the last segment are
 * reported as torn.
 */
export async function readLedger(
  place: LedgerPlace,
  visit: EntryVisitor,
  known: KnownEntries | null = null,
): Promise<Result<LedgerReading, Failure>> {
  const names = await place.storage.list(place.dir);
  if (!names.ok) return names;
  // A copy that a synchronising program left has a longer name, and is no part of the chain.
  const segments = names.value.filter((name) => /^\d{12}\.sealed$/.test(name));
  let checkpoint: Checkpoint | null = null;
  let segmentPath: string | null = null;
  for (const [index, name] of segments.entries()) {
    let seq: number = checkpoint === null ? 0 : checkpoint.seq + 1;
    if (name !== segmentName(seq)) return damaged(seq);
    segmentPath = joinPath(place.dir, name);
    const segment = await place.storage.readWhole(
      segmentPath,
      largestSegmentBytes,
    );
    if (!segment.ok) return segment;
    const bytes = segment.value;
    for (let offset = 0; offset < bytes.length; seq += 1) {
      const head: Sha256 = checkpoint?.head ?? noEntry;
      const box = boxAt(bytes, offset);
      const taken = box && takeEntry(place, { seq, head }, box, visit, known);
      if (box === null || taken === null) {
        const last = index === segments.length - 1;
        const reachesEnd =
          box === null || offset + recordLength(box) === bytes.length;
        if (!last || !reachesEnd) return damaged(seq);
        const torn = {
          segmentPath,
          wholeBytes: offset,
          bytes: bytes.subarray(offset),
          seq,
        };
        return ok({ checkpoint, segmentPath, torn });
      }
      checkpoint = taken;
      offset += recordLength(box);
    }
  }
  return ok({ checkpoint, segmentPath, torn: null });
}

/** The end of the ledger, where entries are added. One writer only: the vault's lock sees to it. */
export interface Ledger {
  readonly checkpoint: Checkpoint | null;
  /**
   * Adds entries in order with one sync; returns once they are on the device. After a failure nothing
   * further can be added until the vault is opened again, since what reached the device is unknown.
   */
  append(
    acts: readonly Act[],
    at: Instant,
    actor: string,
  ): Promise<Result<readonly Entry[], Failure>>;
  close(): Promise<void>;
}

interface SealedActs {
  readonly entries: readonly Entry[];
  /** Records, one after the other. */
  readonly bytes: Uint8Array;
  readonly tip: Checkpoint | null;
}

function sealActs(
  place: LedgerPlace,
  from: Checkpoint | null,
  acts: readonly Act[],
  at: Instant,
  actor: string,
): SealedActs {
  const entries: Entry[] = [];
  const records: Uint8Array[] = [];
  let tip = from;
  for (const act of acts) {
    const seq: number = tip === null ? 0 : tip.seq + 1;
    const entry = { seq, prev: tip?.head ?? noEntry, at, actor, ...act };
    const { record, digest } = sealEntry(place.key, place.vault, entry);
    entries.push(entry);
    records.push(record);
    tip = { seq, head: digest };
  }
  return { entries, bytes: Buffer.concat(records), tip };
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
      const { entries, bytes, tip } = sealActs(
        place,
        checkpoint,
        acts,
        at,
        actor,
      );
      const segment = await files.current(
        checkpoint === null ? 0 : checkpoint.seq + 1,
      );
      if (!segment.ok) return segment;
      const written = await segment.value.append(bytes);
      if (!written.ok) return written;
      checkpoint = tip;
      return ok(entries);
    },
    close: () => files.close(),
  });
}
