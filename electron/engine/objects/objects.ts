// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { ObjectId, type Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import type { AgeIdentity } from "../../crypto/age/identity.ts";
import {
  type AgeFile,
  openAgeAnywhere,
  openAgeBytes,
  openAgeFile,
  openAgeFileInWorkers,
  readAgeHeader,
} from "../../crypto/age/open.ts";
import { sealAgeBytes, sealAgeInWorkers } from "../../crypto/age/seal.ts";
import { createSha256, sha256 as digestOf } from "../../crypto/digest.ts";
import { toHex } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Source } from "../../storage/source.ts";
import type { Batch } from "../../storage/storage.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";

/** Where objects lie, and what opens them. */
export type ObjectPlace = Pick<
  Session,
  "storage" | "layout" | "identity" | "workers"
>;

/** What the ledger binds of an object, so that no other can stand in its place. */
export interface ObjectFacts {
  readonly object: ObjectId;
  /** Bytes of the plaintext. */
  readonly size: number;
  readonly sha256: Sha256;
  /** SHA-256 of the age header. */
  readonly header: Sha256;
}

export type BytesSeen = (bytes: number) => void;

/** Throws `cancelled` between two pieces once the signal is given. */
export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Failed(failure("cancelled"));
}

/** Up to here a file is sealed and opened where it is asked for: other threads would not gain anything. */
export const smallBytes = 1 << 20;

interface Sealed {
  readonly headerSha256: Sha256;
  readonly file: Uint8Array | AsyncIterable<Uint8Array>;
  /** Of the plaintext, once all of the file was taken. */
  sha256(): Promise<Sha256>;
}

/** The file as an age file, read once. @param seen how many bytes more were read; what it throws ends all. */
async function sealSource(
  { identity, workers }: ObjectPlace,
  source: Source,
  seen: BytesSeen,
): Promise<Sealed> {
  if (source.size > smallBytes) {
    const digest = workers.sha256();
    const { headerSha256, file } = sealAgeInWorkers(
      [identity],
      source,
      workers,
      digest,
      (piece) => {
        seen(piece.length);
      },
    );
    const sha256 = () => digest.end();
    return { headerSha256, file: unchanged(source, file), sha256 };
  }
  const plaintext = new Uint8Array(source.size);
  await source.fill(plaintext, 0);
  await source.requireUnchanged();
  seen(plaintext.length);
  const digest = digestOf(plaintext);
  const sealed = sealAgeBytes([identity], plaintext);
  wipe(plaintext);
  return { ...sealed, sha256: () => Promise.resolve(digest) };
}

/** Before it becomes durable: what was read must be one state of the file. */
async function* unchanged(
  source: Source,
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* file;
  await source.requireUnchanged();
}

/**
 * Streams a file into a batch as one age file, which has no name until the batch is named. No entry names it
 * yet: until one does, it counts for nothing and the next start moves it aside. Cancelling leaves nothing.
 */
