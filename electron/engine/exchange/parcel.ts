// SPDX-License-Identifier: Apache-2.0
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pack, type Pack } from "tar-stream";
import type { Failure } from "../../../shared/failure.ts";
import { sortedByBytes } from "../../../shared/formats/lines.ts";
import {
  type Instant,
  millisecondsOf,
  type Sha256,
} from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";

export interface ParcelFile {
  /** As in the statement; lies under `tree/` in the parcel. */
  readonly path: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface Parcel {
  readonly storage: Storage;
  readonly parcelPath: string;
  readonly recipients: readonly AgeRecipient[];
  /** Time of every member, so that the same request gives the same archive. */
  readonly issued: Instant;
  readonly statementText: string;
  readonly charterText: string;
  readonly requesterSignature: string;
  readonly declineText: string;
  readonly tree: readonly ParcelFile[];
  /** Bare names under `judged/`, with their texts. */
  readonly judged: readonly { readonly name: string; readonly text: string }[];
}

interface Member {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array> | Uint8Array;
}

function membersOf(parcel: Parcel): Member[] {
  const text = (name: string, content: string): Member => {
    const bytes = encodeUtf8(content);
    return { name, size: bytes.length, content: bytes };
  };
  return [
    text("statement.txt", parcel.statementText),
    text("charter.txt", parcel.charterText),
    text("requester.sig", parcel.requesterSignature),
    text("decline.txt", parcel.declineText),
    ...sortedByBytes(parcel.judged, ({ name }) => name).map(
      ({ name, text: judged }) => text(`judged/${name}`, judged),
    ),
    ...sortedByBytes(parcel.tree, ({ path }) => path).map(
      ({ path, size, content }) => ({
        name: `tree/${path}`,
        size,
        content,
      }),
    ),
  ];
}

/** Puts one member in, waiting whenever the reader is behind, so that memory stays flat. */
function putIn(
  archive: Pack,
  { name, size, content }: Member,
  mtime: Date,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const header = {
      name,
      size,
      mtime,
      mode: 0o644,
      uid: 0,
      gid: 0,
      type: "file" as const,
    };
    const entry = archive.entry(header, (error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
    const pieces = content instanceof Uint8Array ? [content] : content;
    pipeline(Readable.from(pieces), entry).catch(reject);
  });
}

async function fill(
  archive: Pack,
  members: readonly Member[],
  mtime: Date,
): Promise<void> {
  for (const member of members) await putIn(archive, member, mtime);
  archive.finalize();
}

async function* archiveOf(
  parcel: Parcel,
): AsyncGenerator<Uint8Array, void, void> {
  const archive = pack();
  const mtime = new Date(millisecondsOf(parcel.issued));
  const filled = fill(archive, membersOf(parcel), mtime).catch(
    (thrown: unknown) => {
      archive.destroy(
        thrown instanceof Error ? thrown : new Error(String(thrown)),
      );
    },
  );
  for await (const piece of archive as AsyncIterable<Uint8Array>) yield piece;
  await filled;
}

/**
 * Writes one tar archive of a request, sealed to everyone asked; nothing unsealed touches the disk.
 * Gives the SHA-256 of the sealed file. A failure of a file's content is the result, and nothing stays.
 * Format: docs/format/bundle.md, "Requests".
 */
export async function writeParcel(
  parcel: Parcel,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const digest = createSha256();
  const sealed = sealAge(parcel.recipients, archiveOf(parcel));
  async function* file(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of sealed.file) {
      digest.update(piece);
      yield piece;
    }
  }
  const written = await parcel.storage.createDurably(
    parcel.parcelPath,
    file(),
    0o644,
  );
  return written.ok ? ok({ sha256: digest.digest() }) : written;
}
