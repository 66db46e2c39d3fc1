// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { handSteps, phaseNames, stepNames } from "../domain/phases.ts";
import { AuditId, GrantId, Instant, ReleaseId, Sha256 } from "../ids.ts";
import { line } from "./limits.ts";

const step = z.enum(stepNames);
const count = z.number().int().nonnegative();

export const StepView = z.strictObject({
  step,
  phase: z.enum(phaseNames),
  /** `ledger`: the vault proves it, and nobody ticks it. */
  by: z.enum(["hand", "ledger"]),
  state: z.enum(["done", "open", "waits"]),
  waitsFor: z.array(step).readonly(),
  said: z
    .strictObject({
      done: z.boolean(),
      by: z.string(),
      at: Instant,
      note: z.string().nullable(),
    })
    .nullable(),
});
export type StepView = z.infer<typeof StepView>;

export const PhasesView = z.strictObject({
  audit: AuditId,
  phases: z
    .array(
      z.strictObject({
        phase: z.enum(phaseNames),
        state: z.enum(["done", "begun", "ahead"]),
        steps: z.array(StepView).readonly(),
      }),
    )
    .readonly(),
  current: z.enum(phaseNames).nullable(),
  next: z.array(step).readonly(),
  blocking: z.array(step).readonly(),
  /** Releases whose merge is on the record: only these can be announced. */
  announces: z.array(ReleaseId).readonly(),
  /** For a public issue: nothing confidential. */
  markdown: z.string(),
});
export type PhasesView = z.infer<typeof PhasesView>;

export const phaseContract = {
  "phase.show": {
    request: z.strictObject({ audit: AuditId }),
    response: PhasesView,
  },
  "phase.waiting": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({
      /** Steps that could be done now. */
      overview: count,
      /** Promised, and not here. */
      deliverables: count,
      /** Unresolved. */
      findings: count,
      /** Whose signatures the draft of a charter waits for. */
      people: count,
      /** Asked for, and neither given in full nor declined. */
      consent: count,
      /** Neither written nor abandoned. */
      releases: count,
      /** Shares that not everybody confirmed to whom they went. */
      disclosures: count,
    }),
  },
  "phase.set": {
    request: z.strictObject({
      audit: AuditId,
      step: z.enum(handSteps),
      done: z.boolean(),
      /** Absent: whoever has the vault open. */
      by: line.optional(),
      /** Why; demanded of one that is unticked. */
      note: line.optional(),
    }),
    response: PhasesView,
  },
  "phase.export": {
    request: z.strictObject({ audit: AuditId, file: GrantId }),
    response: z.strictObject({ sha256: Sha256 }),
  },
} as const;
