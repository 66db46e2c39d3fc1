// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "../../../shared/ids.ts";
import type { ActBody } from "../ledger/entries.ts";

export type ExtractState = ActBody<"extract.made"> & {
  readonly at: Instant;
  /** Of each finding: how many acts there were about it by then, so that what changed since is known. */
  readonly acts: readonly number[];
};
export type AnsweredState = ActBody<"extract.answered"> & {
  readonly at: Instant;
};
