// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { ObjectId, type Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import { openAgeFile, readAgeHeader } from "../../crypto/age/open.ts";
import { parseRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Source } from "../../storage/source.ts";
import type { Session } from "../session.ts";
import { objectDir, objectPath } from "../vault/layout.ts";

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

/**
 * Streams a file into the vault as one age file and makes it durable. No entry names it yet: until one
 * does, it counts for nothing and the next start moves it aside. Cancelling leaves nothing.
 */
export async function sealObject(
  session: Session,
  source: Source,
  signal: AbortSignal,
  seen: BytesSeen,
): Promise<Result<ObjectFacts, Failure>> {
  const recipient = parseRecipient(session.identity.recipient);
  if (!recipient.ok)
    throw new Error("the vault's own recipient does not parse");
  const object = ObjectId.parse(toHex(randomBytes(16)));
  const made = await session.storage.ensureFolder(
    objectDir(session.layout, object),
  );
  if (!made.ok) return made;

  const digest = createSha256();
  let size = 0;
  async function* plaintext(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of source.chunks()) {
      stopIfCancelled(signal);
      digest.update(piece);
      size += piece.length;
      seen(piece.length);
      yield piece;
    }
  }
  const sealed = sealAge([recipient.value], plaintext());
  const written = await session.storage.createDurably(
    objectPath(session.layout, object),
    sealed.file,
  );
  if (!written.ok) return written;
  return ok({
    object,
    size,
    sha256: digest.digest(),
    header: sealed.headerSha256,
  });
}

function damaged(facts: ObjectFacts): Failed {
  return new Failed(failure("object-damaged", { object: facts.object }));
}

/**
 * An object's plaintext. A swapped, older or foreign object is refused before its first byte, by the
 * digest of its header; every piece given out is authenticated.
 * @throws `Failed` while iterating: `object-missing`, `object-damaged`, or why it cannot be read.
 */
export async function* openObject(
  session: Session,
  facts: ObjectFacts,
): AsyncGenerator<Uint8Array, void, void> {
  const source = await session.storage.openSource(
    objectPath(session.layout, facts.object),
  );
  if (!source.ok) {
    const gone = source.error.code === "file-vanished";
    throw new Failed(
      gone ? failure("object-missing", { object: facts.object }) : source.error,
    );
  }
  const digest = createSha256();
  let size = 0;
  try {
    const file = await readAgeHeader(source.value.chunks());
    if (file.headerSha256 !== facts.header) throw damaged(facts);
    for await (const piece of openAgeFile([session.identity], file)) {
      digest.update(piece);
      size += piece.length;
      yield piece;
    }
    if (size !== facts.size || digest.digest() !== facts.sha256)
      throw damaged(facts);
  } catch (thrown) {
    throw thrown instanceof AgeError ? damaged(facts) : thrown;
  } finally {
    await source.value.close();
  }
}

/** Reads the whole object and compares every digest; nothing of it is kept. */
export async function verifyObject(
  session: Session,
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
