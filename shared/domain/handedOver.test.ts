// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { type SignatureFinding, stateOf } from "./handedOver.ts";

const state = (...states: SignatureFinding["state"][]) =>
  stateOf(states.map((each) => ({ state: each })));

it("calls a file without any signature unsigned", () => {
  expect(state()).toBe("unsigned");
});

it("calls a file what its one signature is", () => {
  for (const each of ["broken", "pinned", "unknown-key"] as const)
    expect(state(each)).toBe(each);
});

it("lets one broken signature outweigh all others, in any order", () => {
  expect(state("pinned", "broken", "unknown-key")).toBe("broken");
  expect(state("broken", "pinned")).toBe("broken");
  expect(state("unknown-key", "broken")).toBe("broken");
});

it("lets a pinned key speak for a file that a stranger signed too", () => {
  expect(state("unknown-key", "pinned")).toBe("pinned");
  expect(state("pinned", "unknown-key")).toBe("pinned");
});
