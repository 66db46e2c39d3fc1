// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { campaigns } from "./index.ts";
import { summary } from "./support/campaign.ts";

/** A million cases, in four parts, each with dice of its own. */
it.each([1, 2, 3, 4])(
  "policy: gives the reasons that the rules give, part %i",
  async (seed) => {
    const outcome = await campaigns["policy"]?.(10, seed);
    if (outcome === undefined) throw new Error("no campaign policy");
    console.log(summary(outcome));
    expect(outcome.findings).toEqual([]);
    const alone = Object.entries(outcome.counts).filter(([kind]) =>
      /^refused for .* alone$/.test(kind),
    );
    // Every reason stands alone often enough for a gate that forgets it to be caught.
    expect(alone.map(([kind]) => kind).sort()).toEqual(everyReason);
    for (const [, count] of alone) expect(count).toBeGreaterThan(100);
    expect(outcome.counts["let out"]).toBeGreaterThan(10_000);
  },
);

const everyReason = [
  "charter-changed",
  "charter-missing",
  "clock-behind",
  "content-changed",
  "embargo-active",
  "embargo-missing",
  "findings-missing",
  "inspection-blocking",
  "inspection-missing",
  "quorum",
  "recipient-uncovered",
  "request-missing",
  "requester-missing",
  "share-empty",
  "statement-elsewhere",
  "statement-expired",
  "statement-withdrawn",
].map((name) => `refused for ${name} alone`);
