// SPDX-License-Identifier: Apache-2.0
import { largestCompared } from "../../../shared/domain/comparisonMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { JobId } from "../../../shared/ids.ts";
import type { ComparisonView } from "../../../shared/ipc/comparisonContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { stopIfCancelled } from "../objects/objects.ts";
import {
  type ComparedFile,
  onlyDigests,
  type OpenComparison,
  openComparison,
} from "./openComparison.ts";
import { requireSide, type Side } from "./sides.ts";

type Pair = readonly [Side, Side];

/** The file, as the job goes. */
function fileOf({ named, content }: Side, job: Job): ComparedFile {
  const { name, size } = named;
  async function* pieces() {
    const seen = job.startFile(name, size);
    for await (const piece of content()) {
      stopIfCancelled(job.signal);
      seen(piece.length);
      yield piece;
    }
  }
  return { name, size, content: pieces() };
}

/** Null where both are the same bytes. */
async function compared(
  context: Context,
  [before, after]: Pair,
  job: Job,
): Promise<OpenComparison | null> {
  if (before.named.sha256 === after.named.sha256) return null;
  if (Math.max(before.named.size, after.named.size) > largestCompared)
    return onlyDigests("too-large");
  return openComparison(
    () => context.startHelper("comparer"),
    [fileOf(before, job), fileOf(after, job)],
    job.signal,
  );
}

async function run(
  context: Context,
  pair: Pair,
  id: JobId,
): Promise<Result<ComparisonView, Failure>> {
  context.holdComparison(null);
  const [before, after] = pair;
  const size = { total: before.named.size + after.named.size, count: 2 };
  return context.runJob(id, size, async (job) => {
    const comparison = await compared(context, pair, job);
    if (comparison !== null) context.holdComparison({ id, comparison });
    const found = comparison?.found ?? null;
    return ok({
      comparison: id,
      ...{ before: before.named, after: after.named, found },
    });
  });
}

export const comparisonHandlers: Handlers<
  "comparison.run" | "comparison.rows" | "comparison.close"
> = {
  async "comparison.run"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const before = await requireSide(context, session.value, request.before);
    if (!before.ok) return before;
    const after = await requireSide(context, session.value, request.after);
    if (!after.ok) return after;
    const pair = [before.value, after.value] as const;
    return run(context, pair, request.job);
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
