// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  Disposition,
  FindingChanges,
  FindingFields,
  FindingSource,
} from "../../../shared/domain/finding.ts";
import { AuditId, FindingId } from "../../../shared/ids.ts";
import { entry, text } from "./actShapes.ts";

/** More are recorded by several entries of one record, which is whole or absent. */
export const mostInEntry = 200;

const findings = z.array(FindingId).min(1).max(mostInEntry);

/** What an audit found, and what became of it. */
export const findingActs = [
  entry("finding.recorded", {
    audit: AuditId,
    source: FindingSource,
    findings: z
      .array(z.strictObject({ id: FindingId, ...FindingFields.shape }))
      .min(1)
      .max(mostInEntry),
  }),
  /** The fields that are there take the place of those of each finding; the others stay. */
  entry("finding.changed", {
    findings,
    fields: FindingChanges,
    source: FindingSource,
    reason: text.nullable(),
  }),
  /** Null takes the disposition back. */
  entry("finding.disposed", {
    findings,
    disposition: Disposition.nullable(),
    reason: text.nullable(),
  }),
  entry("finding.removed", { findings, reason: text }),
] as const;
