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

function membersOf(parcel: Parcel): TarMember[] {
  const text = (name: string, content: string): TarMember => {
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

/**
 * Writes one tar archive of a request, sealed to everyone asked; nothing unsealed touches the disk.
 * Gives the SHA-256 of the sealed file. A failure of a file's content is the result, and nothing stays.
 * Format: docs/format/bundle.md, "Requests".
 */
export async function writeParcel(
  parcel: Parcel,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const digest = createSha256();
  const sealed = sealAge(
    parcel.recipients,
    tarOf(membersOf(parcel), { mode: 0o644, modified: parcel.issued }),
  );
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
