// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type {
  ListedFile,
  Recipient,
} from "../../../shared/formats/statement.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  type AuditId,
  type Instant,
  type PersonId,
  type Sha256,
  StatementId,
} from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Storage } from "../../storage/storage.ts";
import { type Evidence, evidenceTexts } from "./evidenceTexts.ts";
import {
  filesBelow,
  type LeavingFile,
  textMember,
  writeSealedArchive,
} from "./sealedArchive.ts";
import type { TarMember } from "./tarArchive.ts";

/** The leave under which files are handed over, of whatever gate. */
interface Leave extends Evidence {
  readonly statementDigest: Sha256;
  readonly files: readonly ListedFile[];
  readonly recipients: readonly Recipient[];
}

/** What shares and reviews have in common: whoever gets one checks it and confirms it in the same way. */
export interface HandOver<Authorized extends Leave> {
  readonly storage: Storage;
  readonly path: string;
  readonly recipients: readonly AgeRecipient[];
  readonly authorized: Authorized;
  readonly files: readonly LeavingFile[];
  readonly time: Instant;
}

/** What is said to its recipients, and by which audit and charter they confirm it. */
interface Words {
  readonly audit: AuditId;
  readonly charter: Sha256;
  readonly readMe: string;
  /** Beside the evidence, for its recipients to read or sign. */
  readonly further?: readonly TarMember[];
}

export function peopleOf({
  recipients,
}: Pick<Leave, "recipients">): PersonId[] {
  return [...new Set(recipients.map(({ person }) => person))].sort();
}

/** Lines for `sha256sum -c`. */
function manifestMember({ files }: Leave): TarMember {
  const lines = files.map(({ sha256, path }) => `${sha256}  files/${path}\n`);
  return textMember("MANIFEST.txt", lines.sort().join(""));
}

/** A receipt for each recipient, ready to be signed. */
function receiptMembers(
  authorized: Leave,
  common: { audit: AuditId; charter: Sha256; issued: Instant },
): TarMember[] {
  const { statementDigest: of, files } = authorized;
  return peopleOf(authorized).map((signer) => {
    const id = StatementId.parse(toHex(randomBytes(16)));
    const act = "receipt" as const;
    const text = formatStatement({ ...common, act, id, signer, of, files });
    return textMember(`receipts/${signer}.txt`, text);
  });
}

/** Writes one tar archive sealed to the recipients: the words, the digests, the evidence, receipts, the files. */
export function writeHandedOver(
  { authorized, files, time, ...place }: HandOver<Leave>,
  { audit, charter, readMe, further = [] }: Words,
): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  return writeSealedArchive({
    ...place,
    time,
    members: [
      textMember("READ-ME.txt", readMe),
      manifestMember(authorized),
      ...[...evidenceTexts(authorized)].map(([name, text]) =>
        textMember(name, text),
      ),
      ...further,
      ...receiptMembers(authorized, { audit, charter, issued: time }),
      ...filesBelow("files", files),
    ],
  });
}

/** How whoever gets it checks files, signatures and charters with stock tools. */
export function checkLines(act: "approval" | "consent"): string[] {
  return [
    "  sha256sum -c MANIFEST.txt",
    "  sed -n 's/^Sign: \\([^ ]*\\) [^ ]* [^ ]* /\\1 /p' charters/*.txt > signers",
    '  for s in signatures/*.sig; do p=$(basename "$s" .sig); ssh-keygen -Y verify -f signers \\',
    `    -I "$p" -n ${act}@counterseal -s "$s" < statement.txt; done`,
  ];
}

/** How they confirm what arrived. */
export const receiptLines: readonly string[] = [
  "To confirm what arrived, sign the text of your name and send the .sig file back:",
  "",
  "  ssh-keygen -Y sign -f KEY -n receipt@counterseal receipts/YOU.txt",
];
