// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checklistMarkdown, stepTitles } from "../text/phases.ts";
import {
  handSteps,
  phaseNames,
  phasesOf,
  phaseSteps,
  type ProvenStep,
  type Ticked,
} from "./phases.ts";

const provenSteps = phaseSteps.flatMap((each) =>
  each.by === "ledger" ? [each.step] : [],
);

function proven(which: readonly string[]): Record<ProvenStep, boolean> {
  return Object.fromEntries(
    provenSteps.map((step) => [step, which.includes(step)]),
  ) as Record<ProvenStep, boolean>;
}

function said(done: boolean, note: string | null = null): Ticked {
  return { done, by: "Ada", at: "2027-01-01T00:00:00Z", note };
}

const anything = fc.record({
  proven: fc.subarray([...provenSteps]).map(proven),
  ticked: fc
    .subarray([...handSteps])
    .chain((steps) =>
      fc
        .tuple(...steps.map(() => fc.boolean()))
        .map(
          (done) =>
            new Map<string, Ticked>(
              steps.map((step, at) => [step, said(done[at] === true)]),
            ),
        ),
    ),
});

describe("the steps of an audit", () => {
  it("have names of their own, and wait only for steps before them", () => {
    const names = phaseSteps.map(({ step }) => step as string);
    expect(new Set(names).size).toBe(names.length);
    for (const [at, { after, phase }] of phaseSteps.entries()) {
      expect(phaseNames).toContain(phase);
      for (const earlier of after)
        expect(names.slice(0, at)).toContain(earlier);
    }
    const order = phaseSteps.map(({ phase }) => phaseNames.indexOf(phase));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Object.keys(stepTitles).sort()).toEqual(names.sort());
  });

  it("begin with nothing done, and what needs nothing before it is next", () => {
    const { phases, current, next, blocking } = phasesOf({
      ...{ proven: proven([]), ticked: new Map() },
    });
    expect(phases.map(({ state }) => state)).toEqual(
      phaseNames.map(() => "ahead"),
    );
    expect(current).toBe("initial");
    expect(next).toEqual([
      ...["steering-notified", "umbrella-issue", "charter-in-force"],
    ]);
    expect(blocking).toEqual(["steering-notified"]);
  });

  it("that are ticked by hand need no tick once the ledger says them, and lose none", () => {
    const facts = { proven: proven([]), ticked: new Map<string, Ticked>() };
    const known = new Set(["findings-sent"] as const);
    const stepOf = (view: ReturnType<typeof phasesOf>) =>
      view.phases
        .flatMap(({ steps }) => steps)
        .find(({ step }) => step === "findings-sent");
    expect(stepOf(phasesOf({ ...facts, known }))).toMatchObject({
      ...{ state: "done", by: "ledger", said: null },
    });
    expect(stepOf(phasesOf(facts))).toMatchObject({ by: "hand" });
    const ticked = new Map([["findings-sent", said(true)]]);
    expect(stepOf(phasesOf({ ...facts, ticked }))).toMatchObject({
      ...{ state: "done", by: "hand" },
    });
  });

  it("are all done, and nothing is next, once each was ticked or proven", () => {
    const ticked = new Map(handSteps.map((step) => [step, said(true)]));
    const all = { proven: proven(provenSteps), ticked };
    const { phases, current, next, blocking } = phasesOf(all);
    expect(phases.every(({ state }) => state === "done")).toBe(true);
    expect([current, next, blocking]).toEqual([null, [], []]);
  });

  it("are open again when they are unticked, with who and why", () => {
    const undone = said(false, "The form was not linked.");
    const ticked = new Map([["questions-open", undone]]);
    const { phases } = phasesOf({ proven: proven([]), ticked });
    const step = phases
      .flatMap(({ steps }) => steps)
      .find((each) => each.step === "questions-open");
    expect(step).toMatchObject({ state: "waits", said: undone });
  });

  it("take no tick for what the ledger proves", () => {
    const ticked = new Map(provenSteps.map((step) => [step, said(true)]));
    const { phases } = phasesOf({ proven: proven([]), ticked });
    for (const each of phases.flatMap(({ steps }) => steps))
      expect(each).toMatchObject({ said: null });
    expect(phases.every(({ state }) => state === "ahead")).toBe(true);
  });

  it("are done, open, or wait for something that is not done: nothing else", () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const { phases, next, blocking, current } = phasesOf(facts);
        const steps = phases.flatMap((phase) => phase.steps);
        const undone = new Set(
          steps.filter(({ state }) => state !== "done").map(({ step }) => step),
        );
        for (const { step, by, state, waitsFor } of steps) {
          const isDone =
            by === "ledger"
              ? facts.proven[step as ProvenStep]
              : facts.ticked.get(step)?.done === true;
          expect(state === "done").toBe(isDone);
          for (const each of waitsFor) expect(undone.has(each)).toBe(true);
          if (!isDone) expect(state === "waits").toBe(waitsFor.length > 0);
        }
        for (const each of [...next, ...blocking])
          expect(undone.has(each)).toBe(true);
        // No ring of steps waits for itself: while something is undone, something can be done.
        expect(next.length > 0).toBe(undone.size > 0);
        expect(current === null).toBe(undone.size === 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the checklist", () => {
  it("has a box for each step, ticked as it stands, under its phase", () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const phases = phasesOf(facts);
        const lines = checklistMarkdown(phases).split("\n");
        const boxes = lines.filter((line) => line.startsWith("- ["));
        const steps = phases.phases.flatMap((phase) => phase.steps);
        expect(boxes).toEqual(
          steps.map(
            ({ step, state }) =>
              `- [${state === "done" ? "x" : " "}] ${stepTitles[step]}`,
          ),
        );
        expect(lines.filter((line) => line.startsWith("## "))).toHaveLength(7);
      }),
    );
  });

  it("is the same whoever ticked, when, and with which words", () => {
    const of = (ticked: Ticked) =>
      checklistMarkdown(
        phasesOf({
          proven: proven([]),
          ticked: new Map([["vendor-selected", ticked]]),
        }),
      );
    const other = {
      ...{ done: true, by: "CANARY person", at: "2031-05-05T05:05:05Z" },
      note: "CANARY vendor",
    };
    expect(of(other)).toBe(of(said(true)));
    expect(of(other)).not.toMatch(/CANARY|2031/);
  });
});
