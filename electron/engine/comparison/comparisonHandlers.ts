// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { largestCompared } from "../../../shared/domain/comparisonMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { JobId } from "../../../shared/ids.ts";
import type {
  Compared,
  ComparedVersion,
  ComparisonView,
} from "../../../shared/ipc/comparisonContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { heldFile } from "../inbox/heldFile.ts";
import { openObject, stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import {
  type ComparedFile,
  onlyDigests,
  type OpenComparison,
  openComparison,
} from "./openComparison.ts";

interface Side {
  readonly file: HeldFile;
  readonly named: ComparedVersion;
}
type Pair = readonly [Side, Side];

function requireSide(
  session: Session,
  compared: Compared,
): Result<Side, Failure> {
  const isVersion = typeof compared === "string";
  const of = isVersion ? { version: compared } : compared;
  const file = heldFile(session, of);
  if (!file.ok) return file;
  const { name, size, sha256 } = file.value;
  return ok({
    file: file.value,
    named: {
      ...(isVersion && { version: compared }),
      // Of a request's file it is the path in its parcel.
      ...{ name: posix.basename(name), size, sha256 },
    },
  });
}

/** The version, whole and verified, as the job goes. */
function fileOf(
  session: Session,
  { file, named }: Side,
  job: Job,
): ComparedFile {
  const { name, size } = named;
  async function* content() {
    const seen = job.startFile(name, size);
    for await (const piece of openObject(session, file)) {
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
  if (before.file.sha256 === after.file.sha256) return null;
  if (Math.max(before.file.size, after.file.size) > largestCompared)
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
  const size = { total: before.file.size + after.file.size, count: 2 };
  return context.runJob(id, size, async (job) => {
    const comparison = await compared(context, session, pair, job);
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
    const before = requireSide(session.value, request.before);
    if (!before.ok) return before;
    const after = requireSide(session.value, request.after);
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
