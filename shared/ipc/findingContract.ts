// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { CvssVector } from "../domain/cvss.ts";
import {
  dispositionAnswers,
  Evidence,
  Finding,
  FindingChanges,
  FindingFields,
  findingFormats,
  findingLimits,
  FindingSource,
  FindingStatus,
  Severity,
  sourceKinds,
} from "../domain/finding.ts";
import { FindingFilter } from "../domain/findingFilter.ts";
import { badnesses, notices, proposalStates } from "../domain/findingLook.ts";
import {
  Confidence,
  foundFields,
  foundLimits,
} from "../domain/foundFinding.ts";
import {
  AuditId,
  FindingId,
  GrantId,
  Instant,
  JobId,
  PersonId,
  VersionId,
} from "../ids.ts";
import { line, none } from "./limits.ts";

const score = z.number().min(0).max(10).nullable();

/** A finding as a list shows it. */
export const FindingRow = z.strictObject({
  finding: FindingId,
  label: z.string(),
  title: z.string(),
  severity: Severity,
  /** Of its vector's base metrics. */
  score,
  /** The severity of its score, where that is another. */
  disputed: Severity.nullable(),
  component: z.string(),
  status: FindingStatus,
  owner: PersonId.nullable(),
  answer: z.enum(dispositionAnswers).nullable(),
  isUnresolved: z.boolean(),
  isEmbargoed: z.boolean(),
  embargoUntil: Instant.nullable(),
  source: z.enum(sourceKinds),
});
export type FindingRow = z.infer<typeof FindingRow>;

export const FindingView = z.strictObject({
  ...Finding.shape,
  score,
  disputed: Severity.nullable(),
  isUnresolved: z.boolean(),
  isEmbargoed: z.boolean(),
  /** With the name of the file; null for a version that is there no more. */
  evidence: z
    .array(z.strictObject({ ...Evidence.shape, name: z.string().nullable() }))
    .readonly(),
  recorded: Instant,
  source: FindingSource,
  /** Oldest first. */
  history: z
    .array(
      z.strictObject({
        at: Instant,
        by: z.string(),
        what: z.enum(["recorded", "changed", "disposed"]),
        fields: z.array(z.string()).readonly(),
        status: FindingStatus,
        reason: z.string().nullable(),
      }),
    )
    .readonly(),
});
export type FindingView = z.infer<typeof FindingView>;

export const ProposalView = z.strictObject({
  state: z.enum(proposalStates),
  page: z.number().int().nullable(),
  line: z.number().int(),
  confidence: Confidence,
  label: z.string(),
  title: z.string(),
  severity: Severity.nullable(),
  cvss: CvssVector.nullable(),
  component: z.string(),
  /** The beginning. */
  excerpt: z.string(),
  notices: z.array(z.enum(notices)).readonly(),
  bad: z.enum(badnesses).nullable(),
  /** Names of the fields that would change. */
  changes: z.array(z.string()).readonly(),
  finding: FindingId.nullable(),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const FindingLook = z.strictObject({
  look: JobId,
  name: z.string(),
  format: z.enum(findingFormats),
  /** Of a table: its headings, and what each is taken for. */
  columns: z
    .array(
      z.strictObject({
        heading: z.string(),
        field: z.enum(foundFields).nullable(),
      }),
    )
    .readonly(),
  proposals: z.array(ProposalView).readonly(),
  isCut: z.boolean(),
});
export type FindingLook = z.infer<typeof FindingLook>;

const findings = z.array(FindingId).min(1).max(findingLimits.findings);

/** Calls about what an audit found. */
export const findingContract = {
  "finding.list": {
    request: z.strictObject({ audit: AuditId, filter: FindingFilter }),
    response: z.strictObject({
      findings: z.array(FindingRow).readonly(),
      /** Of the audit, whatever the filter. */
      total: z.number().int(),
      unresolved: z.number().int(),
      components: z.array(z.string()).readonly(),
    }),
  },
  "finding.show": {
    request: z.strictObject({ finding: FindingId }),
    response: FindingView,
  },
  "finding.add": {
    request: z.strictObject({ audit: AuditId, fields: FindingFields }),
    response: FindingView,
  },
  "finding.change": {
    request: z.strictObject({
      findings,
      fields: FindingChanges,
      reason: line.optional(),
    }),
    response: z.strictObject({
      changed: z.number().int(),
      /** Those that were as asked for already, by their labels: nothing was recorded of them. */
      unchanged: z.array(z.string()).readonly(),
    }),
  },
  "finding.remove": {
    request: z.strictObject({ findings, reason: line }),
    response: none,
  },
  /** What a file from outside, or a version, says of findings. Nothing is recorded. */
  "finding.look": {
    request: z.strictObject({
      job: JobId,
      audit: AuditId,
      from: z.union([
        z.strictObject({ file: GrantId }),
        z.strictObject({ version: VersionId }),
      ]),
      /** What columns of a table are taken for, by their headings. */
      columns: z
        .array(
          z.strictObject({
            heading: z.string().max(200),
            field: z.enum(foundFields).nullable(),
          }),
        )
        .max(100)
        .optional(),
    }),
    response: FindingLook,
  },
  /** Records what a person chose of the last look, by its place there. */
  "finding.take": {
    request: z.strictObject({
      look: JobId,
      chosen: z
        .array(z.number().int().nonnegative())
        .min(1)
        .max(foundLimits.findings),
    }),
    response: z.strictObject({
      recorded: z.number().int(),
      changed: z.number().int(),
    }),
  },
} as const;
