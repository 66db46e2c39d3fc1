// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../../../shared/ipc/contract.ts";
import type {
  FindingLook,
  ProposalView,
} from "../../../shared/ipc/findingContract.ts";

/** Which column of a table is which field, where a person said so. */
export type ColumnChoice = NonNullable<Request<"finding.look">["columns"]>;

export function isTakable({ state }: ProposalView): boolean {
  return state === "new" || state === "changed";
}

/** Where a row a finding stands in a file of findings, everything new is meant; what a report seems to say is not. */
const lists: ReadonlySet<FindingLook["format"]> = new Set([
  ...(["csv", "json", "sarif", "csaf"] as const),
]);

/** What is chosen before a person has chosen: nothing that would change what is recorded. */
export function firstChosen({
  format,
  proposals,
}: FindingLook): ReadonlySet<number> {
  return lists.has(format)
    ? indicesOf(proposals, ({ state }) => state === "new")
    : new Set();
}

export function indicesOf(
  proposals: readonly ProposalView[],
  isMeant: (proposal: ProposalView) => boolean,
): ReadonlySet<number> {
  return new Set(
    proposals.flatMap((proposal, index) => (isMeant(proposal) ? [index] : [])),
  );
}

export interface Tally {
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: number;
}

/** How many there are of each kind. */
export function tallyOf(proposals: readonly ProposalView[]): Tally {
  const of = (wanted: ProposalView["state"]): number =>
    proposals.filter(({ state }) => state === wanted).length;
  return {
    ...{ fresh: of("new"), changed: of("changed") },
    ...{ same: of("same"), bad: of("bad") },
  };
}
