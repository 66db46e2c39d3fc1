// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, DeliverableId, GrantId } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DeliverableState } from "../catalog/state.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";
import { deliverableOf, deliverableView } from "./deliverableViews.ts";
import { type Chosen, groupsOf } from "./groups.ts";
import { type Custody, importGroup } from "./importFiles.ts";

type ImportRequest = ParsedRequest<"deliverable.import">;
type ImportResponse = Response<"deliverable.import">;

function checkCustody(request: ImportRequest): Result<Custody, Failure> {
  const from = checkPlainText(request.from, "from");
  if (!from.ok) return from;
  const channel = checkPlainText(request.channel, "channel");
  if (!channel.ok) return channel;
  const { audit, kind, variant } = request;
  return ok({ audit, kind, variant, from: from.value, channel: channel.value });
}

/** Checks that need no byte of a file come first: a request that cannot succeed writes nothing. */
function checkTarget(
  session: Session,
  request: ImportRequest,
): Result<DeliverableId | null, Failure> {
  const audit = auditOf(session, request.audit);
  if (!audit.ok) return audit;
  if (request.deliverable === undefined) return ok(null);
  const into = deliverableOf(session, request.deliverable);
  if (!into.ok) return into;
  if (into.value.audit !== request.audit || request.files.length !== 1)
    return err(failure("request-malformed"));
  return ok(request.deliverable);
}

async function measure(
  context: Context,
  paths: readonly string[],
): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  for (const path of paths) {
    const facts = await context.storage.facts(path);
    const size =
      facts.ok && facts.value?.kind === "file" ? facts.value.size : 0;
    chosen.push({ path, size });
  }
  return chosen;
}

type RefusedFile = ImportResponse["refused"][number];

function refusedFile(path: string, { code, facts }: Failure): RefusedFile {
  return {
    name: basename(path),
    code,
    ...(facts && { facts: { ...facts } }),
  };
}

async function importAll(
  session: Session,
  chosen: readonly Chosen[],
  custody: Custody,
  into: DeliverableId | null,
  job: Job,
): Promise<Result<ImportResponse, Failure>> {
  const imported: DeliverableView[] = [];
  const refused: RefusedFile[] = [];
  for (const group of groupsOf(chosen)) {
    const taken = await importGroup(session, group, custody, into, job);
    for (const [index, each] of taken.entries()) {
      const path = group[index] ?? "";
      if (!each.ok) refused.push(refusedFile(path, each.error));
      else {
        const deliverable = deliverableOf(session, each.value);
        if (deliverable.ok) imported.push(deliverableView(deliverable.value));
      }
    }
    const cancelled = taken.some(
      (each) => !each.ok && each.error.code === "cancelled",
    );
    // What was already acknowledged stays; the rest was not begun.
    if (cancelled || session.readOnly) break;
  }
  return ok({ imported, refused });
}

function pathsOf(
  context: Context,
  files: readonly GrantId[],
): Result<string[], Failure> {
  const paths: string[] = [];
  for (const file of files) {
    const path = context.pathOf(file, "import");
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
}

/** A release that still counts on one of the deliverable's versions. */
function usedBy(
  session: Session,
  audit: AuditId,
  deliverable: DeliverableState,
): boolean {
  const versions = new Set(deliverable.versions.map(({ version }) => version));
  return [...session.state.releases.values()].some(
    (release) =>
      release.audit === audit &&
      !release.abandoned &&
      release.files.some(({ version }) => versions.has(version)),
  );
}

export const deliverableHandlers: Handlers<
  "deliverable.import" | "deliverable.list" | "deliverable.remove"
> = {
  async "deliverable.import"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const into = checkTarget(session.value, request);
    if (!into.ok) return into;
    const custody = checkCustody(request);
    if (!custody.ok) return custody;
    const paths = pathsOf(context, request.files);
    if (!paths.ok) return paths;
    const chosen = await measure(context, paths.value);
    const size = {
      total: chosen.reduce((sum, each) => sum + each.size, 0),
      count: chosen.length,
    };
    return context.runJob(request.job, size, (job) =>
      importAll(session.value, chosen, custody.value, into.value, job),
    );
  },

  "deliverable.list": (context, { audit }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = auditOf(session.value, audit);
    if (!found.ok) return Promise.resolve(found);
    const deliverables = [...session.value.state.deliverables.values()]
      .filter(
        (deliverable) => deliverable.audit === audit && !deliverable.removed,
      )
      .map(deliverableView);
    return Promise.resolve(ok({ deliverables }));
  },

  async "deliverable.remove"(context, { deliverable, reason }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = deliverableOf(session.value, deliverable);
    if (!found.ok) return found;
    const { audit, versions, title } = found.value;
    if (usedBy(session.value, audit, found.value))
      return err(failure("deliverable-in-release", { name: title }));
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const committed = await session.value.commit([
      {
        type: "deliverable.removed",
        body: { audit, deliverable, reason: plain.value },
      },
    ]);
    if (!committed.ok) return committed;
    for (const { object } of versions) {
      // On the record already: a file that cannot go now goes at the next start.
      await context.storage.remove(objectPath(session.value.layout, object));
    }
    return ok({});
  },
};
