// SPDX-License-Identifier: Apache-2.0
import type {
  AuditId,
  GitId,
  Instant,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../ids.ts";

export interface ListedFile {
  readonly sha256: Sha256;
  readonly path: string;
}

export interface JudgedText {
  readonly sha256: Sha256;
  /** A bare file name ending in `.txt`. */
  readonly name: string;
}

interface StatementCommon {
  readonly audit: AuditId;
  /** SHA-256 of the charter's text. */
  readonly charter: Sha256;
  readonly id: StatementId;
  readonly issued: Instant;
}

/** Consent to publish exactly `files`. Grammar: docs/format/statements.md. */
export interface Approval extends StatementCommon {
  readonly act: "approval";
  readonly vault: VaultId;
  readonly checkpoint: { readonly seq: number; readonly head: Sha256 };
  readonly requester: PersonId;
  readonly expires: Instant;
  readonly notBefore: Instant | null;
  readonly purpose: string;
  /** Folder, relative to the public repository's root, that holds the statement and its signatures. */
  readonly place: string;
  readonly base: GitId | null;
  readonly author: string;
  readonly commitDate: Instant;
  readonly supersedes: Sha256 | null;
  readonly removes: readonly string[];
  readonly judged: readonly JudgedText[];
  readonly files: readonly ListedFile[];
}

export interface Decline extends StatementCommon {
  readonly act: "decline";
  readonly signer: PersonId;
  /** SHA-256 of the statement answered. */
  readonly of: Sha256;
  readonly answer: "decline" | "changes";
  readonly reason: string;
}

export type Statement = Approval | Decline;
export type Act = Statement["act"];
