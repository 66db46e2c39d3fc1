// SPDX-License-Identifier: Apache-2.0

/**
 * The phases of an audit and their steps, in order. What the ledger proves is not ticked by hand; everything
 * else is, by whoever says so. Nothing here decides what may leave: it says how far an audit is.
 */

export const phaseNames = [
  "initial",
  "rfp",
  "proposals",
  "selection",
  "deliverables",
  "src-review",
  "publish",
] as const;
export type PhaseName = (typeof phaseNames)[number];

interface StepShape {
  readonly step: string;
  readonly phase: PhaseName;
  readonly by: "hand" | "ledger";
  /** Steps without which this one cannot be done. */
  readonly after: readonly string[];
}

export const phaseSteps = [
  { step: "steering-notified", phase: "initial", by: "hand", after: [] },
  {
    step: "service-desk-ticket",
    phase: "initial",
    by: "hand",
    after: ["steering-notified"],
  },
  { step: "umbrella-issue", phase: "initial", by: "hand", after: [] },
  { step: "charter-in-force", phase: "initial", by: "ledger", after: [] },

  { step: "focus-areas", phase: "rfp", by: "hand", after: [] },
  { step: "rfp-written", phase: "rfp", by: "hand", after: ["focus-areas"] },
  { step: "rfp-published", phase: "rfp", by: "hand", after: ["rfp-written"] },
  { step: "tracking-issue", phase: "rfp", by: "hand", after: [] },
  {
    step: "questions-open",
    phase: "rfp",
    by: "hand",
    after: ["rfp-published"],
  },
  {
    step: "questions-answered",
    phase: "rfp",
    by: "hand",
    after: ["questions-open"],
  },
  { step: "rfp-closed", phase: "rfp", by: "hand", after: ["rfp-published"] },

  {
    step: "reviewers-agreed",
    phase: "proposals",
    by: "ledger",
    after: ["charter-in-force"],
  },
  { step: "private-channel", phase: "proposals", by: "hand", after: [] },
  {
    step: "proposals-reviewed",
    phase: "proposals",
    by: "hand",
    after: ["rfp-closed", "reviewers-agreed"],
  },

  {
    step: "vendor-selected",
    phase: "selection",
    by: "hand",
    after: ["proposals-reviewed"],
  },
  {
    step: "decision-published",
    phase: "selection",
    by: "hand",
    after: ["vendor-selected"],
  },

  {
    step: "deliverables-promised",
    phase: "deliverables",
    by: "ledger",
    after: [],
  },
  {
    step: "deliverables-received",
    phase: "deliverables",
    by: "ledger",
    after: ["vendor-selected", "deliverables-promised"],
  },

  {
    step: "findings-sent",
    phase: "src-review",
    by: "hand",
    after: ["deliverables-received"],
  },
  {
    step: "findings-judged",
    phase: "src-review",
    by: "hand",
    after: ["findings-sent"],
  },
  { step: "embargo-agreed", phase: "src-review", by: "ledger", after: [] },

  {
    step: "distributors-week",
    phase: "publish",
    by: "hand",
    after: ["embargo-agreed"],
  },
  {
    step: "distributors-day",
    phase: "publish",
    by: "hand",
    after: ["distributors-week"],
  },
  { step: "blog-drafted", phase: "publish", by: "hand", after: [] },
  {
    step: "embargo-over",
    phase: "publish",
    by: "ledger",
    after: ["embargo-agreed"],
  },
  {
    step: "release-exported",
    phase: "publish",
    by: "ledger",
    after: ["findings-judged", "embargo-over"],
  },
  {
    step: "findings-merged",
    phase: "publish",
    by: "ledger",
    after: ["release-exported"],
  },
  {
    step: "link-live",
    phase: "publish",
    by: "hand",
    after: ["findings-merged"],
  },
  {
    step: "blog-published",
    phase: "publish",
    by: "hand",
    after: ["blog-drafted", "link-live"],
  },
] as const satisfies readonly StepShape[];

