// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { sortedByBytes } from "../../../shared/formats/lines.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import type { Storage } from "../../storage/storage.ts";
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
  /** Lie under `tree/` in the parcel. */
  readonly tree: readonly LeavingFile[];
  /** Bare names under `judged/`, with their texts. */
  readonly judged: readonly { readonly name: string; readonly text: string }[];
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
      ...sortedByBytes(parcel.judged, ({ name }) => name).map(
        ({ name, text }) => textMember(`judged/${name}`, text),
      ),
      ...filesBelow("tree", parcel.tree),
    ],
  });
}
