// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  AuditId,
  DeliverableId,
  FindingId,
  PersonId,
  ReleaseId,
  Sha256,
  StatementId,
  VersionId,
} from "../../shared/ids.ts";
import { longestPlace } from "../../shared/ipc/limits.ts";
import { Draft, Scrolled, type View } from "./draft.ts";
import { type Place, type Route, sectionOf, sections } from "./navigation.ts";

/** Screens of an audit that can be gone back to, beside the sections. */
const furtherScreens = [
  ...(["promises", "standing", "consent-request", "matrix"] as const),
  ...(["embargo", "charts", "src-review", "proposal"] as const),
];
const ofNoAudit = ["audits", "ledger", "vault", "requests"] as const;

const ids = z.array(VersionId).max(10_000);

/** A screen, and what was open in it. Grants and what was dropped do not outlive a lock. */
const Kept = z.strictObject({
  screen: z.enum([...sections, ...furtherScreens, "audits"]),
  audit: AuditId.nullable(),
  /** What was open there, or what its form begins with. */
  open: z.strictObject({
    deliverable: DeliverableId.optional(),
    finding: FindingId.optional(),
    release: ReleaseId.optional(),
    consent: StatementId.optional(),
    request: Sha256.optional(),
    like: StatementId.optional(),
    versions: ids.optional(),
    people: z.array(PersonId).max(1000).optional(),
    requester: PersonId.optional(),
    purpose: z.string().max(10_000).optional(),
  }),
  draft: Draft.nullable(),
  scrolled: Scrolled,
});
type Screen = z.infer<typeof Kept>["screen"];
const details = new Set(Object.keys(Kept.shape.open.shape));

function screenOf(route: Route): Screen | null {
  const own = Kept.shape.screen.safeParse(route.at);
  return own.success ? own.data : sectionOf(route);
}

/** The place as it is kept over a lock; null where a vault opens there anyway, or it is too much to keep. */
export function keptTextOf(
  { route, audit }: Place,
  view: View = nothing,
): string | null {
  const screen = screenOf(route);
  if (screen === null) return null;
  if (screen === "audits" && view.draft === null) return null;
  const open = Object.entries(route).filter(([name]) => details.has(name));
  const kept = { screen, audit, open: Object.fromEntries(open), ...view };
  if (!Kept.safeParse(kept).success) return null;
  const text = JSON.stringify(kept);
  if (text.length <= longestPlace) return text;
  return view.draft === null
    ? null
    : keptTextOf({ route, audit }, { ...view, draft: null });
}

const nothing: View = { draft: null, scrolled: [] };

/** The place that was kept, and how it was left; null when it is none, or in an audit that is not there. */
export function placeOfKept(
  text: string,
  audits: readonly AuditId[],
): { readonly place: Place; readonly view: View } | null {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(text);
  } catch {
    return null;
  }
  const kept = Kept.safeParse(untrusted);
  if (!kept.success) return null;
  const { screen: at, audit, open, draft, scrolled } = kept.data;
  if (audit !== null && !audits.includes(audit)) return null;
  const isOfAudit = !ofNoAudit.some((other) => other === at);
  if (isOfAudit && audit === null) return null;
  // The names are those of its details, and every detail of another screen is optional.
  const route = { at, ...(isOfAudit ? { audit } : {}), ...open } as Route;
  return { place: { route, audit }, view: { draft, scrolled } };
}
