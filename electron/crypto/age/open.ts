// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import { type Reading, runPipeline } from "../bulk/pipeline.ts";
import type { CryptoWorkers, ThreadDigest } from "../bulk/workers.ts";
import { sha256 } from "../digest.ts";
import { wipe } from "../kdf.ts";
import { AgeError } from "./ageError.ts";
import { ByteReader } from "./byteReader.ts";
import { payloadKey, payloadNonceBytes } from "./fileKey.ts";
import { type AgeHeader, readHeader, verifyHeaderMac } from "./header.ts";
import { type AgeIdentity, unwrapWith } from "./identity.ts";
import {
  chunkBytes,
  openRun,
  runsOf,
  sealedChunkBytes,
  tagBytes,
} from "./stream.ts";

const chunksPerRun = 8;

/** A binary age file of which the header alone was read. */
export interface AgeFile {
  readonly header: AgeHeader;
  /** SHA-256 of the header's bytes. */
  readonly headerSha256: Sha256;
  /** Everything after the header. Nothing of it was decrypted, and it can be read once. */
  readonly payload: ByteReader;
}

/**
 * Reads the header and no more, so that a swapped file can be refused by `headerSha256` before its first byte.
 * @throws AgeError stage `header`; the source is let go of then.
 */
export async function readAgeHeader(
  source: AsyncIterable<Uint8Array>,
): Promise<AgeFile> {
  const payload = new ByteReader(source);
  try {
    const header = await readHeader(payload);
    return { header, headerSha256: sha256(header.bytes), payload };
  } catch (thrown) {
    await payload.close();
    throw thrown;
  }
}

/**
 * The plaintext of a file whose header was read, in pieces of half a MiB. Every piece was authenticated, in its
 * place; but until the iteration ends without an error the file may have been cut short.
 * @throws AgeError stages `header`, `no-match`, `hmac` and `payload`, while iterating.
 */
export async function* openAgeFile(
  identities: readonly AgeIdentity[],
  file: AgeFile,
): AsyncGenerator<Uint8Array, void, void> {
  yield* openFile(identities, file, (key) =>
    openPayload(key, file.payload.rest()),
  );
}

/**
 * As `openAgeFile`, in worker threads, for a file whose length is known and that can be read anywhere. Pieces
 * are good until the next is asked for.
 * @param whole the file from its header on.
 * @param digest takes the plaintext.
 */
export async function* openAgeFileInWorkers(
  identities: readonly AgeIdentity[],
  file: AgeFile,
  whole: Reading,
  workers: CryptoWorkers,
  digest: ThreadDigest,
): AsyncGenerator<Uint8Array, void, void> {
  const start = file.header.bytes.length + payloadNonceBytes;
  const reading: Reading = {
    size: Math.max(0, whole.size - start),
    fill: (into, position) => whole.fill(into, start + position),
  };
  yield* openFile(identities, file, async function* (key) {
    const job = { kind: "open", key, reading, digest } as const;
    for await (const run of runPipeline(workers, job)) yield* checked(run);
  });
}

/**
 * As `openAgeFile`, of a small file whose bytes are all at hand: in one piece, through no buffer but its own.
 * @param whole the file's length; its payload is no longer.
 */
export async function* openAgeBytes(
  identities: readonly AgeIdentity[],
  file: AgeFile,
  whole: number,
): AsyncGenerator<Uint8Array, void, void> {
  yield* openFile(identities, file, async function* (key) {
    const payload = await file.payload.upTo(whole);
    const { plaintext: bytes, whole: proven } = openRun(key, 0, payload, true);
    yield* checked({ bytes, whole: proven });
  });
}

async function* openFile(
  identities: readonly AgeIdentity[],
  file: AgeFile,
  payload: (key: Uint8Array) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let key: Uint8Array | undefined;
  try {
    key = await payloadKeyOf(identities, file);
    yield* payload(key);
  } finally {
    if (key !== undefined) wipe(key);
    await file.payload.close();
  }
}

