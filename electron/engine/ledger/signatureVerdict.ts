// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { otherPerson } from "../consent/answers.ts";

export interface Signed {
  readonly person: PersonId;
  readonly fingerprint: string;
  readonly key: string;
  /** Exact armour. */
  readonly signature: string;
}

/** By what a signature was judged: see `ledger.verifyEntry`. */
export type JudgedBy = "charter" | "roster" | "nobody" | "broken";

/** A signature in an entry, what it is over, and what checking it again came to. */
export interface EntrySignature extends Omit<Signed, "person"> {
  /** Null where the entry names nobody. */
  readonly person: PersonId | null;
  readonly text: string;
  readonly namespace: string;
  readonly by: JudgedBy;
  readonly checked: Result<unknown, Failure>;
}

export interface Over {
  readonly text: string;
  readonly namespace: string;
  /** As the entry has it; undefined where it has none. */
  readonly digest: Sha256 | undefined;
}

/** The entry must name whoever the signature proves and nobody else, and the text that it is over. */
export function signedBy(
  { person, fingerprint, key, signature }: Signed,
  { text, namespace, digest }: Over,
  by: JudgedBy,
  checked: Result<Signed, Failure>,
): EntrySignature {
  const signed = { person, fingerprint, key, signature };
  const isSame =
    !checked.ok ||
    (["person", "fingerprint", "key", "signature"] as const).every(
      (field) => checked.value[field] === signed[field],
    );
  const isOver = digest === undefined || digest === sha256(encodeUtf8(text));
  const proven = checked.ok ? checked.value : signed;
  const verdict = !isOver
    ? err(failure("signature-other-bytes"))
    : isSame
      ? checked
      : err(otherPerson(person, proven.person, proven.fingerprint));
  return { ...signed, text, namespace, by, checked: verdict };
}
