// SPDX-License-Identifier: Apache-2.0
import { largestCompared } from "../../../shared/domain/comparisonMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { JobId, VersionId } from "../../../shared/ids.ts";
import type {
  ComparedVersion,
  ComparisonView,
} from "../../../shared/ipc/comparisonContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { VersionState } from "../catalog/state.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { versionIn } from "../inspection/inspectionView.ts";
import { openObject, stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import {
  type ComparedFile,
  onlyDigests,
  type OpenComparison,
  openComparison,
} from "./openComparison.ts";

type Pair = readonly [VersionState, VersionState];

function requireVersion(
  { state }: Session,
  version: VersionId,
): Result<VersionState, Failure> {
  const found = versionIn(state, version);
  return found === undefined
    ? err(failure("version-unknown", { version }))
    : ok(found.version);
}

function nameOf({
  version,
  name,
  size,
  sha256,
}: VersionState): ComparedVersion {
  return { version, name, size, sha256 };
}

/** The version, whole and verified, as the job goes. */
function fileOf(
  session: Session,
  version: VersionState,
  job: Job,
): ComparedFile {
  const { name, size } = version;
  async function* content() {
    const seen = job.startFile(name, size);
    for await (const piece of openObject(session, version)) {
      stopIfCancelled(job.signal);
      seen(piece.length);
      yield piece;
    }
  }
  return { name, size, content: content() };
}

/** Null where both are the same bytes. */
async function compared(
  context: Context,
  session: Session,
  [before, after]: Pair,
  job: Job,
): Promise<OpenComparison | null> {
  if (before.sha256 === after.sha256) return null;
  if (Math.max(before.size, after.size) > largestCompared)
    return onlyDigests("too-large");
  return openComparison(
    () => context.startHelper("comparer"),
    [fileOf(session, before, job), fileOf(session, after, job)],
    job.signal,
  );
}

async function run(
  context: Context,
  session: Session,
  pair: Pair,
  id: JobId,
): Promise<Result<ComparisonView, Failure>> {
  context.holdComparison(null);
  const [before, after] = pair;
  const size = { total: before.size + after.size, count: 2 };
  return context.runJob(id, size, async (job) => {
    const comparison = await compared(context, session, pair, job);
    if (comparison !== null) context.holdComparison({ id, comparison });
    const found = comparison?.found ?? null;
    return ok({
      comparison: id,
      ...{ before: nameOf(before), after: nameOf(after), found },
    });
  });
}

export const comparisonHandlers: Handlers<
  "comparison.run" | "comparison.rows" | "comparison.close"
> = {
  async "comparison.run"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const before = requireVersion(session.value, request.before);
    if (!before.ok) return before;
    const after = requireVersion(session.value, request.after);
    if (!after.ok) return after;
    const pair = [before.value, after.value] as const;
    return run(context, session.value, pair, request.job);
  },

  "comparison.rows": (context, { comparison: id, wanted }) => {
    const held = context.heldComparison();
    return held?.id === id
      ? held.comparison.rows(wanted)
      : Promise.resolve(err(failure("comparison-unknown")));
  },

  "comparison.close": (context, { comparison: id }) => {
    if (context.heldComparison()?.id === id) context.holdComparison(null);
    return Promise.resolve(ok({}));
  },
};
