// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { equalBytes } from "../../crypto/kdf.ts";
import { joinPath, partEnding, type Storage } from "../../storage/storage.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Job } from "../context.ts";
import {
  largestSegmentBytes,
  type LedgerPlace,
  scanLedger,
  whileGrowing,
} from "../ledger/ledger.ts";
import { stopIfCancelled, verifyObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { objectDir, objectPath, type VaultLayout } from "./layout.ts";

/**
 * Brings one object over and decrypts it from the copy; what is there and whole is not written again. A
 * damaged object is not kept in the copy.
 */
export async function copyObject(
  session: Session,
  to: VaultLayout,
  version: HeldFile,
  job: Job,
): Promise<Result<"there" | "copied", Failure>> {
  const { storage } = session;
  const copy = { ...objectPlace(session), layout: to };
  const toPath = objectPath(to, version.object);
  const { signal } = job;
  const seen = job.startFile(version.name, version.size);
  const there = await storage.facts(toPath);
  if (!there.ok) return there;
  if (there.value !== null) {
    const whole = await verifyObject(copy, version, signal, seen);
    if (whole.ok) return ok("there");
    if (whole.error.code === "cancelled") return whole;
  }
  const source = await storage.openSource(
    objectPath(session.layout, version.object),
  );
  if (!source.ok)
    return source.error.code === "file-vanished"
      ? err(failure("object-missing", { object: version.object }))
      : source;
  const removed = await removeEach(storage, [toPath + partEnding, toPath]);
  const made = await storage.ensureFolder(objectDir(to, version.object));
  async function* pieces(
    chunks: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of chunks) {
      stopIfCancelled(signal);
      yield piece;
    }
  }
  const written =
    removed.ok && made.ok
      ? await storage.createDurably(toPath, pieces(source.value.chunks()))
      : removed.ok
        ? made
        : removed;
  await source.value.close();
  if (!written.ok) return written;
  const verified = await verifyObject(copy, version, signal, seen);
  if (verified.ok) return ok("copied");
  if (verified.error.code === "object-damaged") await storage.remove(toPath);
  return verified;
}

/** What was there before, whole or cut off by a kill. */
export async function removeEach(
  storage: Storage,
  paths: readonly string[],
): Promise<Result<void, Failure>> {
  for (const path of paths) {
    const removed = await storage.remove(path);
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}

function objectPlace({ storage, layout, identity, workers }: Session) {
  return { storage, layout, identity, workers };
}

export interface LedgerSegment {
  /** Bare name of its file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The segments up to the session's checkpoint, as they lie in a copy.
 * @param opened whose key opens the ledger
 * @throws `Failed`: `ledger-damaged`, or why they cannot be read
 */
export async function* ledgerSegments(
  { storage, layout, checkpoint }: Session,
  opened: Pick<LedgerPlace, "vault" | "key">,
): AsyncGenerator<LedgerSegment, void, void> {
  // Another process may be adding to it.
  const growing = whileGrowing(storage);
  const { vault, key } = opened;
  const place = { storage: growing, dir: layout.ledgerDir, vault, key };
  const scan = await scanLedger(place, { last: checkpoint.seq });
  if (!scan.ok) throw new Failed(scan.error);
  const { segmentPath, wholeBytes, checkpoint: tip } = scan.value;
  if (segmentPath === null || tip?.head !== checkpoint.head)
    throw new Failed(failure("ledger-damaged", { seq: (tip?.seq ?? -1) + 1 }));
  const names = await storage.list(layout.ledgerDir);
  if (!names.ok) throw new Failed(names.error);
  const lastName = basename(segmentPath);
  for (const name of names.value) {
    if (!/^\d{12}\.sealed$/.test(name) || name > lastName) continue;
    const path = joinPath(layout.ledgerDir, name);
    const bytes = await growing.readWhole(path, largestSegmentBytes);
    if (!bytes.ok) throw new Failed(bytes.error);
    const end = name === lastName ? wholeBytes : bytes.value.length;
    yield { name, bytes: bytes.value.subarray(0, end) };
  }
}

/**
 * Writes the segments up to the session's checkpoint; those that are there are not written again.
 * @throws `Failed`, as `ledgerSegments`
 */
export async function copyLedger(
  session: Session,
  to: LedgerPlace,
): Promise<Result<void, Failure>> {
  const { storage } = session;
  for await (const { name, bytes } of ledgerSegments(session, to)) {
    const path = joinPath(to.dir, name);
    const there = await storage.readWhole(path, largestSegmentBytes);
    if (there.ok && equalBytes(there.value, bytes)) continue;
    const written = await storage.replaceDurably(path, bytes);
    if (!written.ok) return written;
  }
  return ok(undefined);
}
