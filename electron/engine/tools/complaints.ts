// SPDX-License-Identifier: Apache-2.0
import {
  type FailureCode,
  failure,
  type Failure,
} from "../../../shared/failure.ts";
import { askedFor } from "./askpass.ts";

/** How a run of `ssh-keygen -Y sign` that gave no signature ended. */
export interface Complaint {
  /** Null when it was ended for taking too long. */
  readonly code: number | null;
  /** Its standard error, with what our askpass wrote there. */
  readonly words: string;
  /** Whether a passphrase or a PIN was there to be asked for. */
  readonly gaveSecret: boolean;
}

type Rule = readonly [pattern: RegExp, code: FailureCode];

/** What ssh-keygen's complaint comes to, whatever it asked for; its own words name paths. The first that fits. */
const beforeSecrets: readonly Rule[] = [
  [/permissions .* too open/i, "key-file-exposed"],
  [/doesn't match private/i, "key-halves-differ"],
  [/agent refused operation/i, "agent-refused"],
  [/find key in agent|no private key found/i, "agent-without-key"],
  [
    /connect(?:ing)? to (?:your authentication )?agent|get agent socket|communication with agent failed|agent not present/i,
    "agent-missing",
  ],
  [/device not found|no device/i, "security-key-absent"],
  [
    /start_helper|FIDO library|not supported|unsupported|SecurityKeyProvider|dlopen/i,
    "security-key-unsupported",
  ],
];

/** A missing touch, and whatever else a security key will not do, has no word of its own in OpenSSH. */
const afterSecrets: readonly Rule[] = [
  [/user presence|sk_sign/i, "security-key-untouched"],
  [
    /load public key|load key|invalid format|error in libcrypto/i,
    "key-file-not-a-key",
  ],
];

const firstOf = (
  rules: readonly Rule[],
  words: string,
): FailureCode | undefined =>
  rules.find(([pattern]) => pattern.test(words))?.[1];

/** OpenSSH says of a PIN, too, that the passphrase is wrong; which it was, the questions tell. */
function secretComplaint({
  words,
  gaveSecret,
}: Complaint): FailureCode | undefined {
  if (!/passphrase|\bPIN\b/.test(words)) return undefined;
  const asked = askedFor(words);
  if (!gaveSecret)
    return asked.has("PIN")
      ? "security-key-pin-needed"
      : asked.has("passphrase") || !/user presence/i.test(words)
        ? "key-passphrase-needed"
        : "security-key-pin-unasked";
  const refused = /incorrect passphrase/i.test(words);
  if (asked.has("PIN") && asked.has("passphrase"))
    return refused ? "security-key-two-secrets" : undefined;
  if (!refused) return undefined;
  return asked.has("PIN") ? "security-key-pin-wrong" : "key-passphrase-wrong";
}

export function failureOf(complaint: Complaint): Failure {
  const { code, words } = complaint;
  if (code === null)
    return /user presence/i.test(words)
      ? failure("security-key-untouched")
      : failure("signing-timed-out");
  const known =
    firstOf(beforeSecrets, words) ??
    secretComplaint(complaint) ??
    firstOf(afterSecrets, words);
  return known === undefined
    ? failure("ssh-keygen-refused", {
        reason: "it gave no reason that is known here",
      })
    : failure(known);
}
