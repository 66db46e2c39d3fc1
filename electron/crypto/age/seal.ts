// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import { type Reading, runPipeline } from "../bulk/pipeline.ts";
import type { CryptoWorkers, ThreadDigest } from "../bulk/workers.ts";
import { sha256 } from "../digest.ts";
import { concatBytes } from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { randomBytes } from "../random.ts";
import { fileKeyBytes, payloadKey, payloadNonceBytes } from "./fileKey.ts";
import { encodeHeader } from "./header.ts";
import { type AgeRecipient, wrapFor } from "./recipient.ts";
import {
  chunkBytes,
  runsOf,
  sealedLength,
  sealRun,
  sealRunInto,
} from "./stream.ts";

const chunksPerRun = 8;

export interface SealedAge {
  readonly header: Uint8Array;
  /** SHA-256 of `header`. Its file key authenticates every chunk, so this stands for the whole file. */
  readonly headerSha256: Sha256;
  /** The whole file, header first, in pieces of half a MiB. Reads the source as it is read, once. */
  readonly file: AsyncIterable<Uint8Array>;
}

/** Makes the payload of a file from its key, which it wipes in the end. */
type Payload = (key: Uint8Array) => AsyncIterable<Uint8Array>;

/**
 * Seals a stream to the recipients as one binary age v1 file. Memory stays flat, whatever the size.
 * @param ownFileKey 16 fresh random bytes of the caller's, who can open the file by them and wipes them
 * @throws when there is no recipient, or a passphrase beside another recipient: both are bugs.
 */
export function sealAge(
  recipients: readonly AgeRecipient[],
  source: AsyncIterable<Uint8Array>,
  ownFileKey?: Uint8Array,
): SealedAge {
  return seal(recipients, (key) => sealedStream(key, source), ownFileKey);
}

/**
 * As `sealAge`, in worker threads, for a file whose length is known. Pieces of `file` are good until the next
 * is asked for.
 * @param digest takes the plaintext.
 * @param seen sees the plaintext in order, once.
 */
export function sealAgeInWorkers(
  recipients: readonly AgeRecipient[],
  reading: Reading,
  workers: CryptoWorkers,
  digest: ThreadDigest,
  seen: (plaintext: Uint8Array) => void,
): SealedAge {
  return seal(recipients, async function* (key) {
    const job = { kind: "seal", key, reading, digest, seen } as const;
    for await (const { bytes } of runPipeline(workers, job)) yield bytes;
  });
}

/** As `sealAge`, of bytes at hand, in one piece. */
export function sealAgeBytes(
  recipients: readonly AgeRecipient[],
  plaintext: Uint8Array,
): { readonly headerSha256: Sha256; readonly file: Uint8Array } {
  const { headerSha256, beginning, key } = begin(recipients);
  const file = new Uint8Array(
    beginning.length + sealedLength(plaintext.length),
  );
  file.set(beginning);
  sealRunInto(file.subarray(beginning.length), key, 0, plaintext, true);
  wipe(key);
  return { headerSha256, file };
}

function seal(
  recipients: readonly AgeRecipient[],
  payload: Payload,
  ownFileKey?: Uint8Array,
): SealedAge {
  const { header, headerSha256, beginning, key } = begin(
    recipients,
    ownFileKey,
  );
  return { header, headerSha256, file: sealedFile(beginning, key, payload) };
}

interface Beginning {
  readonly header: Uint8Array;
  readonly headerSha256: Sha256;
  /** Header and nonce. */
  readonly beginning: Uint8Array;
  /** Of the payload; whoever seals it wipes it. */
  readonly key: Uint8Array;
}

function begin(
  recipients: readonly AgeRecipient[],
  ownFileKey?: Uint8Array,
): Beginning {
  if (recipients.length === 0) throw new Error("no recipient");
  if (recipients.length > 1 && recipients.some(({ kind }) => kind === "scrypt"))
    throw new Error("a passphrase must be the only recipient");
  const fileKey = ownFileKey?.slice() ?? randomBytes(fileKeyBytes);
  const nonce = randomBytes(payloadNonceBytes);
  const stanzas = recipients.map((recipient) => wrapFor(recipient, fileKey));
  const header = encodeHeader(stanzas, fileKey);
  const key = payloadKey(fileKey, nonce);
  wipe(fileKey);
  return {
    header,
    headerSha256: sha256(header),
    beginning: concatBytes(header, nonce),
    key,
  };
}

async function* sealedFile(
  beginning: Uint8Array,
  key: Uint8Array,
  payload: Payload,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield beginning;
    yield* payload(key);
  } finally {
    wipe(key);
  }
}

async function* sealedStream(
  key: Uint8Array,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let counter = 0;
  for await (const run of runsOf(source, chunksPerRun * chunkBytes)) {
    yield sealRun(key, counter, run.bytes, run.last);
    counter += chunksPerRun;
  }
}
