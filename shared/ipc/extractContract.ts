// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { extractFormats } from "../domain/extract.ts";
import {
  dispositionAnswers,
  FindingLink,
  findingLimits,
  isShownLine,
} from "../domain/finding.ts";
import { exportFormats } from "../formats/exports/publicFinding.ts";
import {
  AuditId,
  DeliverableId,
  FindingId,
  Instant,
  PersonId,
  VersionId,
} from "../ids.ts";

const findings = z.array(FindingId).min(1).max(findingLimits.findings);

const shownLine = z.string().min(1).max(200).refine(isShownLine);

const MadeVersion = z.strictObject({ version: VersionId, name: z.string() });

/** What was made for the response committee, where it went, and what is not answered. */
export const HandOverView = z.strictObject({
  handOver: DeliverableId,
  title: z.string(),
  /** Its files are in the vault no more. */
  removed: z.boolean(),
  made: Instant,
  versions: z.array(MadeVersion).readonly(),
  findings: z
    .array(
      z.strictObject({
        finding: FindingId,
        /** Null: it was removed since. */
        label: z.string().nullable(),
        title: z.string().nullable(),
        answer: z.enum(dispositionAnswers).nullable(),
      }),
    )
    .readonly(),
  /** Oldest first. */
  shares: z
    .array(z.strictObject({ at: Instant, to: z.array(PersonId).readonly() }))
    .readonly(),
  unanswered: z.number().int(),
  /** When it left first, while something is not answered; null where it did not leave. */
  unansweredSince: Instant.nullable(),
});
export type HandOverView = z.infer<typeof HandOverView>;

export const ExportView = z.strictObject({
  deliverable: DeliverableId,
  version: VersionId,
  name: z.string(),
  removed: z.boolean(),
  format: z.enum(extractFormats),
  made: Instant,
  /** Of its findings; null for one that was removed since. */
  labels: z.array(z.string().nullable()).readonly(),
});
export type ExportView = z.infer<typeof ExportView>;

/** Calls about files that are made in the vault from findings. */
export const extractContract = {
  "extract.handOver": {
    request: z.strictObject({
      audit: AuditId,
      findings,
      /** Whose keys answers are sealed to. */
      replyTo: PersonId,
    }),
    response: z.strictObject({
      handOver: DeliverableId,
      title: z.string(),
      versions: z.array(MadeVersion).readonly(),
    }),
  },
  /** One file a finding, for the public's tools. */
  "extract.export": {
    request: z.strictObject({
      audit: AuditId,
      findings,
      format: z.enum(exportFormats),
      ecosystem: shownLine.optional(),
      publisher: z
        .strictObject({ name: shownLine, namespace: FindingLink })
        .optional(),
    }),
    response: z.strictObject({
      deliverable: DeliverableId,
      title: z.string(),
      versions: z.array(MadeVersion).readonly(),
    }),
  },
  "extract.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({
      handOvers: z.array(HandOverView).readonly(),
      exports: z.array(ExportView).readonly(),
    }),
  },
} as const;
