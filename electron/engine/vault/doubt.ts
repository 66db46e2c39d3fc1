// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { LostCheckpoint } from "../../../shared/ipc/standing.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { State } from "../catalog/state.ts";
import { type LedgerPlace, scanLedger } from "../ledger/ledger.ts";
import type { Anchored } from "./anchor.ts";

/** An adoption after the time of this checkpoint names it, or a later entry, as lost already. */
export function isGivenUp(
  { adoptions }: Pick<State, "adoptions">,
  { seq, at: issued }: Pick<Anchored, "seq" | "at">,
): boolean {
  // What reaches further than an adoption says is lost was not given up by it, whatever a clock says.
  return adoptions.some(
    ({ at, lost }) => at >= issued && (lost === null || seq <= lost.seq),
  );
}

/** What the kept doubt says of the ledger as it lies here; null when the ledger has answered it. */
export async function standingDoubt(
  place: LedgerPlace,
  state: State,
  kept: Anchored | null,
): Promise<Result<LostCheckpoint | null, Failure>> {
  if (kept === null || isGivenUp(state, kept)) return ok(null);
  const found = { here: false };
  const scan = await scanLedger(place, {
    visit: ({ seq }, digest) => {
      found.here ||= seq === kept.seq && digest === kept.head;
    },
  });
  if (!scan.ok) return scan;
  return ok(found.here ? null : { ...kept, witness: "statement" });
}

/** The one that reaches further: who gives that up has given up the other. */
export function furtherLost(
  one: LostCheckpoint | null,
  other: LostCheckpoint | null,
): LostCheckpoint | null {
  if (one === null || other === null) return one ?? other;
  return other.seq > one.seq ? other : one;
}
