// SPDX-License-Identifier: Apache-2.0
import { expect, type TestContext } from "vitest";
import { policyCampaign } from "../campaigns/policy.ts";
import { expectNothing } from "./expectNothing.ts";

const wantedCases = 1_000_000;
/** Each with dice of its own. They stand in several files, so that all workers share them. */
const parts = [1, 2, 3, 4];
export const firstParts = parts.slice(0, 2);
export const otherParts = parts.slice(2);
/** Minutes on a machine of its own; nobody waits for one that is busy with much else. */
export const mostMs = 3_600_000;

export function tryPolicyPart(
  part: number,
  context: Pick<TestContext, "task">,
): void {
  const counts = expectNothing(policyCampaign(10, part), context);
  expect(counts["cases"]).toBeGreaterThanOrEqual(wantedCases / parts.length);
  expect(counts["disagreements"]).toBe(0);
  const alone = Object.entries(counts).filter(([kind]) =>
    /^refused for .* alone$/.test(kind),
  );
  // Every reason stands alone often enough for a gate that forgets it to be caught.
  expect(alone.map(([kind]) => kind).sort()).toEqual(everyReason);
  for (const [, count] of alone) expect(count).toBeGreaterThan(100);
  expect(counts["let out"]).toBeGreaterThan(10_000);
}

const everyReason = [
  "charter-changed",
  "charter-missing",
  "clock-behind",
  "content-changed",
  "embargo-active",
  "embargo-missing",
  "finding-embargoed",
  "finding-unresolved",
  "findings-changed",
  "findings-missing",
  "inspection-blocking",
  "inspection-missing",
  "public-words",
  "quorum",
  "recipient-key-dropped",
  "recipient-key-lost",
  "recipient-removed",
  "recipient-uncovered",
  "removal-unproven",
  "request-missing",
  "requester-missing",
  "share-empty",
  "statement-elsewhere",
  "statement-expired",
  "statement-withdrawn",
].map((name) => `refused for ${name} alone`);
