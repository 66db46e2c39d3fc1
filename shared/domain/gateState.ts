// SPDX-License-Identifier: Apache-2.0
import type { AuditId, Instant, PersonId, Sha256, VaultId } from "../ids.ts";
import type { PresenceFlags } from "./presence.ts";

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
  /** A hardware key's flags, read off the signature; null for other keys. */
  readonly flags: PresenceFlags;
  /** When the ledger took it. */
  readonly recorded: Instant;
}

export interface SignedText {
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, computed by the caller. */
  readonly digest: Sha256;
  readonly signatures: readonly VerifiedSignature[];
}

/** A key that counts no more: for nothing that was recorded at `since` or later. */
export interface RevokedKey {
  /** `type SP base64`. */
  readonly key: string;
  readonly since: Instant;
}

/** What every gate decides by, gathered at the moment of asking. */
export interface GateState {
  readonly audit: AuditId;
  readonly vault: VaultId;
  /** The charters that the ledger holds as in force, version 1 first, without gaps and without drafts. */
  readonly charters: readonly SignedText[];
  /** The local clock. */
  readonly clock: Instant;
  /** Time of the ledger's last entry. */
  readonly ledgerTime: Instant;
  /** `Issued` of every statement that the vault knows. */
  readonly statementTimes: readonly Instant[];
  /** Withdrawals, revocations and declarations that the vault holds for this audit, in any order. */
  readonly answers: readonly SignedText[];
  /** The fingerprint, as `ssh-keygen -l` shows it, of every key of the charters. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** Keys that the ledger holds as lost, on an owner's word or their holder's; the signed revocations besides. */
  readonly revokedKeys: readonly RevokedKey[];
  /** People whom an owner recorded as recused, beside those who declared it. */
  readonly recused: readonly PersonId[];
  /** Digests of the texts that people have to agree to, each in its newest version. */
  readonly agreementTexts: readonly Sha256[];
  /** Vendors that the content is of or about: who is recused from one of them has no part. */
  readonly vendors: readonly string[];
}
