// SPDX-License-Identifier: Apache-2.0
import { expect, type TestContext } from "vitest";
import { type Outcome, summary } from "./campaign.ts";

declare module "vitest" {
  interface TaskMeta {
    outcome?: Outcome;
  }
}

/** Prints what a campaign came to, hands it to the run's tally, which sums it up, and fails on a finding. */
export function expectNothing(
  outcome: Outcome | undefined,
  { task }: Pick<TestContext, "task">,
): Outcome["counts"] {
  if (outcome === undefined) throw new Error("no such campaign");
  task.meta.outcome = outcome;
  console.log(summary(outcome));
  expect(outcome.findings).toEqual([]);
  return outcome.counts;
}
