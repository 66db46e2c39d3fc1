// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { ObjectId, type Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import {
  openAgeFile,
  openAgeFileInWorkers,
  readAgeHeader,
} from "../../crypto/age/open.ts";
import { parseRecipient } from "../../crypto/age/recipient.ts";
import {
  sealAge,
  sealAgeInWorkers,
  type SealedAge,
} from "../../crypto/age/seal.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Source } from "../../storage/source.ts";
import type { Session } from "../session.ts";
import { objectDir, objectPath } from "../vault/layout.ts";

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
const smallBytes = 1 << 20;

/** The file as an age file, read once; `seen` sees the plaintext in order. */
function sealSource(
  session: Session,
  source: Source,
  seen: (plaintext: Uint8Array) => void,
): SealedAge {
  const recipient = parseRecipient(session.identity.recipient);
  if (!recipient.ok)
    throw new Error("the vault's own recipient does not parse");
  if (source.size > smallBytes)
    return sealAgeInWorkers([recipient.value], source, session.workers, seen);
  async function* plaintext(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of source.chunks()) {
      seen(piece);
      yield piece;
    }
  }
  return sealAge([recipient.value], plaintext());
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
  const object = ObjectId.parse(toHex(randomBytes(16)));
  const made = await session.storage.ensureFolder(
    objectDir(session.layout, object),
  );
  if (!made.ok) return made;

  const digest = createSha256();
  let size = 0;
  const sealed = sealSource(session, source, (piece) => {
    stopIfCancelled(signal);
    digest.update(piece);
    size += piece.length;
    seen(piece.length);
  });
  async function* unchangedFile(): AsyncGenerator<Uint8Array, void, void> {
    yield* sealed.file;
    // Before it becomes durable: what was read must be one state of the file.
    await source.requireUnchanged();
  }
  const written = await session.storage.createDurably(
    objectPath(session.layout, object),
    unchangedFile(),
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

/** Pieces are good until the next is asked for, and may lie in shared memory. */
async function* openInPlace(
  session: ObjectPlace,
  facts: ObjectFacts,
): AsyncGenerator<Uint8Array, void, void> {
  const { identity, workers } = session;
  const source = await openSource(session, facts);
  const digest = createSha256();
  let size = 0;
  try {
    const file = await readAgeHeader(source.chunks());
    if (file.headerSha256 !== facts.header) throw damaged(facts);
    const plaintext =
      source.size > smallBytes
        ? openAgeFileInWorkers([identity], file, source, workers)
        : openAgeFile([identity], file);
    for await (const piece of plaintext) {
      digest.update(piece);
      size += piece.length;
      yield piece;
    }
    if (size !== facts.size || digest.digest() !== facts.sha256)
      throw damaged(facts);
  } catch (thrown) {
    throw thrown instanceof AgeError ? damaged(facts) : thrown;
  } finally {
    await source.close();
  }
}

/**
 * An object's plaintext; each piece is the reader's own. A swapped, older or foreign object is refused
 * before its first byte, by the digest of its header; every piece given out is authenticated.
 * @throws `Failed` while iterating: `object-missing`, `object-damaged`, or why it cannot be read.
 */
export async function* openObject(
  session: ObjectPlace,
  facts: ObjectFacts,
): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of openInPlace(session, facts)) yield piece.slice();
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
    for await (const piece of openInPlace(session, facts)) {
      stopIfCancelled(signal);
      seen(piece.length);
    }
    return ok(undefined);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}
