// SPDX-License-Identifier: Apache-2.0
import type { JudgedText, ListedFile } from "../formats/statement.ts";
import type { Instant, PersonId } from "../ids.ts";
import type { GateState, SignedText } from "./gateState.ts";
import type { InspectionStanding } from "./inspectionStanding.ts";
import type { PublicWord } from "./publicWords.ts";
import type { ReleaseFinding } from "./releaseFindings.ts";

/** All that decides whether a release may leave. */
export interface ReleaseState extends GateState {
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
  /** How the files' inspections stand now. */
  readonly inspection: InspectionStanding;
  /** Paths of its files in which something may still be that was marked as removed. */
  readonly unprovenRemovals: readonly string[];
  /** Every finding of the audit, and whether it is carved out of this release. */
  readonly findings: readonly ReleaseFinding[];
  /** `findings.txt` as people were asked to judge by it; null where they were not. */
  readonly findingsText: string | null;
  /** What the release says of itself in public and should not. */
  readonly publicWords: readonly PublicWord[];
}
