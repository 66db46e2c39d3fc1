// SPDX-License-Identifier: Apache-2.0

/**
 * Every expected failure of the product, by name. A code never carries a secret, a passphrase or
 * plaintext; `facts` hold what the sentence in `text/failures.ts` needs to be useful, such as a file's
 * bare name. Verification of releases and policy have unions of their own (`domain/`).
 */
export const failureCodes = [
  // Shape of a call
  "request-malformed",
  "sender-untrusted",
  "internal",
  "cancelled",
  "engine-gone",
  // Vault
  "vault-not-found",
  "vault-not-a-vault",
  "vault-exists",
  "vault-format-unknown",
  "vault-header-damaged",
  "vault-passphrase-or-slot",
  "vault-locked",
  "slot-unknown",
  "slot-name-taken",
  "slot-last",
  "slots-full",
  "slots-cost-reached",
  "slots-cost-refused",
  "kit-in-force",
  "kit-not-a-kit",
  "kit-identity-mistyped",
  "kit-words-count",
  "kit-word-unknown",
  "kit-words-checksum",
  "kit-none",
  "kit-damaged",
  "kit-other-vault",
  "kit-older",
  "kit-does-not-open",
  "header-lost",
  "hand-over-running",
  "hand-over-none",
  "hand-over-kit-missing",
  "vault-in-use",
  "vault-read-only",
  "change-not-anchored",
  "adopt-not-needed",
  "backup-other-line",
  "backup-needs-key",
  "backup-not-opened",
  "backup-damaged",
  "backup-other-vault",
  "repair-not-needed",
  "check-not-made",
  "rekey-elsewhere",
  "rekey-passphrase",
  "rekey-none",
  "rekey-finished",
  "checkpoint-other-vault",
  "passphrase-empty",
  "kdf-parameters-refused",
  "ledger-damaged",
  "object-damaged",
  "object-missing",
  // Files and disks
  "grant-unknown",
  "file-vanished",
  "file-unreadable",
  "file-is-directory",
  "file-not-regular",
  "file-empty",
  "file-too-large",
  "file-changed-while-reading",
  "disk-full",
  "write-failed",
  "destination-exists",
  "destination-in-vault",
  // Names and paths
  "name-unsafe",
  "path-unsafe",
  "path-duplicate",
  "path-collides",
  "text-refused",
  "id-refused",
  "time-refused",
  // Keys
  "key-not-a-key",
  "key-is-private",
  "key-refused",
  "key-duplicate",
  "key-cannot-seal",
  "key-cannot-sign",
  "key-missing",
  // People, audits, charters
  "audit-unknown",
  "audit-exists",
  "person-unknown",
  "person-exists",
  "person-in-charter",
  "charter-roster-refused",
  "charter-no-draft",
  "charter-none-in-force",
  "charter-already-in-force",
  "charter-draft-signed",
  "charter-unchanged",
  "charter-not-a-charter",
  // Statements and signatures
  "statement-refused",
  "statement-stale",
  "statement-not-in-ledger",
  "statement-not-signature",
  "signature-malformed",
  "signature-wrong-namespace",
  "signature-other-bytes",
  "signature-key-refused",
  "signature-key-unknown",
  "signature-duplicate",
  "signature-recorded-already",
  "signature-term-over",
  "signature-untouched",
  "signature-unverified-person",
  "answer-other-act",
  "answer-other-audit",
  "answer-recorded-already",
  "answer-to-nothing",
  "agreement-unknown",
  "agreement-unchanged",
  "agreement-name-refused",
  "agreement-none",
  "agreement-nobody",
  "recusal-recorded-already",
  "consent-unknown",
  "consent-abandoned",
  "share-unmet",
  "request-unmet",
  "share-not-named",
  "disclosure-unknown",
  // Requests from other vaults
  "request-unknown",
  "request-not-a-request",
  "request-needs-key",
  "request-not-yours",
  "request-damaged",
  "request-content-differs",
  "request-requester-unsigned",
  "request-signature-refused",
  "request-no-charter",
  "request-charter-other",
  "request-charter-own",
  "request-charter-older",
  "request-charter-unknown",
  "request-stale",
  "request-future",
  "request-expired",
  "request-received-already",
  "request-superseded",
  "request-removed",
  "request-other-text",
  // Deliverables and releases
  "deliverable-unknown",
  "deliverable-in-release",
  "version-unknown",
  "inspection-none",
  "inspection-item-unknown",
  "inspector-unavailable",
  "release-unknown",
  "release-state",
  "release-unmet",
  "release-has-statement",
  "release-no-sealing-key",
  "bundle-not-a-folder",
  "bundle-is-vault",
  "bundle-is-clone",
  "place-not-new",
  "base-unknown",
  // Tools on the machine
  "tool-missing",
  "ssh-keygen-refused",
  "key-passphrase-needed",
  "key-passphrase-wrong",
  "agent-missing",
  "agent-without-key",
  "agent-refused",
  "security-key-absent",
  "security-key-untouched",
  "security-key-unsupported",
  "own-key-unknown",
  "key-not-theirs",
  "role-not-theirs",
  "own-keys-too-many",
  "git-refused",
] as const;

export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export function failure(
  code: FailureCode,
  facts?: Record<string, string | number>,
): Failure {
  return facts === undefined ? { code } : { code, facts };
}

/** Exit codes of the command line (docs/cli.md). */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/** Carries an expected failure out of a generator or a callback, where no Result can be returned. */
export class Failed extends Error {
  override readonly name = "Failed";
  readonly failure: Failure;

  constructor(carried: Failure) {
    super(carried.code);
    this.failure = carried;
  }
}
