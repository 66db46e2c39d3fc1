// SPDX-License-Identifier: Apache-2.0
import { AuditId } from "../ids.ts";

/** Audits of invented data are called so, and no other can be. */
export const sampleMark = "sample-";

export function hasSampleMark(audit: AuditId): boolean {
  return audit.startsWith(sampleMark);
}

/** The one that a sample is filled with. */
export const sampleAudit = AuditId.parse(`${sampleMark}harbour`);
export const sampleTitle = "Sample: the harbour gate";
