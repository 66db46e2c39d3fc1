// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant } from "../ids.ts";
import type { HandOverView } from "../ipc/views.ts";
import { handOverFacts, handOverStep } from "./handOver.ts";

const handOver: HandOverView = {
  ...{ from: "Ada\u202e", to: "Lin\n", step: "kit", keepsKit: false },
  begun: Instant.parse("2026-01-31T16:00:00Z"),
};

it("says which step of a hand-over is next, and whose passphrase goes", () => {
  expect(handOverStep(handOver)).toMatch(
    /^Lin\u{fffd} has .* kit is to be made next, .* of Ada\u{fffd} is removed\.$/u,
  );
  expect(handOverStep({ ...handOver, step: "remove" })).toMatch(
    /^Lin\u{fffd} has .* kit is settled; .* of Ada\u{fffd} is to be removed next\.$/u,
  );
});

it("says which kit opens the vault after a hand-over", () => {
  const [passphrases, renewed, copies, ...more] = handOverFacts(handOver);
  expect(passphrases).toMatch(/^Lin\u{fffd} opens .* of Ada\u{fffd} opens/u);
  expect(renewed).toContain("is the new one");
  expect(copies).toContain("Ada\u{fffd} may have kept");
  expect(more).toEqual([expect.stringContaining("counterseal vault rekey")]);
  const kept = handOverFacts({ ...handOver, keepsKit: true });
  expect(kept[1]).toContain("is the one from before");
});
