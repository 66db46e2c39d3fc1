// SPDX-License-Identifier: Apache-2.0
import type { Landing } from "../../../shared/domain/landing.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GitId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { judgeLanding } from "../release/landing/judgeLanding.ts";
import { landingChanges } from "../release/landing/landingChanges.ts";
import type { Plan } from "../release/landing/plan.ts";
import { resolveBase } from "../release/resolveBase.ts";
import type { Session } from "../session.ts";
import { planProposal, planRelease } from "./planRelease.ts";
import { checkPaths } from "./proposedPaths.ts";
import { findVersion } from "./versions.ts";

type Request = ParsedRequest<"release.preview">;
type Draft = Extract<Request, { readonly audit: unknown }>;

interface Asked {
  readonly plan: Plan;
  readonly cloneDir: string | null;
  readonly commit: GitId | undefined;
}

function grantedClone(
  context: Context,
  { clone }: Request,
): Result<string | null, Failure> {
  return clone === undefined ? ok(null) : context.pathOf(clone, "clone");
}

function planOfDraft(session: Session, request: Draft): Result<Plan, Failure> {
  const audit = auditOf(session, request.audit);
  if (!audit.ok) return audit;
  for (const { version } of request.files)
    if (findVersion(session, request.audit, version) === undefined)
      return err(failure("version-unknown", { version }));
  const checked = checkPaths(request);
  if (!checked.ok) return checked;
  const { place, files, removes } = checked.value;
  const named = { purpose: "", requester: null };
  return ok(
    planProposal(session, {
      ...{ audit: audit.value, files, place, removes },
      ...named,
    }),
  );
}

function asked(
  context: Context,
  session: Session,
  request: Request,
): Result<Asked, Failure> {
  const granted = grantedClone(context, request);
  if (!granted.ok) return granted;
  if ("audit" in request) {
    const plan = planOfDraft(session, request);
    const { commit } = request;
    return plan.ok
      ? ok({ plan: plan.value, cloneDir: granted.value, commit })
      : plan;
  }
  const release = session.state.releases.get(request.release);
  if (release === undefined)
    return err(failure("release-unknown", { release: request.release }));
  const { base, clone } = release;
  return ok({
    plan: planRelease(session, release),
    cloneDir: granted.value ?? clone,
    commit: base ?? undefined,
  });
}

/** Without a base nothing is known of what is there: the tree alone. */
function onNothing({ files, removes }: Plan): Landing {
  return {
    base: null,
    files: files.map(({ path, own, version, content }) => ({
      ...{ path, own, content, ...(version && { version }) },
      ...{ change: "added", before: null },
    })),
    removed: removes.map((path) => ({ path, content: null })),
    untouched: 0,
    problems: [],
  };
}

export const landingHandlers: Handlers<"release.preview"> = {
  async "release.preview"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const question = asked(context, session.value, request);
    if (!question.ok) return question;
    const { plan, cloneDir, commit } = question.value;
    if (cloneDir === null) return ok(onNothing(plan));
    const base = await resolveBase(session.value.storage, {
      ...{ cloneDir, signal: context.ending },
      ...(commit && { commit }),
    });
    if (!base.ok) return base;
    const problems = await judgeLanding(base.value, plan);
    if (!problems.ok) return problems;
    const changes = await landingChanges(base.value, plan);
    if (!changes.ok) return changes;
    return ok({
      ...changes.value,
      base: base.value.commit,
      problems: [...problems.value, ...changes.value.problems],
    });
  },
};
