// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import { sha256 } from "../digest.ts";
import { wipe } from "../kdf.ts";
import { AgeError } from "./ageError.ts";
import { ByteReader } from "./byteReader.ts";
import { payloadKey, payloadNonceBytes } from "./fileKey.ts";
import { type AgeHeader, readHeader, verifyHeaderMac } from "./header.ts";
import { type AgeIdentity, unwrapWith } from "./identity.ts";
import { openRun, runsOf, sealedChunkBytes } from "./stream.ts";

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
  let key: Uint8Array | undefined;
  try {
    const fileKey = unwrapFileKey(identities, file.header);
    const nonce = await file.payload.upTo(payloadNonceBytes);
    key = payloadKey(fileKey, nonce);
    wipe(fileKey);
    if (nonce.length < payloadNonceBytes)
      throw new AgeError("header", "no nonce follows it");
    yield* openPayload(key, file.payload.rest());
  } finally {
    if (key !== undefined) wipe(key);
    await file.payload.close();
  }
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
    if (plaintext.length > 0) yield plaintext;
    if (!whole)
      throw new AgeError("payload", "a chunk was changed or is missing");
    counter += chunksPerRun;
  }
}
