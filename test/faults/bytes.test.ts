// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { tamperBytes } from "./campaigns/tamperBytes.ts";
import { expectNothing } from "./support/expectNothing.ts";

it("accepts no changed byte of an object, and gives none of it out", async (context) => {
  const outcome = await tamperBytes(1, 1);
  const counts = expectNothing(outcome, context);
  expect(counts["bit flips in chunks"]).toBeGreaterThan(1_800_000);
});
