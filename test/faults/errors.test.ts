// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { campaigns } from "./index.ts";
import { summary } from "./support/campaign.ts";

it("survives every error of the disk, and says what it was", async () => {
  const outcome = await campaigns["errors"]?.(10, 1);
  if (outcome === undefined) throw new Error("no campaign");
  console.log(summary(outcome));
  expect(outcome.findings).toEqual([]);
});
