// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { sortedByBytes } from "../../../shared/formats/lines.ts";
import type {
  PublishedCharter,
  PublishedSignature,
} from "../../../shared/domain/publishedSignatures.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import type { Storage } from "../../storage/storage.ts";
import { evidenceTexts } from "./evidenceTexts.ts";
import type { TarMember } from "./tarArchive.ts";
import {
  filesBelow,
  type LeavingFile,
  textMember,
  writeSealedArchive,
} from "./sealedArchive.ts";

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
  /** Of others who had signed already. */
  readonly signatures: readonly PublishedSignature[];
  /** Version 1 to the one that the statement names, so that a reader can follow from the one they trust. */
  readonly charters: readonly PublishedCharter[];
  /** Lie under `tree/` in the parcel. */
  readonly tree: readonly LeavingFile[];
  /** Bare names under `judged/`, with their texts. */
  readonly judged: readonly { readonly name: string; readonly text: string }[];
}

function evidenceMembers({
  statementText,
  signatures,
  charters,
}: Parcel): TarMember[] {
  const texts = evidenceTexts({ statementText, signatures, charters });
  texts.delete("statement.txt");
  return sortedByBytes([...texts], ([name]) => name).map(([name, text]) =>
    textMember(name, text),
  );
}

/** Writes one request, sealed to everyone asked (docs/format/bundle.md, "Requests"). */
export function writeParcel(
  parcel: Parcel,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  return writeSealedArchive({
    storage: parcel.storage,
    path: parcel.parcelPath,
    recipients: parcel.recipients,
    time: parcel.issued,
    members: [
      textMember("statement.txt", parcel.statementText),
      textMember("charter.txt", parcel.charterText),
      textMember("requester.sig", parcel.requesterSignature),
      textMember("decline.txt", parcel.declineText),
      ...evidenceMembers(parcel),
      ...sortedByBytes(parcel.judged, ({ name }) => name).map(
        ({ name, text }) => textMember(`judged/${name}`, text),
      ),
      ...filesBelow("tree", parcel.tree),
    ],
  });
}
