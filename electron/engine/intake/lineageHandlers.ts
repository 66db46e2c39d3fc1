// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DeliverableState, VersionState } from "../catalog/state.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { promiseViews } from "./promiseViews.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";

interface Found {
  readonly deliverable: DeliverableState;
  readonly version: VersionState;
}

function versionOf(session: Session, id: VersionId): Result<Found, Failure> {
  for (const deliverable of session.state.deliverables.values())
    for (const version of deliverable.removed ? [] : deliverable.versions)
      if (version.version === id) return ok({ deliverable, version });
  return err(failure("version-unknown", { version: id }));
}

function originOf(version: VersionState): VersionId[] {
  const { derivedFrom = null, supersedes = null } = version.lineage ?? {};
  return [derivedFrom, supersedes].filter((each) => each !== null);
}

/** Whether one comes, over any steps, from the other. */
function comesFrom(
  session: Session,
  from: VersionId,
  version: VersionId,
): boolean {
  const seen = new Set<VersionId>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === version) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    const found = versionOf(session, at);
    if (found.ok) waiting.push(...originOf(found.value.version));
  }
  return false;
}

const refuse = (reason: string) => err(failure("lineage-refused", { reason }));

function checkLineage(
  session: Session,
  request: ParsedRequest<"version.describe">,
): Result<void, Failure> {
  const { version, stage, round, derivedFrom, supersedes } = request;
  const own = versionOf(session, version);
  if (!own.ok) return own;
  if ((stage === "review") !== (round !== undefined))
    return refuse("a review has a round, and nothing else has one");
  for (const from of [derivedFrom, supersedes]) {
    if (from === undefined) continue;
    const found = versionOf(session, from);
    if (!found.ok) return found;
    if (found.value.deliverable.audit !== own.value.deliverable.audit)
      return refuse("the versions are of two audits");
    if (comesFrom(session, from, version))
      return refuse("a version would come from itself");
  }
  return ok(undefined);
}

function auditIn(session: Result<Session, Failure>, id: AuditId) {
  if (!session.ok) return session;
  const audit = auditOf(session.value, id);
  return audit.ok ? ok({ session: session.value, audit: audit.value }) : audit;
}

export const lineageHandlers: Handlers<
  | "promise.list"
  | "promise.set"
  | "promise.drop"
  | "version.describe"
  | "version.comment"
> = {
  "promise.list": (context, { audit }) => {
    const found = auditIn(context.openSession(), audit);
    if (!found.ok) return Promise.resolve(found);
    const promises = promiseViews(found.value.session, found.value.audit);
    return Promise.resolve(ok({ promises }));
  },

  async "promise.set"(context, request) {
    const found = auditIn(context.openSession(), request.audit);
    if (!found.ok) return found;
    const title = checkPlainText(request.title, "title");
    if (!title.ok) return title;
    const due = request.due ?? null;
    const body = { ...request, title: title.value, due };
    const done = await found.value.session.commit([
      { type: "promise.set", body },
    ]);
    return done.ok ? ok({}) : done;
  },

  async "promise.drop"(context, { audit, promise, reason }) {
    const found = auditIn(context.openSession(), audit);
    if (!found.ok) return found;
    if (!found.value.audit.promises.has(promise))
      return err(failure("promise-unknown"));
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const body = { audit, promise, reason: plain.value };
    const done = await found.value.session.commit([
      { type: "promise.dropped", body },
    ]);
    return done.ok ? ok({}) : done;
  },

  async "version.describe"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const checked = checkLineage(session.value, request);
    if (!checked.ok) return checked;
    const body = {
      ...{ version: request.version, stage: request.stage },
      round: request.round ?? null,
      derivedFrom: request.derivedFrom ?? null,
      supersedes: request.supersedes ?? null,
    };
    const done = await session.value.commit([
      { type: "version.described", body },
    ]);
    return done.ok ? ok({}) : done;
  },

  async "version.comment"(context, { version, by, text }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = versionOf(session.value, version);
    if (!found.ok) return found;
    const who = checkPlainText(by, "by");
    if (!who.ok) return who;
    const words = checkPlainText(text, "text");
    if (!words.ok) return words;
    const body = { version, by: who.value, text: words.value };
    const done = await session.value.commit([
      { type: "version.commented", body },
    ]);
    return done.ok ? ok({}) : done;
  },
};
