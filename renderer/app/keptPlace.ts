// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  AuditId,
  DeliverableId,
  FindingId,
  ReleaseId,
  Sha256,
  StatementId,
} from "../../shared/ids.ts";
import {
  type Place,
  type Route,
  routeOfSection,
  sectionOf,
  sections,
} from "./navigation.ts";

/** A section, and what was open in it. Grants and what was dropped do not outlive a lock. */
const Kept = z.strictObject({
  section: z.enum(sections),
  audit: AuditId.nullable(),
  deliverable: DeliverableId.optional(),
  finding: FindingId.optional(),
  release: ReleaseId.optional(),
  consent: StatementId.optional(),
  request: Sha256.optional(),
});

const details = [
  ...(["deliverable", "finding", "release"] as const),
  ...(["consent", "request"] as const),
];

/** The place as it is kept over a lock; null where it is one that a vault opens at anyway. */
export function keptTextOf({ route, audit }: Place): string | null {
  const section = sectionOf(route);
  if (section === null) return null;
  const open = Object.entries(route).filter(([name]) =>
    details.some((detail) => detail === name),
  );
  const kept = { section, audit, ...Object.fromEntries(open) };
  return Kept.safeParse(kept).success ? JSON.stringify(kept) : null;
}

/** The place that was kept; null when it is none, or in an audit that is not there. */
export function placeOfKept(
  text: string,
  audits: readonly AuditId[],
): Place | null {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(text);
  } catch {
    return null;
  }
  const kept = Kept.safeParse(untrusted);
  if (!kept.success) return null;
  const { section, audit, ...open } = kept.data;
  if (audit !== null && !audits.includes(audit)) return null;
  const route = { ...routeOfSection(section, audit), ...open } as Route;
  return { route, audit };
}
