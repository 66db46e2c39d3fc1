// SPDX-License-Identifier: Apache-2.0
import type { ExitCode, Failure, FailureCode } from "../failure.ts";
import { type FailureText, type FailureWords, factsOf } from "./facts.ts";
import { agreementFailures } from "./agreementFailures.ts";
import { consentFailures } from "./consentFailures.ts";
import { fileFailures } from "./fileFailures.ts";
import { inspectionFailures } from "./inspectionFailures.ts";
import { kitFailures } from "./kitFailures.ts";
import { peopleFailures } from "./peopleFailures.ts";
import { rekeyFailures } from "./rekeyFailures.ts";
import { releaseFailures } from "./releaseFailures.ts";
import { signingFailures } from "./signingFailures.ts";
import { slotFailures } from "./slotFailures.ts";
import { vaultFailures } from "./vaultFailures.ts";

export type { FailureText };

const words: Readonly<Record<FailureCode, FailureWords>> = {
  ...vaultFailures,
  ...slotFailures,
  ...rekeyFailures,
  ...kitFailures,
  ...fileFailures,
  ...peopleFailures,
  ...releaseFailures,
  ...signingFailures,
  ...consentFailures,
  ...agreementFailures,
  ...inspectionFailures,
};

/**
 * A failure in plain words: what did not happen, what is safe, and what to do next, each one or more whole
 * sentences. The facts in them are cut short, and characters that could change how a line shows are
 * replaced, so that the sentences can stand on one line of a terminal or a page.
 */
export function describeFailure(failure: Failure): FailureText {
  return words[failure.code](factsOf(failure));
}

const exitCodes: Readonly<Record<FailureCode, ExitCode>> = {
  // 1: refused by policy, or verification failed
  internal: 1,
  cancelled: 1,
  "sender-untrusted": 1,
  "vault-locked": 1,
  "adopt-not-needed": 1,
  "backup-other-line": 1,
  "backup-other-vault": 1,
  "repair-not-needed": 1,
  "check-not-made": 1,
  "rekey-elsewhere": 1,
  "rekey-none": 1,
  "rekey-finished": 1,
  "checkpoint-other-vault": 1,
  "slot-name-taken": 1,
  "slot-last": 1,
  "slots-full": 1,
  "slots-cost-reached": 1,
  "kit-in-force": 1,
  "kit-none": 1,
  "hand-over-running": 1,
  "hand-over-none": 1,
  "hand-over-kit-missing": 1,
  "agreement-unknown": 1,
  "agreement-unchanged": 1,
  "agreement-none": 1,
  "agreement-nobody": 1,
  "recusal-recorded-already": 1,
  "key-is-private": 1,
  "key-refused": 1,
  "key-duplicate": 1,
  "key-cannot-seal": 1,
  "key-cannot-sign": 1,
  "key-missing": 1,
  "audit-exists": 1,
  "person-exists": 1,
  "person-in-charter": 1,
  "charter-roster-refused": 1,
  "charter-no-draft": 1,
  "charter-none-in-force": 1,
  "charter-already-in-force": 1,
  "charter-draft-signed": 1,
  "charter-unchanged": 1,
  "statement-refused": 1,
  "statement-stale": 1,
  "statement-not-signature": 1,
  "signature-malformed": 1,
  "signature-wrong-namespace": 1,
  "signature-other-bytes": 1,
  "signature-key-refused": 1,
  "signature-key-unknown": 1,
  "signature-duplicate": 1,
  "signature-recorded-already": 1,
  "signature-term-over": 1,
  "signature-untouched": 1,
  "signature-unverified-person": 1,
  "deliverable-in-release": 1,
  "release-state": 1,
  "release-unmet": 1,
  "answer-other-act": 1,
  "answer-other-audit": 1,
  "answer-recorded-already": 1,
  "answer-to-nothing": 1,
  "consent-abandoned": 1,
  "share-unmet": 1,
  "inspection-none": 1,
  "inspector-unavailable": 1,
  "share-not-named": 1,
  "disclosure-unknown": 1,
  "release-has-statement": 1,
  "release-no-sealing-key": 1,
  "place-not-new": 1,
  "base-unknown": 1,
  "ssh-keygen-refused": 1,
  "key-passphrase-needed": 1,
  "key-passphrase-wrong": 1,
  "agent-missing": 1,
  "agent-without-key": 1,
  "agent-refused": 1,
  "security-key-absent": 1,
  "security-key-untouched": 1,
  "security-key-unsupported": 1,
  "own-key-unknown": 1,
  "key-not-theirs": 1,
  "role-not-theirs": 1,
  "own-keys-too-many": 1,
  "git-refused": 1,
  // 2: what was asked makes no sense as it was put
  "request-malformed": 2,
  "grant-unknown": 2,
  "passphrase-empty": 2,
  "backup-needs-key": 2,
  "agreement-name-refused": 2,
  "name-unsafe": 2,
  "path-unsafe": 2,
  "path-duplicate": 2,
  "path-collides": 2,
  "text-refused": 2,
  "id-refused": 2,
  "time-refused": 2,
  "key-not-a-key": 2,
  "charter-not-a-charter": 2,
  "bundle-not-a-folder": 2,
  "bundle-is-vault": 2,
  "bundle-is-clone": 2,
  "slot-unknown": 2,
  "kit-not-a-kit": 2,
  "kit-identity-mistyped": 2,
  "kit-words-count": 2,
  "kit-word-unknown": 2,
  "kit-words-checksum": 2,
  "audit-unknown": 2,
  "person-unknown": 2,
  "deliverable-unknown": 2,
  "version-unknown": 2,
  "inspection-item-unknown": 2,
  "release-unknown": 2,
  "consent-unknown": 2,
  // 3: the vault is damaged or was tampered with
  "vault-format-unknown": 3,
  "vault-header-damaged": 3,
  "vault-read-only": 3,
  "statement-not-in-ledger": 3,
  "kdf-parameters-refused": 3,
  "slots-cost-refused": 3,
  "kit-damaged": 3,
  "header-lost": 3,
  "ledger-damaged": 3,
  "object-damaged": 3,
  "backup-damaged": 3,
  "object-missing": 3,
  // 4: wrong passphrase or damaged slot, which cannot be told apart
  "vault-passphrase-or-slot": 4,
  "rekey-passphrase": 4,
  // A kit that does not open is the same kind of answer
  "kit-other-vault": 4,
  "kit-older": 4,
  "kit-does-not-open": 4,
  "backup-not-opened": 4,
  // 5: cannot read or write
  "engine-gone": 5,
  "vault-not-found": 5,
  "vault-not-a-vault": 5,
  "vault-exists": 5,
  "vault-in-use": 5,
  "file-vanished": 5,
  "file-unreadable": 5,
  "file-is-directory": 5,
  "file-not-regular": 5,
  "file-empty": 5,
  "file-too-large": 5,
  "file-changed-while-reading": 5,
  "change-not-anchored": 5,
  "disk-full": 5,
  "write-failed": 5,
  "destination-exists": 5,
  "destination-in-vault": 2,
  "tool-missing": 5,
};

/** How the command line ends after a failure (docs/cli.md). Never 0. */
export function exitCodeOf(failure: Failure): ExitCode {
  return exitCodes[failure.code];
}