export type StepName = (typeof phaseSteps)[number]["step"];
export type ProvenStep = Extract<
  (typeof phaseSteps)[number],
  { by: "ledger" }
>["step"];
export type HandStep = Exclude<StepName, ProvenStep>;

export const handSteps: readonly HandStep[] = phaseSteps.flatMap((each) =>
  each.by === "hand" ? [each.step] : [],
);
export const stepNames: readonly StepName[] = phaseSteps.map(
  ({ step }) => step,
);

/** What somebody said of a step last. */
export interface Ticked {
  readonly done: boolean;
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
}

export interface PhaseFacts {
  readonly proven: Readonly<Record<ProvenStep, boolean>>;
  /** Steps that are ticked by hand until the ledger says them too. */
  readonly known?: ReadonlySet<HandStep>;
  readonly ticked: ReadonlyMap<string, Ticked>;
}

export interface StepStanding {
  readonly step: StepName;
  readonly phase: PhaseName;
  readonly by: "hand" | "ledger";
  /** `waits`: for steps that are not done. One that is done is `done`, whatever it should have waited for. */
  readonly state: "done" | "open" | "waits";
  readonly waitsFor: readonly StepName[];
  /** Who ticked or unticked it last; null where nobody did, or the ledger says it. */
  readonly said: Ticked | null;
}

export interface PhaseStanding {
  readonly phase: PhaseName;
  readonly state: "done" | "begun" | "ahead";
  readonly steps: readonly StepStanding[];
}

export interface Phases {
  readonly phases: readonly PhaseStanding[];
  /** The first phase that is not done; null once all are. */
  readonly current: PhaseName | null;
  /** What can be done now, in the first phase that has such a step. */
  readonly next: readonly StepName[];
  /** Steps that others of the phase at hand wait for. */
  readonly blocking: readonly StepName[];
}

/** Who says whether a step is done: what the ledger knows needs nobody's tick. */
function sayer(
  each: (typeof phaseSteps)[number],
  known: PhaseFacts["known"],
): "hand" | "ledger" {
  return each.by === "hand" && known?.has(each.step) === true
    ? "ledger"
    : each.by;
}

export function phasesOf({ proven, known, ticked }: PhaseFacts): Phases {
  const done = new Set<string>(
    phaseSteps
      .filter((each) =>
        each.by === "ledger"
          ? proven[each.step]
          : known?.has(each.step) === true ||
            ticked.get(each.step)?.done === true,
      )
      .map(({ step }) => step),
  );
  const steps = phaseSteps.map((each): StepStanding => {
    const { step, phase, after } = each;
    const by = sayer(each, known);
    const waitsFor = after.filter((other) => !done.has(other));
    const open = waitsFor.length === 0 ? "open" : "waits";
    return {
      ...{ step, phase, by, waitsFor },
      state: done.has(step) ? "done" : open,
      said: by === "hand" ? (ticked.get(step) ?? null) : null,
    };
  });
  const phases = phaseNames.map((phase) =>
    phaseStanding(
      phase,
      steps.filter((each) => each.phase === phase),
    ),
  );
  const current = phases.find(({ state }) => state !== "done") ?? null;
  const acting = phases.find((each) => each.steps.some(isOpen));
  return {
    phases,
    current: current?.phase ?? null,
    next: (acting?.steps ?? []).filter(isOpen).map(({ step }) => step),
    blocking: [
      ...new Set(
        (current?.steps ?? [])
          .filter(({ state }) => state === "waits")
          .flatMap(({ waitsFor }) => waitsFor),
      ),
    ],
  };
}

function isOpen({ state }: StepStanding): boolean {
  return state === "open";
}

function phaseStanding(
  phase: PhaseName,
  steps: readonly StepStanding[],
): PhaseStanding {
  const done = steps.filter(({ state }) => state === "done").length;
  const begun = done > 0 ? "begun" : "ahead";
  return { phase, state: done === steps.length ? "done" : begun, steps };
}
