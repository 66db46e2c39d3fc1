// SPDX-License-Identifier: Apache-2.0
import type { Recipient } from "../../../shared/formats/statement.ts";
import type {
  Instant,
  PersonId,
  ReleaseId,
  ReviewId,
  Sha256,
  ShareId,
  StatementId,
  VersionId,
} from "../../../shared/ids.ts";

/** What was asked for, and what left for it. */

export interface StatementState {
  statement: StatementId;
  digest: Sha256;
  text: string;
  at: Instant;
}

export interface DisclosureState {
  at: Instant;
  from?: string | undefined;
  to: readonly string[];
  what: readonly string[];
  how: string;
}

/** A request that left for the people whom it asks. */
export interface SentState {
  at: Instant;
  to: readonly PersonId[];
  parcel: Sha256;
  /** As it was then: a release may have been asked for anew since. */
  statement: StatementState;
}

/** What left by a door, sealed. */
export interface LeftState {
  at: Instant;
  to: readonly Recipient[];
  files: readonly { version: VersionId; path: string; sha256: Sha256 }[];
  /** SHA-256 of the sealed file; null when its writing never ended. */
  parcel: Sha256 | null;
}

export interface ShareState extends LeftState {
  share: ShareId;
}

/** The request that people are to judge. */
export type JudgedRequest =
  | { readonly act: "approval"; readonly release: ReleaseId }
  | { readonly act: "consent"; readonly consent: StatementId };

export interface ReviewState extends LeftState {
  review: ReviewId;
  request: JudgedRequest;
  /** As it was then; a release may have been asked for anew since. */
  statement: StatementState;
}
