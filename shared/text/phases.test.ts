// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Phases, StepStanding } from "../domain/phases.ts";
import { checklistMarkdown } from "./phases.ts";

const rfp = (
  step: StepStanding["step"],
  state: StepStanding["state"],
): StepStanding => ({
  ...{ step, state, phase: "rfp", by: "hand", waitsFor: [] },
  said: { done: true, by: "Ada", at: "2026-01-01", note: "a secret note" },
});

const phases: Phases = {
  phases: [
    {
      ...{ phase: "rfp", state: "begun" },
      steps: [
        rfp("focus-areas", "done"),
        rfp("rfp-written", "open"),
        rfp("rfp-published", "waits"),
      ],
    },
    { phase: "publish", state: "ahead", steps: [] },
  ],
  ...{ current: "rfp", next: ["rfp-written"], blocking: [] },
};

describe("the checklist of an audit for a public issue", () => {
  const linesOf = (): string[] => checklistMarkdown(phases).split("\n");

  it("ticks what is done, and nothing that is open or waits", () => {
    expect(linesOf().filter((line) => line.startsWith("- "))).toEqual([
      expect.stringMatching(/^- \[x\] Finalize the focus areas/),
      expect.stringMatching(/^- \[ \] Write the RFP/),
      expect.stringMatching(/^- \[ \] Publish the RFP/),
    ]);
  });

  it("has a heading for each phase, with an empty line around it", () => {
    const lines = linesOf();
    expect(lines[0]).toBe("## Request for proposals");
    expect(lines[1]).toBe("");
    expect(lines.slice(5)).toEqual(["", "## Publication", "", ""]);
  });

  it("says nothing that somebody noted", () => {
    expect(checklistMarkdown(phases)).not.toMatch(/Ada|secret/);
  });
});
