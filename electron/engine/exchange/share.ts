// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedShare } from "../../../shared/domain/authorizeShare.ts";
import type { Failure } from "../../../shared/failure.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  type Instant,
  type Sha256,
  type ShareId,
  StatementId,
} from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Storage } from "../../storage/storage.ts";
import { evidenceTexts } from "./evidenceTexts.ts";
import {
  filesBelow,
  type LeavingFile,
  textMember,
  writeSealedArchive,
} from "./sealedArchive.ts";
import type { TarMember } from "./tarArchive.ts";

export interface Share {
  readonly storage: Storage;
  readonly sharePath: string;
  readonly share: ShareId;
  readonly recipients: readonly AgeRecipient[];
  readonly authorized: AuthorizedShare;
  readonly files: readonly LeavingFile[];
  readonly time: Instant;
}

/** What comes with the files, in plain words. */
function readMe({ authorized, time }: Share): string {
  const { consent, recipients } = authorized;
  const people = [...new Set(recipients.map(({ person }) => person))];
  const terms = consent.terms.map((term) => `  - ${term}`);
  return [
    "SHARED IN CONFIDENCE",
    "",
    `These files of the audit ${consent.audit} were shared on ${time} with: ${people.join(", ")}.`,
    `Purpose: ${consent.purpose}`,
    "",
    ...(terms.length === 0
      ? []
      : ["You hold them under these terms:", "", ...terms, ""]),
    "They are for nobody else: whoever is to see more, or to show more, asks for consent first.",
    "The consent, signatures and charter beside this text say who agreed to what. Check them:",
    "",
    "  sha256sum -c MANIFEST.txt",
    "  sed -n 's/^Sign: \\([^ ]*\\) [^ ]* [^ ]* /\\1 /p' charters/*.txt > signers",
    '  for s in signatures/*.sig; do p=$(basename "$s" .sig); ssh-keygen -Y verify -f signers \\',
    '    -I "$p" -n consent@counterseal -s "$s" < statement.txt; done',
    "",
    "To confirm what arrived, sign the text of your name and send the .sig file back:",
    "",
    "  ssh-keygen -Y sign -f KEY -n receipt@counterseal receipts/YOU.txt",
    "",
  ].join("\n");
}

/** One for each recipient, ready to be signed. */
function receipts({ authorized, time }: Share): TarMember[] {
  const { consent, statementDigest, files, recipients } = authorized;
  const people = [...new Set(recipients.map(({ person }) => person))];
  return people.sort().map((signer) =>
    textMember(
      `receipts/${signer}.txt`,
      formatStatement({
        act: "receipt",
        audit: consent.audit,
        charter: consent.charter,
        id: StatementId.parse(toHex(randomBytes(16))),
        issued: time,
        signer,
        of: statementDigest,
        files,
      }),
    ),
  );
}

function manifest({ authorized }: Share): string {
  return authorized.files
    .map(({ sha256, path }) => `${sha256}  files/${path}\n`)
    .sort()
    .join("");
}

/**
 * Writes a share: one tar archive sealed to the recipients, with the files, their digests, the consent with
 * its signatures and charters, the terms, and receipts to sign (docs/format/bundle.md, "Shares").
 */
export function writeShare(
  share: Share,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  return writeSealedArchive({
    storage: share.storage,
    path: share.sharePath,
    recipients: share.recipients,
    time: share.time,
    members: [
      textMember("READ-ME.txt", readMe(share)),
      textMember("MANIFEST.txt", manifest(share)),
      ...[...evidenceTexts(share.authorized)].map(([name, text]) =>
        textMember(name, text),
      ),
      ...receipts(share),
      ...filesBelow("files", share.files),
    ],
  });
}
