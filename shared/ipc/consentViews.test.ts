// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { consentStates } from "../domain/consentStanding.ts";
import { CellState } from "./consentViews.ts";

it("shows every state of a consent, but one that was given up as none", () => {
  for (const state of consentStates)
    expect([state, CellState.safeParse(state).success]).toEqual([
      ...[state, state !== "abandoned"],
    ]);
  expect(CellState.safeParse("none").success).toBe(true);
});
