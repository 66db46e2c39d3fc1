// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../shared/failure.ts";
import type { AuditId, VersionId } from "../../shared/ids.ts";
import type { DeliverableView, ReleaseView } from "../../shared/ipc/views.ts";
import { ok, type Result } from "../../shared/result.ts";
import { misused, type Refusal, refused } from "./command.ts";
import { shortId } from "./layout.ts";
import type { Session } from "./session.ts";

/** Finds what a person named in few letters. Two candidates are never guessed between. */

/** The audit named, or the only one there is. */
export async function resolveAudit(
  session: Session,
  named: AuditId | undefined,
): Promise<Result<AuditId, Refusal>> {
  if (named !== undefined) return ok(named);
  const listed = await session.call("audit.list", {});
  if (!listed.ok) return refused(listed.error);
  const [only, another] = listed.value.audits;
  if (only === undefined)
    return misused(
      "This vault holds no audit yet: make one with counterseal audit create.",
    );
  return another === undefined
    ? ok(only.audit)
    : misused(
        `This vault holds several audits: add --audit with one of ${listed.value.audits.map(({ audit }) => audit).join(", ")}.`,
      );
}

async function inEveryAudit<T>(
  session: Session,
  list: (audit: AuditId) => Promise<Result<readonly T[], Refusal>>,
): Promise<Result<readonly T[], Refusal>> {
  const audits = await session.call("audit.list", {});
  if (!audits.ok) return refused(audits.error);
  const all: T[] = [];
  for (const { audit } of audits.value.audits) {
    const some = await list(audit);
    if (!some.ok) return some;
    all.push(...some.value);
  }
  return ok(all);
}

async function deliverablesOf(
  session: Session,
  audit: AuditId,
): Promise<Result<readonly DeliverableView[], Refusal>> {
  const listed = await session.call("deliverable.list", { audit });
  return listed.ok ? ok(listed.value.deliverables) : refused(listed.error);
}

/** The deliverable whose id begins so, in any audit. */
export async function resolveDeliverable(
  session: Session,
  prefix: string,
): Promise<Result<DeliverableView, Refusal>> {
  const all = await inEveryAudit(session, (audit) =>
    deliverablesOf(session, audit),
  );
  if (!all.ok) return all;
  const [only, another] = all.value.filter(({ deliverable }) =>
    deliverable.startsWith(prefix),
  );
  if (only === undefined) return refused(failure("deliverable-unknown"));
  return another === undefined ? ok(only) : ambiguous(prefix, "deliverable");
}

/** The version whose id begins so, or the only one with that file name. */
export async function resolveVersion(
  session: Session,
  audit: AuditId,
  named: string,
): Promise<Result<VersionId, Refusal>> {
  const known = await resolveNamed(session, audit, named);
  return known.ok ? ok(known.value.version) : known;
}

/** The same, with its file name. */
export async function resolveNamed(
  session: Session,
  audit: AuditId,
  named: string,
): Promise<Result<DeliverableView["versions"][number], Refusal>> {
  const deliverables = await deliverablesOf(session, audit);
  if (!deliverables.ok) return deliverables;
  const [only, another] = deliverables.value
    .flatMap(({ versions }) => versions)
    .filter(({ version, name }) => version.startsWith(named) || name === named);
  if (only === undefined) return refused(failure("version-unknown"));
  return another === undefined ? ok(only) : ambiguous(named, "version");
}

/** What can be meant by naming none: exported releases alone, or also those that are closed otherwise. */
type Meant = "unfinished" | "any" | "exported";

/** With nothing named: the open ones; where there is none, those that are exported, or closed in any way. */
function meant(releases: readonly ReleaseView[], which: Meant): ReleaseView[] {
  const inState = (...states: readonly ReleaseView["state"][]): ReleaseView[] =>
    releases.filter(({ state }) => states.includes(state));
  const open = which === "exported" ? [] : inState("proposed", "requested");
  if (open.length > 0) return open;
  return which === "any" ? [...releases] : inState("exported");
}

/** The release whose id begins so; with nothing named, the only one that can be meant. */
export async function resolveRelease(
  session: Session,
  prefix: string | undefined,
  which: Meant = "unfinished",
): Promise<Result<ReleaseView, Refusal>> {
  const all = await inEveryAudit(session, async (audit) => {
    const listed = await session.call("release.list", { audit });
    return listed.ok ? ok(listed.value.releases) : refused(listed.error);
  });
  if (!all.ok) return all;
  const candidates =
    prefix === undefined
      ? meant(all.value, which)
      : all.value.filter(({ release }) => release.startsWith(prefix));
  const [only, another] = candidates;
  if (only === undefined)
    return prefix === undefined
      ? misused(
          which === "exported"
            ? "This vault holds no release that was exported."
            : "This vault holds no open release: make one with counterseal release propose.",
        )
      : refused(failure("release-unknown"));
  if (another === undefined) return ok(only);
  return prefix === undefined
    ? misused(
        `This vault holds several releases: add --release with one of ${candidates.map(({ release }) => shortId(release)).join(", ")}.`,
      )
    : ambiguous(prefix, "release");
}

function ambiguous(
  named: string,
  what: "deliverable" | "version" | "release",
): Result<never, Refusal> {
  return misused(
    `"${named}" names more than one ${what}: give more of its id, as counterseal ${what === "release" ? "release" : "deliverable"} list --json shows it.`,
  );
}
