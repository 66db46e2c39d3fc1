// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { neverAccepted } from "../../../shared/domain/inspectionChecks.ts";
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import type { VersionId } from "../../../shared/ids.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { InspectionState } from "../catalog/state.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Act } from "../ledger/entries.ts";
import { openObject, openObjectAnywhere } from "../objects/objects.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import { requireWritable, type Session } from "../session.ts";
import { inspectFile } from "./inspectFile.ts";
import {
  inspectionView,
  soughtIn,
  versionIn,
  watchListOf,
} from "./inspectionView.ts";
import { soughtFor } from "./sought.ts";

type Found = NonNullable<ReturnType<typeof versionIn>>;

function requireVersion(
  session: Session,
  version: VersionId,
): Result<Found, Failure> {
  const found = versionIn(session.state, version);
  return found === undefined
    ? err(failure("version-unknown", { version }))
    : ok(found);
}

function viewOf(
  { state }: Session,
  { deliverable, version }: Found,
  inspection: InspectionState,
): InspectionView {
  const sought = soughtIn(state, deliverable.audit, version.version);
  return inspectionView(version, inspection, sought);
}

/** The view of what is on record now. */
function recordedView(session: Session, found: Found): InspectionView {
  const { version } = found.version;
  const inspection = session.state.inspections.get(version);
  if (inspection === undefined)
    throw new Error("an inspection was recorded and is not there");
  return viewOf(session, found, inspection);
}

/** Inspects one version, whole and verified, and keeps the report before it is shown. */
async function run(
  context: Context,
  session: Session,
  found: Found,
  job: Job,
): Promise<Result<InspectionView, Failure>> {
  const { version, deliverable } = found;
  const { watch, heldAgainst, digest } = soughtFor(
    session,
    deliverable.audit,
    version.version,
  );
  const seen = job.startFile(version.name, version.size);
  async function* content() {
    for await (const piece of openObject(session, version)) {
      seen(piece.length);
      yield piece;
    }
  }
  const report = await inspectFile(
    () => context.startHelper("inspector"),
    {
      ...{ name: version.name, size: version.size, content: content() },
      heldAgainst,
      openPlaces: () => openObjectAnywhere(session, version),
    },
    watch,
    job.signal,
    () => {
      seen(0);
    },
  );
  if (!report.ok) return report;
  const body = {
    version: version.version,
    watch: digest,
    report: report.value,
  };
  const kept = await session.commit([{ type: "inspection.recorded", body }]);
  return kept.ok ? ok(recordedView(session, found)) : kept;
}

/** Items must stand in the last report: nobody decides about what is not there. */
function checkItems(
  session: Session,
  found: Found,
  items: readonly ItemId[],
): Result<void, Failure> {
  const inspection = session.state.inspections.get(found.version.version);
  if (inspection === undefined) return err(failure("inspection-none"));
  const { findings, unseen } = viewOf(session, found, inspection);
  const known = new Set([...findings, ...unseen].map(({ item }) => item));
  const final = findings.find(
    ({ check, item }) => neverAccepted.has(check) && items.includes(item),
  );
  if (final !== undefined)
    return err(failure("inspection-item-final", { item: final.item }));
  const unknown = items.find((item) => !known.has(item));
  return unknown === undefined
    ? ok(undefined)
    : err(failure("inspection-item-unknown", { item: unknown }));
}

interface Decision {
  readonly version: VersionId;
  readonly items: readonly ItemId[];
  readonly reason: string;
}

/** Commits a decision about items of a version's report. */
async function decide(
  context: Context,
  { version, items, reason }: Decision,
  actOf: (found: Found, reason: string) => Result<Act, Failure>,
): Promise<Result<InspectionView, Failure>> {
  const session = context.openSession();
  if (!session.ok) return session;
  const found = requireVersion(session.value, version);
  if (!found.ok) return found;
  const known = checkItems(session.value, found.value, items);
  if (!known.ok) return known;
  const plain = checkPlainText(reason, "reason");
  if (!plain.ok) return plain;
  const act = actOf(found.value, plain.value);
  if (!act.ok) return act;
  const committed = await session.value.commit([act.value]);
  return committed.ok
    ? ok(recordedView(session.value, found.value))
    : committed;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

export const inspectionHandlers: Handlers<
  | "inspection.run"
  | "inspection.show"
  | "inspection.resolve"
  | "inspection.reopen"
  | "inspection.watchList"
  | "inspection.setWatchList"
> = {
  async "inspection.run"(context, { job, version }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const writable = requireWritable(session.value);
    if (!writable.ok) return writable;
    const found = requireVersion(session.value, version);
    if (!found.ok) return found;
    const size = { total: found.value.version.size, count: 1 };
    return context.runJob(job, size, (running) =>
      run(context, session.value, found.value, running),
    );
  },

  "inspection.show": (context, { version }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = requireVersion(session.value, version);
    if (!found.ok) return Promise.resolve(found);
    const inspection = session.value.state.inspections.get(version);
    return Promise.resolve(
      ok({
        inspection:
          inspection === undefined
            ? null
            : viewOf(session.value, found.value, inspection),
      }),
    );
  },

  "inspection.resolve": (context, { person, ...decision }) =>
    decide(context, decision, ({ deliverable }, reason) => {
      const session = context.openSession();
      if (!session.ok) return session;
      const audit = auditOf(session.value, deliverable.audit);
      if (!audit.ok) return audit;
      if (!audit.value.people.has(person))
        return err(failure("person-unknown", { person }));
      const { version } = decision;
      const items = unique(decision.items);
      const body = { version, items, person, reason };
      return ok({ type: "inspection.resolved", body });
    }),

  "inspection.reopen": (context, decision) =>
    decide(context, decision, (_found, reason) => {
      const { version } = decision;
      const body = { version, items: unique(decision.items), reason };
      return ok({ type: "inspection.reopened", body });
    }),

  "inspection.watchList": (context, request) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const audit = auditOf(session.value, request.audit);
    return Promise.resolve(
      audit.ok ? ok(watchListOf(session.value.state, request.audit)) : audit,
    );
  },

  async "inspection.setWatchList"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const audit = auditOf(session.value, request.audit);
    if (!audit.ok) return audit;
    const lines: string[][] = [[], []];
    for (const [list, words] of [
      request.watch.words,
      request.watch.embargoed,
    ].entries())
      for (const word of unique(words)) {
        const plain = checkPlainText(word, "watch-list");
        if (!plain.ok) return plain;
        lines[list]?.push(plain.value);
      }
    const [words = [], embargoed = []] = lines;
    const watch = { words: words.sort(), embargoed: embargoed.sort() };
    const committed = await session.value.commit([
      {
        type: "inspection.watch-list-set",
        body: { audit: request.audit, watch },
      },
    ]);
    return committed.ok ? ok(watch) : committed;
  },
};
