// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  answerFaults,
  answerStates,
  signerStates,
} from "../domain/dispositionLook.ts";
import {
  Disposition,
  DispositionAnswer,
  dispositionAnswers,
  FindingFields,
  findingLimits,
} from "../domain/finding.ts";
import {
  AuditId,
  DeliverableId,
  FindingId,
  GrantId,
  Instant,
  JobId,
  PersonId,
  Sha256,
} from "../ids.ts";
import { foreignKey, line } from "./limits.ts";

const { fixVersions, cves, links } = FindingFields.shape;
const { answer, of, note, by } = Disposition.shape;
const findings = z.array(FindingId).min(1).max(findingLimits.findings);

/** One answer of a file, beside what the audit has. */
export const AnswerRow = z.strictObject({
  state: z.enum(answerStates),
  line: z.number().int(),
  label: z.string(),
  title: z.string().nullable(),
  finding: FindingId.nullable(),
  /** What is recorded now. */
  now: z.enum(dispositionAnswers).nullable(),
  answer: DispositionAnswer.nullable(),
  duplicateOf: z.string().nullable(),
  /** What would be added to those that are there. */
  fixVersions: z.array(z.string()).readonly(),
  cves: z.array(z.string()).readonly(),
  links: z.array(z.string()).readonly(),
  note: z.string(),
  /** Of the finding, since it was handed over: whoever answered read it otherwise. */
  changedSince: z.array(z.string()).readonly(),
  fault: z.enum(answerFaults).nullable(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

export const DispositionLook = z.strictObject({
  look: JobId,
  name: z.string(),
  digest: Sha256,
  handOver: DeliverableId.nullable(),
  /** When that was made. */
  handedOver: Instant.nullable(),
  signer: z.strictObject({
    state: z.enum(signerStates),
    person: PersonId.nullable(),
    fingerprint: z.string().nullable(),
  }),
  /** Lines that are not of the grammar; then there are no answers. */
  faults: z
    .array(z.strictObject({ line: z.number().int(), reason: z.string() }))
    .readonly(),
  answers: z.array(AnswerRow).readonly(),
});
export type DispositionLook = z.infer<typeof DispositionLook>;

/** Calls about what the response committee says of findings. */
export const dispositionContract = {
  /** By hand. Null takes dispositions back; what else is said is added to each finding. */
  "disposition.set": {
    request: z.strictObject({
      findings,
      disposition: z.strictObject({ answer, of, note, by }).nullable(),
      fixVersions: fixVersions.unwrap(),
      cves: cves.unwrap(),
      links: links.unwrap(),
      reason: line.optional(),
    }),
    response: z.strictObject({ changed: z.number().int() }),
  },
  /** What a file that came back would change, and who signed it. Nothing is recorded. */
  "disposition.look": {
    request: z.strictObject({
      job: JobId,
      audit: AuditId,
      file: GrantId,
      /** Where it does not stand below the text. */
      signature: GrantId.optional(),
      opening: foreignKey.optional(),
    }),
    response: DispositionLook,
  },
  /** Records the last look, all of it or nothing. */
  "disposition.take": {
    request: z.strictObject({
      look: JobId,
      /** Who it came from, where it counts as signed by nobody. */
      unsignedFrom: line.optional(),
      /** Although findings changed since they were handed over. */
      althoughChanged: z.boolean(),
    }),
    response: z.strictObject({ answered: z.number().int() }),
  },
} as const;
