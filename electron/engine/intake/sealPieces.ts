// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { ObjectId, type Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { createSha256, sha256 } from "../../crypto/digest.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Batch } from "../../storage/storage.ts";
import type { ObjectFacts } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";

export interface ExpectedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: Sha256;
}

/** What is sealed must be what was looked at: otherwise the object never comes to be whole. */
async function* asExpected(
  pieces: AsyncIterable<Uint8Array>,
  { name, size, sha256 }: ExpectedFile,
): AsyncGenerator<Uint8Array, void, void> {
  const digest = createSha256();
  let seen = 0;
  for await (const piece of pieces) {
    digest.update(piece);
    seen += piece.length;
    yield piece;
  }
  if (seen !== size || digest.digest() !== sha256)
    throw new Failed(failure("intake-not-as-seen", { name }));
}

/** Seals what arrives in pieces into a batch, as `sealInto` does a file; nothing stays of what is not as expected. */
export async function sealPieces(
  batch: Batch,
  session: Session,
  pieces: AsyncIterable<Uint8Array>,
  expected: ExpectedFile,
): Promise<Result<ObjectFacts, Failure>> {
  const object = ObjectId.parse(toHex(randomBytes(16)));
  try {
    const sealed = sealAge([session.identity], asExpected(pieces, expected));
    const path = objectPath(session.layout, object);
    const written = await batch.add(path, sealed.file);
    if (!written.ok) return written;
    const { size, sha256 } = expected;
    return ok({ object, size, sha256, header: sealed.headerSha256 });
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

const pieceBytes = 256 * 1024;

export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
}

/** Seals what is in memory as an object, whole and synced; nothing names it yet. */
export async function sealBytes(
  session: Session,
  name: string,
  bytes: Uint8Array,
): Promise<Result<ObjectFacts, Failure>> {
  const batch = session.storage.openBatch();
  const expected = { name, size: bytes.length, sha256: sha256(bytes) };
  const sealed = await sealPieces(batch, session, piecesOf(bytes), expected);
  const named = await batch.name();
  if (!sealed.ok) return sealed;
  const path = objectPath(session.layout, sealed.value.object);
  const done = named.get(path);
  return done?.ok === false ? done : sealed;
}

/** Pieces handed from one who has them to one who asks; the giver waits until each was used. */
export class PieceQueue {
  #waiting: { piece: Uint8Array; used: () => void } | null = null;
  #wake: () => void = () => undefined;
  #end: Failed | "whole" | null = null;
  #isLeft = false;

  /** Returns once the piece was used, or nobody asks any more. */
  give(piece: Uint8Array): Promise<void> {
    if (this.#isLeft) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting = { piece, used: resolve };
      this.#wake();
    });
  }

  end(how: Failed | "whole"): void {
    this.#end = how;
    this.#wake();
  }

  async *pieces(): AsyncGenerator<Uint8Array, void, void> {
    try {
      for (;;) {
        if (this.#waiting !== null) {
          const { piece, used } = this.#waiting;
          this.#waiting = null;
          yield piece;
          used();
        } else if (this.#end === "whole") return;
        else if (this.#end !== null) throw this.#end;
        else
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
      }
    } finally {
      this.#isLeft = true;
      // Whoever still gives must not wait for nobody.
      (this.#waiting as { used: () => void } | null)?.used();
    }
  }
}
