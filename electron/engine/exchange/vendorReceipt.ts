// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import type { Storage } from "../../storage/storage.ts";
import type { ReceiptState } from "../catalog/intakeState.ts";
import type { CharterState } from "../catalog/state.ts";
import { textMember, writeSealedArchive } from "./sealedArchive.ts";

interface VendorReceipt {
  readonly storage: Storage;
  readonly path: string;
  readonly recipients: readonly AgeRecipient[];
  readonly time: Instant;
  readonly receipt: Pick<ReceiptState, "text" | "signature">;
  readonly charters: readonly CharterState[];
}

function readMe(signer: string): string {
  return `RECEIPT FOR WHAT YOU HANDED OVER

receipt.txt says what was taken in of what you handed over: from whom, when, by which
channel, and the SHA-256 and size of each package and of each file. It names no file.
${signer} signed it, as an owner of the audit. You need sha256sum and ssh-keygen, and no other
program. Below, YOU is your short name in the charter, and KEY the private half of the
key that you sign with.

1. See who signed it, against YOUR OWN copy of the charter, not the one beside this text.
   The last line must print the line "Charter:".

     cmp charter.txt /path/to/your/copy/of/charter.txt
     sed -n 's/^Sign: ${signer} [^ ]* [^ ]* /${signer} /p' charter.txt > signers
     ssh-keygen -Y verify -f signers -I ${signer} -n custody@counterseal \\
         -s ${signer}.sig < receipt.txt
     grep -x "Charter: $(sha256sum < charter.txt | cut -c1-64)" receipt.txt

2. Check it against what you handed over. Of PACKAGE, as you sent it, this prints its line:

     grep "^Package: $(sha256sum < PACKAGE | cut -c1-64) " receipt.txt

   Of the files below FOLDER, as they are in the package, this prints those that are not
   on the receipt:

     find FOLDER -type f -exec sh -c 'for file do
       grep -q "^File: $(sha256sum < "$file" | cut -c1-64) " receipt.txt || echo "$file"
     done' sh {} +

   A signature or a list of digests that came beside the files, and what was in the vault
   before, is not on it.

3. When it is right, sign the same text and send YOU.receipt.sig back. It need not be
   sealed: a signature says nothing of what it is over.

     ssh-keygen -Y sign -f KEY -n custody@counterseal receipt.txt
     mv receipt.txt.sig YOU.receipt.sig
`;
}

function charterOf(charters: readonly CharterState[], digest: Sha256): string {
  const named = charters.find((charter) => charter.digest === digest);
  if (named === undefined) throw new Error("a receipt names no charter");
  return named.text;
}

/** Writes a receipt for a vendor, its signature and its charter as one tar archive, sealed to people of theirs. */
export function writeVendorReceipt({
  receipt: { text, signature },
  charters,
  ...place
}: VendorReceipt): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const parsed = parseStatement(text);
  if (!parsed.ok || parsed.value.act !== "custody")
    throw new Error("a recorded receipt cannot be read");
  const { person, signature: armour } = signature;
  return writeSealedArchive({
    ...place,
    members: [
      textMember("READ-ME.txt", readMe(person)),
      textMember("receipt.txt", text),
      textMember(`${person}.sig`, armour),
      textMember("charter.txt", charterOf(charters, parsed.value.charter)),
    ],
  });
}
