// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import { armorAge } from "../../crypto/age/armor.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { sealAgeBytes } from "../../crypto/age/seal.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { parseRecipients } from "./sendRequest.ts";

/** Keys that a charter lists for a person, as its lines have them. */
export function sealKeysOf(charter: Charter, person: PersonId): string[] {
  return charter.seal
    .filter((line) => line.person === person)
    .map(({ recipient }) => recipient);
}

/** To what a person's lines in a charter seal; `answer-no-seal-key` when there are none. */
export function recipientsOf(
  charter: Charter,
  person: PersonId,
): Result<AgeRecipient[], Failure> {
  const keys = sealKeysOf(charter, person);
  return keys.length === 0
    ? err(failure("answer-no-seal-key", { person }))
    : parseRecipients(keys.map((recipient) => ({ person, recipient })));
}

/** A text with a reason in it, as it leaves: sealed, in the armour that goes through mail. */
export function sealText(
  recipients: readonly AgeRecipient[],
  text: string,
): string {
  return armorAge(sealAgeBytes(recipients, encodeUtf8(text)).file);
}
