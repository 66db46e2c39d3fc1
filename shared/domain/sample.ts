// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../ids.ts";

/** Audits of invented data are called so, and no other can be. */
export const sampleMark = "sample-";

export function isSampleAudit(audit: AuditId): boolean {
  return audit.startsWith(sampleMark);
}
