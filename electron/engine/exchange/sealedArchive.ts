// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { sortedByBytes } from "../../../shared/formats/lines.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import { type TarMember, tarOf } from "./tarArchive.ts";

/** A file that leaves, by the path that the statement gives it. */
export interface LeavingFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface SealedArchive {
  readonly storage: Storage;
  readonly path: string;
  readonly recipients: readonly AgeRecipient[];
  /** Of every member, so that the same content gives the same archive. */
  readonly time: Instant;
  readonly members: readonly TarMember[];
}

export function textMember(name: string, text: string): TarMember {
  const bytes = encodeUtf8(text);
  return { name, size: bytes.length, content: bytes };
}

/** Files below a folder, by the bytes of their paths. */
export function filesBelow(
  folder: string,
  files: readonly LeavingFile[],
): TarMember[] {
  return sortedByBytes(files, ({ path }) => path).map(
    ({ path, size, content }) => ({ name: `${folder}/${path}`, size, content }),
  );
}

/**
 * Writes one tar archive, sealed to the recipients; nothing unsealed touches the disk. Gives the SHA-256 of
 * the sealed file. A failure of a member's content is the result, and nothing stays.
 */
export async function writeSealedArchive({
  storage,
  path,
  recipients,
  time,
  members,
}: SealedArchive): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const digest = createSha256();
  const archive = tarOf(members, { mode: 0o644, modified: time });
  const sealed = sealAge(recipients, archive);
  async function* file(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of sealed.file) {
      digest.update(piece);
      yield piece;
    }
  }
  const written = await storage.createDurably(path, file(), 0o644);
  return written.ok ? ok({ sha256: digest.digest() }) : written;
}
