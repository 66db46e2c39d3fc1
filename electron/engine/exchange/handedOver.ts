// SPDX-License-Identifier: Apache-2.0
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
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { textMember } from "./sealedArchive.ts";
import type { TarMember } from "./tarArchive.ts";

/** What shares and reviews have in common: whoever gets one checks it and confirms it in the same way. */
export interface Sealed {
  readonly audit: AuditId;
  readonly charter: Sha256;
  /** The statement under which, or with which, it leaves. */
  readonly of: Sha256;
  readonly files: readonly ListedFile[];
  readonly recipients: readonly Recipient[];
  readonly time: Instant;
}

export function peopleOf({
  recipients,
}: Pick<Sealed, "recipients">): PersonId[] {
  return [...new Set(recipients.map(({ person }) => person))].sort();
}

/** Lines for `sha256sum -c`. */
export function manifestMember({ files }: Sealed): TarMember {
  const lines = files.map(({ sha256, path }) => `${sha256}  files/${path}\n`);
  return textMember("MANIFEST.txt", lines.sort().join(""));
}

/** A receipt for each recipient, ready to be signed. */
export function receiptMembers(sealed: Sealed): TarMember[] {
  const { audit, charter, of, files, time: issued } = sealed;
  return peopleOf(sealed).map((signer) => {
    const id = StatementId.parse(toHex(randomBytes(16)));
    const act = "receipt" as const;
    const common = { act, audit, charter, id, issued };
    const text = formatStatement({ ...common, signer, of, files });
    return textMember(`receipts/${signer}.txt`, text);
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
