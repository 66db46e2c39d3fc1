// SPDX-License-Identifier: Apache-2.0
import type {
  CheckId,
  UnseenReason,
} from "../../../shared/domain/inspectionChecks.ts";

/** A document with one thing hidden in one place. */
export interface Leak {
  /** Type and place, as the printed table names them. */
  readonly place: string;
  readonly file: string;
  readonly make: () => Buffer | Promise<Buffer>;
  /** The checks that must find it. */
  readonly finds?: readonly CheckId[];
  /** What must be said to be not seen. */
  readonly unseen?: readonly UnseenReason[];
  /** Findings that come with it by nature, and are no false alarm. */
  readonly also?: readonly CheckId[];
}
