// SPDX-License-Identifier: Apache-2.0
import type { Checkpoint } from "../../../shared/ipc/views.ts";

/** Where a record lies, so that it can be read again alone. */
export interface Spot {
  readonly segmentPath: string;
  /** Of the record in its segment, and its length: bytes. */
  readonly offset: number;
  readonly bytes: number;
  /** The entry before the record's first. */
  readonly from: Checkpoint | null;
}
