// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedShare } from "../../../shared/domain/authorizeShare.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { Instant, Sha256, ShareId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import type { Storage } from "../../storage/storage.ts";
import { evidenceTexts } from "./evidenceTexts.ts";
import {
  checkLines,
  manifestMember,
  peopleOf,
  receiptLines,
  receiptMembers,
  type Sealed,
} from "./handedOver.ts";
import {
  filesBelow,
  type LeavingFile,
  textMember,
  writeSealedArchive,
} from "./sealedArchive.ts";

export interface Share {
  readonly storage: Storage;
  readonly sharePath: string;
  readonly share: ShareId;
  readonly recipients: readonly AgeRecipient[];
  readonly authorized: AuthorizedShare;
  readonly files: readonly LeavingFile[];
  readonly time: Instant;
}

function sealedOf({ authorized, time }: Share): Sealed {
  const { consent, statementDigest: of, files, recipients } = authorized;
  const { audit, charter } = consent;
  return { audit, charter, of, files, recipients, time };
}

/** What comes with the files, in plain words. */
function readMe({ authorized, time }: Share): string {
  const { consent } = authorized;
  const terms = consent.terms.map((term) => `  - ${term}`);
  return [
    "SHARED IN CONFIDENCE",
    "",
    `These files of the audit ${consent.audit} were shared on ${time} with: ${peopleOf(authorized).join(", ")}.`,
    `Purpose: ${consent.purpose}`,
    "",
    ...(terms.length === 0
      ? []
      : ["You hold them under these terms:", "", ...terms, ""]),
    "They are for nobody else: whoever is to see more, or to show more, asks for consent first.",
    "The consent, signatures and charter beside this text say who agreed to what. Check them:",
    "",
    ...checkLines("consent"),
    "",
    ...receiptLines,
    "",
  ].join("\n");
}

/**
 * Writes a share: one tar archive sealed to the recipients, with the files, their digests, the consent with
 * its signatures and charters, the terms, and receipts to sign (docs/format/bundle.md, "Shares").
 */
export function writeShare(
  share: Share,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const sealed = sealedOf(share);
  return writeSealedArchive({
    storage: share.storage,
    path: share.sharePath,
    recipients: share.recipients,
    time: share.time,
    members: [
      textMember("READ-ME.txt", readMe(share)),
      manifestMember(sealed),
      ...[...evidenceTexts(share.authorized)].map(([name, text]) =>
        textMember(name, text),
      ),
      ...receiptMembers(sealed),
      ...filesBelow("files", share.files),
    ],
  });
}
