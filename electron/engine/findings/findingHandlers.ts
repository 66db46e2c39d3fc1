// SPDX-License-Identifier: Apache-2.0
import {
  type FindingChanges,
  findingLimits,
  labelKey,
} from "../../../shared/domain/finding.ts";
import { filterOf } from "../../../shared/domain/findingFilter.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { versionIn } from "../inspection/inspectionView.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import {
  byLabel,
  findingRow,
  findingsOf,
  findingView,
} from "./findingViews.ts";
import { findingUse } from "./findingUses.ts";
import { lookForFindings } from "./lookForFindings.ts";
import {
  changedAct,
  inBatches,
  newFindingId,
  takeFindings,
} from "./takeFindings.ts";

const byHand = { kind: "by-hand" } as const;

function sessionWith(
  context: Context,
  audit: AuditId,
): Result<Session, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const known = auditOf(session.value, audit);
  return known.ok ? session : known;
}

/** Each that is named, once; all of them of one audit. */
export function allOf(
  { state }: Session,
  ids: readonly FindingId[],
): Result<FindingState[], Failure> {
  const found: FindingState[] = [];
  for (const id of new Set(ids)) {
    const finding = state.findings.get(id);
    if (finding === undefined) return err(failure("finding-unknown"));
    if (finding.audit !== (found[0] ?? finding).audit)
      return err(failure("finding-unknown"));
    found.push(finding);
  }
  return ok(found);
}

/** Whether what the fields name is there, and their label is free for them. */
function checkFields(
  { state }: Session,
  audit: AuditId,
  fields: FindingChanges,
  own: FindingId | null,
): Result<void, Failure> {
  const { label, owner, evidence = [] } = fields;
  if (label !== undefined) {
    const holder = byLabel(findingsOf(state, audit)).get(labelKey(label));
    if (holder !== undefined && holder.id !== own)
      return err(failure("finding-label-taken", { name: label }));
  }
  if (owner !== undefined && owner !== null) {
    const isKnown = state.audits.get(audit)?.people.has(owner) === true;
    if (!isKnown) return err(failure("person-unknown", { person: owner }));
  }
  for (const { version } of evidence)
    if (versionIn(state, version)?.deliverable.audit !== audit)
      return err(failure("version-unknown", { version }));
  return ok(undefined);
}

function list(
  session: Session,
  { audit, filter }: ParsedRequest<"finding.list">,
): Response<"finding.list"> {
  const all = findingsOf(session.state, audit);
  const now = session.now();
  const rows = all.map((finding) => findingRow(finding, now));
  const isMeant = filterOf(filter);
  const components = [...new Set(all.map(({ component }) => component))];
  return {
    findings: rows.filter((_, index) => {
      const finding = all[index];
      return finding !== undefined && isMeant(finding);
    }),
    total: all.length,
    unresolved: rows.filter(({ isUnresolved }) => isUnresolved).length,
    components: components.filter((each) => each !== "").sort(),
  };
}

async function add(
  session: Session,
  { audit, fields }: ParsedRequest<"finding.add">,
): Promise<Result<Response<"finding.add">, Failure>> {
  const checked = checkFields(session, audit, fields, null);
  if (!checked.ok) return checked;
  if (findingsOf(session.state, audit).length >= findingLimits.findings)
    return err(failure("findings-full"));
  const id = newFindingId();
  const body = { audit, source: byHand, findings: [{ id, ...fields }] };
  const committed = await session.commit([{ type: "finding.recorded", body }]);
  if (!committed.ok) return committed;
  const made = session.state.findings.get(id);
  if (made === undefined) throw new Error("a recorded finding is not there");
  return ok(findingView(session.state, made, session.now()));
}

async function change(
  session: Session,
  { findings, fields, reason }: ParsedRequest<"finding.change">,
): Promise<Result<Response<"finding.change">, Failure>> {
  const found = allOf(session, findings);
  if (!found.ok) return found;
  const [first] = found.value;
  if (
    first === undefined ||
    (fields.label !== undefined && found.value.length > 1)
  )
    return err(failure("finding-label-taken", { name: fields.label ?? "" }));
  const checked = checkFields(session, first.audit, fields, first.id);
  if (!checked.ok) return checked;
  const why =
    reason === undefined ? ok(null) : checkPlainText(reason, "reason");
  if (!why.ok) return why;
  const names = Object.keys(fields) as (keyof FindingChanges)[];
  const differing = found.value.filter((finding) =>
    names.some(
      (name) => JSON.stringify(finding[name]) !== JSON.stringify(fields[name]),
    ),
  );
  const unchanged = found.value
    .filter((finding) => !differing.includes(finding))
    .map(({ label }) => label);
  if (differing.length === 0) return ok({ changed: 0, unchanged });
  const acts = inBatches(differing.map(({ id }) => id)).map((ids) =>
    changedAct(ids, fields, byHand, why.value),
  );
  const committed = await session.commit(acts);
  return committed.ok
    ? ok({ changed: differing.length, unchanged })
    : committed;
}

async function remove(
  session: Session,
  { findings, reason }: ParsedRequest<"finding.remove">,
): Promise<Result<Response<"finding.remove">, Failure>> {
  const found = allOf(session, findings);
  if (!found.ok) return found;
  const why = checkPlainText(reason, "reason");
  if (!why.ok) return why;
  const all = new Set(found.value.map(({ id }) => id));
  for (const finding of found.value) {
    const use = findingUse(session.state, finding, all);
    if (use !== null)
      return err(
        failure("finding-in-use", { name: finding.label, reason: use }),
      );
  }
  const acts = inBatches([...all]).map((ids) => ({
    type: "finding.removed" as const,
    body: { findings: ids, reason: why.value },
  }));
  const committed = await session.commit(acts);
  return committed.ok ? ok({}) : committed;
}

export const findingHandlers: Handlers<
  | "finding.list"
  | "finding.show"
  | "finding.add"
  | "finding.change"
  | "finding.remove"
  | "finding.look"
  | "finding.take"
> = {
  "finding.list": (context, request) => {
    const session = sessionWith(context, request.audit);
    return Promise.resolve(
      session.ok ? ok(list(session.value, request)) : session,
    );
  },

  "finding.show": (context, { finding }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const { state } = session.value;
    const found = state.findings.get(finding);
    return Promise.resolve(
      found === undefined
        ? err(failure("finding-unknown"))
        : ok(findingView(state, found, session.value.now())),
    );
  },

  async "finding.add"(context, request) {
    const session = sessionWith(context, request.audit);
    return session.ok ? add(session.value, request) : session;
  },

  async "finding.change"(context, request) {
    const session = context.openSession();
    return session.ok ? change(session.value, request) : session;
  },

  async "finding.remove"(context, request) {
    const session = context.openSession();
    return session.ok ? remove(session.value, request) : session;
  },

  async "finding.look"(context, request) {
    const session = sessionWith(context, request.audit);
    return session.ok
      ? lookForFindings(context, session.value, request)
      : session;
  },

  async "finding.take"(context, request) {
    const session = context.openSession();
    return session.ok ? takeFindings(session.value, request) : session;
  },
};
