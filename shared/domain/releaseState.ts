// SPDX-License-Identifier: Apache-2.0
import type { JudgedText, ListedFile } from "../formats/statement.ts";
import type { AuditId, Instant, PersonId, Sha256, VaultId } from "../ids.ts";

/**
 * A signature that `electron/crypto` has verified: over which bytes, in which namespace, by which key. The
 * gate compares the first two itself, so that a signature for something else can be passed in by mistake
 * and still counts for nothing.
 */
export interface VerifiedSignature {
  /** SHA-256 of the exact bytes over which the signature verified. */
  readonly message: Sha256;
  readonly namespace: string;
  /** `type SP base64` of the key. */
  readonly key: string;
  /** The armour, exactly as `ssh-keygen` writes it. */
  readonly armour: string;
}

export interface SignedText {
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, computed by the caller. */
  readonly digest: Sha256;
  readonly signatures: readonly VerifiedSignature[];
}

/** All that decides whether a release may leave, gathered at the moment of asking. */
export interface ReleaseState {
  readonly audit: AuditId;
  readonly vault: VaultId;
  /** The charters that the ledger holds as in force, version 1 first, without gaps and without drafts. */
  readonly charters: readonly SignedText[];
  /** The approval as it was requested; null while the release is only proposed. */
  readonly statement: SignedText | null;
  readonly proposal: {
    readonly requester: PersonId;
    readonly notBefore: Instant | null;
  };
  /** Digests of the files that would leave, computed from their bytes now. */
  readonly content: readonly ListedFile[];
  /** Digests of the texts that the release was judged by, computed from their bytes now. */
  readonly judged: readonly JudgedText[];
  /** The local clock. */
  readonly clock: Instant;
  /** Time of the ledger's last entry. */
  readonly ledgerTime: Instant;
  /** `Issued` of every statement that the vault knows. */
  readonly statementTimes: readonly Instant[];
  /** Keys that count no more, as `type SP base64`. */
  readonly revokedKeys: readonly string[];
  /** People who take no part in this audit or this release. */
  readonly recused: readonly PersonId[];
}
