// SPDX-License-Identifier: Apache-2.0
import type { Instant, PersonId } from "../../../shared/ids.ts";

/** A signature on the ledger, which was verified when it came. */
export interface RecordedSignature {
  person: PersonId;
  fingerprint: string;
  key: string;
  /** Exact armour. */
  signature: string;
  at: Instant;
}
