// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { partEnding, type Storage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import type { LeavingFile } from "../exchange/sealedArchive.ts";
import type { Act } from "../ledger/entries.ts";
import type { Session } from "../session.ts";

export interface Sealing {
  /** Of the new file. */
  readonly path: string;
  /** What is on the record before the first byte is sealed. */
  readonly begun: Act;
  readonly write: () => Promise<Result<{ readonly sha256: Sha256 }, Failure>>;
  /** What is on the record once the file is whole and durable. */
  readonly written: (parcel: Sha256) => Act;
}

/**
 * Nothing may be recorded of what has no place to be written to: the name must be free, and its folder must
 * take a file. What an interrupted sealing left there, ending in `.part`, is taken away.
 */
async function clearPlace(
  storage: Storage,
  path: string,
): Promise<Result<void, Failure>> {
  const name = basename(path);
  const there = await storage.facts(path);
  if (!there.ok) return there;
  if (there.value !== null) return err(failure("destination-exists", { name }));
  const partPath = path + partEnding;
  const cleared = await storage.remove(partPath);
  if (!cleared.ok) return cleared;
  // Only a file tells a folder that takes one from one that is missing, closed or full.
  const tried = await storage.createExclusive(partPath, new Uint8Array());
  if (tried.ok) return storage.remove(partPath);
  const { code, facts } = tried.error;
  return err(failure(code, { ...facts, name }));
}

/** Seals files into one new file, so that the ledger knows of it whatever becomes of the process. */
export async function sealOnRecord(
  session: Session,
  { path, begun, write, written }: Sealing,
): Promise<Result<Sha256, Failure>> {
  const { storage } = session;
  const cleared = await clearPlace(storage, path);
  if (!cleared.ok) return cleared;
  const beginning = await session.commit([begun]);
  if (!beginning.ok) return beginning;
  const sealed = await write();
  if (!sealed.ok) return sealed;
  const parcel = sealed.value.sha256;
  const ended = await session.commit([written(parcel)]);
  if (ended.ok) return ok(parcel);
  await storage.remove(path);
  return ended;
}

/** Files as they leave, seen by whoever watches the job. */
export function watchedFiles(
  files: readonly LeavingFile[],
  job: Job,
): LeavingFile[] {
  return files.map(({ path, size, content }) => ({
    path,
    size,
    content: watched(content, () => job.startFile(path, size)),
  }));
}

async function* watched(
  content: AsyncIterable<Uint8Array>,
  start: () => (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const seen = start();
  for await (const piece of content) {
    seen(piece.length);
    yield piece;
  }
}
