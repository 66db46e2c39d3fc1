// SPDX-License-Identifier: Apache-2.0
import type {
  AuditId,
  Instant,
  ObjectId,
  PersonId,
  Sha256,
} from "../../../shared/ids.ts";
import type { ActBody } from "../ledger/entries.ts";

/** A signature as an entry holds it, and when it was recorded. */
type Recorded = Pick<
  ActBody<"request.answered">,
  "person" | "fingerprint" | "key" | "signature"
> & { readonly at: Instant };

/** A file that lies in the vault as an object. */
export interface HeldFile {
  name: string;
  size: number;
  sha256: Sha256;
  object: ObjectId;
  header: Sha256;
  /** Why its object is not in the vault any more; null while it is. */
  lost: string | null;
}

export interface TrustedCharter {
  version: number;
  digest: Sha256;
  text: string;
  how: ActBody<"request.charter-trusted">["how"];
  at: Instant;
}

export interface ReceivedState {
  request: Sha256;
  act: ActBody<"request.received">["act"];
  audit: AuditId;
  text: string;
  at: Instant;
  signatures: Recorded[];
  opened: readonly PersonId[];
  parcel: Sha256 | null;
  /** `name` is the path in the parcel. */
  files: HeldFile[];
  answers: GivenAnswer[];
  removed: { at: Instant; reason: string } | null;
}

export interface GivenAnswer {
  answer: ActBody<"request.answered">["answer"];
  /** What was signed, where it is not the request's own text. */
  text: string | null;
  signature: Recorded;
}
