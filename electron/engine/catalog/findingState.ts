// SPDX-License-Identifier: Apache-2.0
import type {
  Finding,
  FindingSource,
  FindingStatus,
} from "../../../shared/domain/finding.ts";
import type { Instant } from "../../../shared/ids.ts";

/** One act about a finding: what it changed, and where the finding stood after it. */
export interface FindingChange {
  readonly at: Instant;
  /** Name of the slot that the vault was open with. */
  readonly by: string;
  readonly what: "recorded" | "changed" | "disposed";
  /** Names of fields. */
  readonly fields: readonly string[];
  readonly status: FindingStatus;
  readonly reason: string | null;
}

export interface FindingState extends Finding {
  readonly recorded: Instant;
  readonly source: FindingSource;
  /** Oldest first; the first is its recording. */
  readonly history: readonly FindingChange[];
}