export async function sealInto(
  batch: Batch,
  place: ObjectPlace,
  source: Source,
  signal: AbortSignal,
  seen: BytesSeen,
): Promise<Result<ObjectFacts, Failure>> {
  const object = ObjectId.parse(toHex(randomBytes(16)));
  try {
    const sealed = await sealSource(place, source, (count) => {
      stopIfCancelled(signal);
      seen(count);
    });
    const path = objectPath(place.layout, object);
    const written = await batch.add(path, sealed.file);
    if (!written.ok) return written;
    const { headerSha256: header } = sealed;
    const { size } = source;
    return ok({ object, size, sha256: await sealed.sha256(), header });
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

function damaged(facts: ObjectFacts): Failed {
  return new Failed(failure("object-damaged", { object: facts.object }));
}

async function openSource(
  session: ObjectPlace,
  { object }: ObjectFacts,
): Promise<Source> {
  const source = await session.storage.openSource(
    objectPath(session.layout, object),
  );
  if (source.ok) return source.value;
  const gone = source.error.code === "file-vanished";
  throw new Failed(gone ? failure("object-missing", { object }) : source.error);
}

/** A small file at once, in memory of its own length; a long one piece by piece. */
async function* bytesOf(
  source: Source,
): AsyncGenerator<Uint8Array, void, void> {
  if (source.size > smallBytes) {
    yield* source.chunks();
    return;
  }
  const whole = new Uint8Array(source.size);
  await source.fill(whole, 0);
  yield whole;
}

/** A swapped, older or foreign object is refused before its first byte. */
async function readObjectHeader(
  sealed: AsyncIterable<Uint8Array>,
  facts: ObjectFacts,
): Promise<AgeFile> {
  const file = await readAgeHeader(sealed);
  if (file.headerSha256 !== facts.header) throw damaged(facts);
  return file;
}

/**
 * An object's plaintext, in pieces that are good until the next is asked for and may lie in shared memory. A
 * swapped, older or foreign object is refused before its first byte, by the digest of its header; every piece
 * given out is authenticated.
 * @throws `Failed` while iterating: `object-missing`, `object-damaged`, or why it cannot be read.
 */
export async function* openObject(
  session: ObjectPlace,
  facts: ObjectFacts,
): AsyncGenerator<Uint8Array, void, void> {
  const { identity, workers } = session;
  const source = await openSource(session, facts);
  const digest = createSha256();
  const threads = source.size > smallBytes ? workers.sha256() : null;
  let size = 0;
  try {
    const file = await readObjectHeader(bytesOf(source), facts);
    const plaintext =
      threads === null
        ? openAgeBytes([identity], file, source.size)
        : openAgeFileInWorkers([identity], file, source, workers, threads);
    for await (const piece of plaintext) {
      if (threads === null) digest.update(piece);
      size += piece.length;
      yield piece;
    }
    const found = threads === null ? digest.digest() : await threads.end();
    if (size !== facts.size || found !== facts.sha256) throw damaged(facts);
  } catch (thrown) {
    throw thrown instanceof AgeError ? damaged(facts) : thrown;
  } finally {
    await source.close();
  }
}

/** An object's plaintext, read from anywhere in it. */
export interface ObjectReader {
  /**
   * Exactly these bytes, each authenticated in its place.
   * @throws `Failed`: `object-damaged`, or why it cannot be read.
   */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * As `openObject`, for who does not read in order. Its digest is compared by whoever reads it in order before:
 * what is read here is authentic, and may belong to an object that is damaged elsewhere.
 * @throws `Failed` as `openObject`
 */
export async function openObjectAnywhere(
  session: ObjectPlace,
  facts: ObjectFacts,
): Promise<ObjectReader> {
  const source = await openSource(session, facts);
  const orDamaged = async <Read>(read: () => Promise<Read>): Promise<Read> => {
    try {
      return await read();
    } catch (thrown) {
      throw thrown instanceof AgeError ? damaged(facts) : thrown;
    }
  };
  try {
    const plaintext = await orDamaged(async () => {
      const file = await readObjectHeader(source.chunks(), facts);
      return openAgeAnywhere([session.identity], file, source);
    });
    return {
      read: (position, length) =>
        orDamaged(() => plaintext.read(position, length)),
      close: async () => {
        plaintext.close();
        await source.close();
      },
    };
  } catch (thrown) {
    await source.close();
    throw thrown;
  }
}

/**
 * An object's plaintext for a door out of the vault. The whole object is verified before its first byte is
 * given out, so that nothing of one that is damaged further on leaves.
 * @throws as `openObject`, and `cancelled`.
 */
export async function* releaseObject(
  session: ObjectPlace,
  facts: ObjectFacts,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<Uint8Array, void, void> {
  const whole = await verifyObject(session, facts, signal, () => undefined);
  if (!whole.ok) throw new Failed(whole.error);
  yield* openObject(session, facts);
}

/** Reads the whole object and compares every digest; nothing of it is kept. */
export async function verifyObject(
  session: ObjectPlace,
  facts: ObjectFacts,
  signal: AbortSignal,
  seen: BytesSeen,
): Promise<Result<void, Failure>> {
  try {
    for await (const piece of openObject(session, facts)) {
      stopIfCancelled(signal);
      seen(piece.length);
    }
    return ok(undefined);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

/** As `verifyObject`, of sealed bytes that come from anywhere; false when they are not the object. */
export async function verifySealed(
  identity: AgeIdentity,
  facts: ObjectFacts,
  sealed: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const digest = createSha256();
  let size = 0;
  try {
    const file = await readAgeHeader(sealed);
    if (file.headerSha256 !== facts.header) return false;
    for await (const piece of openAgeFile([identity], file)) {
      digest.update(piece);
      size += piece.length;
    }
    return size === facts.size && digest.digest() === facts.sha256;
  } catch (thrown) {
    if (thrown instanceof AgeError) return false;
    throw thrown;
  }
}