async function payloadKeyOf(
  identities: readonly AgeIdentity[],
  file: AgeFile,
): Promise<Uint8Array> {
  const fileKey = unwrapFileKey(identities, file.header);
  try {
    const nonce = await file.payload.upTo(payloadNonceBytes);
    if (nonce.length < payloadNonceBytes)
      throw new AgeError("header", "no nonce follows it");
    return payloadKey(fileKey, nonce);
  } finally {
    wipe(fileKey);
  }
}

/** The plaintext of an age file, read from anywhere in it. */
export interface AgePlaintext {
  /** Bytes of all of it, by the file's length. */
  readonly size: number;
  /**
   * Exactly these bytes, each authenticated in its place; a cut file fails where its end is read.
   * @throws AgeError stage `payload`; whatever the reading throws
   */
  read(position: number, length: number): Promise<Uint8Array>;
  /** Forgets the key. */
  close(): void;
}

/**
 * As `openAgeFile`, to be read from anywhere instead of in order.
 * @param whole the file from its header on.
 * @throws AgeError stages `header`, `no-match`, `hmac` and `payload`
 */
export async function openAgeAnywhere(
  identities: readonly AgeIdentity[],
  file: AgeFile,
  whole: Reading,
): Promise<AgePlaintext> {
  try {
    const key = await payloadKeyOf(identities, file);
    const start = file.header.bytes.length + payloadNonceBytes;
    return plaintextOf(key, {
      size: Math.max(0, whole.size - start),
      fill: (into, position) => whole.fill(into, start + position),
    });
  } finally {
    await file.payload.close();
  }
}

function plaintextOf(key: Uint8Array, sealed: Reading): AgePlaintext {
  const chunks = Math.max(1, Math.ceil(sealed.size / sealedChunkBytes));
  const size = Math.max(0, sealed.size - chunks * tagBytes);
  return {
    size,
    async read(position, length) {
      if (position < 0 || length < 0 || position + length > size)
        throw new RangeError("beyond the plaintext");
      if (length === 0) return new Uint8Array(0);
      const first = Math.floor(position / chunkBytes);
      const after = Math.ceil((position + length) / chunkBytes);
      const from = first * sealedChunkBytes;
      const run = new Uint8Array(
        Math.min(after * sealedChunkBytes, sealed.size) - from,
      );
      await sealed.fill(run, from);
      const opened = openRun(key, first, run, after === chunks);
      if (!opened.whole)
        throw new AgeError("payload", "a chunk was changed or is missing");
      const skipped = position - first * chunkBytes;
      return opened.plaintext.subarray(skipped, skipped + length);
    },
    close: () => {
      wipe(key);
    },
  };
}

/** `readAgeHeader`, then `openAgeFile`. */
export async function* openAge(
  identities: readonly AgeIdentity[],
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* openAgeFile(identities, await readAgeHeader(source));
}

function unwrapFileKey(
  identities: readonly AgeIdentity[],
  header: AgeHeader,
): Uint8Array {
  for (const identity of identities)
    for (const stanza of header.stanzas) {
      const fileKey = unwrapWith(identity, stanza);
      if (fileKey === null) continue;
      if (verifyHeaderMac(header, fileKey)) return fileKey;
      wipe(fileKey);
      throw new AgeError("hmac", "the header was changed");
    }
  throw new AgeError("no-match", "no identity opens it");
}

async function* openPayload(
  key: Uint8Array,
  payload: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let counter = 0;
  for await (const run of runsOf(payload, chunksPerRun * sealedChunkBytes)) {
    const { plaintext, whole } = openRun(key, counter, run.bytes, run.last);
    yield* checked({ bytes: plaintext, whole });
    counter += chunksPerRun;
  }
}

/** What came before a failure is given out first, then the failure. */
function* checked({
  bytes,
  whole,
}: {
  readonly bytes: Uint8Array;
  readonly whole: boolean;
}): Generator<Uint8Array, void, void> {
  if (bytes.length > 0) yield bytes;
  if (!whole)
    throw new AgeError("payload", "a chunk was changed or is missing");
}
