// SPDX-License-Identifier: Apache-2.0
import { largestPreviewed } from "../../../shared/domain/previewMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { versionIn } from "../inspection/inspectionView.ts";
import { openObject, stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { feedPreview } from "./feedPreview.ts";

type Version = NonNullable<ReturnType<typeof versionIn>>["version"];

/** Opens a preview and gives it one version; the engine keeps nothing of it. */
async function show(
  { openPreview }: Context,
  session: Session,
  version: Version,
  job: Job,
): Promise<Result<{ name: string; size: number }, Failure>> {
  const { name, size } = version;
  // Who asked may be gone by the time that the calls before have ended.
  stopIfCancelled(job.signal);
  const port = await openPreview();
  if (port === null) return err(failure("preview-unavailable"));
  const seen = job.startFile(name, size);
  async function* content() {
    for await (const piece of openObject(session, version)) {
      stopIfCancelled(job.signal);
      seen(piece.length);
      yield piece;
    }
  }
  const fed = await feedPreview(port, { name, size, content: content() });
  return fed.ok ? ok({ name, size }) : fed;
}

export const previewHandlers: Handlers<"preview.open"> = {
  async "preview.open"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = versionIn(session.value.state, request.version);
    if (found === undefined)
      return err(failure("version-unknown", { version: request.version }));
    const { version } = found;
    if (version.size > largestPreviewed)
      return err(failure("preview-too-large"));
    return context.runJob(
      request.job,
      { total: version.size, count: 1 },
      (job) => show(context, session.value, version, job),
    );
  },
};
