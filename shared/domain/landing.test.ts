// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { blockingProblems, isBlocking, landingWarnings } from "./landing.ts";

it("blocks a release whose bytes or paths would not be what was approved", () => {
  for (const name of blockingProblems) expect(isBlocking({ name })).toBe(true);
});

it("leaves a warning to the owner", () => {
  for (const name of landingWarnings) expect(isBlocking({ name })).toBe(false);
});
