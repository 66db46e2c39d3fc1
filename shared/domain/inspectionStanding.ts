// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type { Finding } from "./inspection.ts";
import { checkSeverity } from "./inspectionChecks.ts";

/** Names one finding, or one thing not seen, of one file's report. The same again gets the same. */
export const ItemId = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<"ItemId">();
export type ItemId = z.infer<typeof ItemId>;

/**
 * `missing`: never inspected, or by other rules, or with another watch list. `blocking`: something waits
 * for a decision. `clear`: nothing does.
 */
export const inspectionStandings = ["missing", "blocking", "clear"] as const;
export type InspectionStanding = (typeof inspectionStandings)[number];

/** Notes inform; everything else waits for a decision. */
export function needsDecision({ check }: Pick<Finding, "check">): boolean {
  return checkSeverity[check] !== "note";
}

/** The worst of several files decides; of no file, nothing was inspected. */
export function worstStanding(
  standings: readonly InspectionStanding[],
): InspectionStanding {
  if (standings.length === 0 || standings.includes("missing")) return "missing";
  return standings.includes("blocking") ? "blocking" : "clear";
}
