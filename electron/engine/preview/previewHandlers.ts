// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { mayHoldFiles } from "../../../shared/domain/outlineMessages.ts";
import { largestPreviewed } from "../../../shared/domain/previewMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Port } from "../../helper/port.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Context, Job } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { heldFile } from "../inbox/heldFile.ts";
import { openObject, stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { askOutline } from "./askOutline.ts";
import { feedPreview } from "./feedPreview.ts";

/** So many tell what may hold files from all else. */
const headBytes = 512;

/** A file that was begun to be read, with its first bytes. */
async function begun(content: AsyncGenerator<Uint8Array, void, void>) {
  const first = await content.next();
  const piece = first.done === true ? new Uint8Array(0) : first.value;
  async function* whole() {
    try {
      yield piece;
      yield* content;
    } finally {
      await content.return();
    }
  }
  return { head: piece.slice(0, headBytes), whole };
}

interface Shown {
  readonly file: HeldFile;
  readonly page: number;
}

/** Gives a preview one file, or what is in it; fails with what reading it fails with. */
async function give(
  port: Port,
  { startHelper }: Context,
  session: Session,
  { file, page }: Shown,
  job: Job,
): Promise<Result<{ name: string; size: number }, Failure>> {
  const { size } = file;
  // Of a request's file it is the path in its parcel.
  const name = posix.basename(file.name);
  const seen = job.startFile(name, size);
  async function* content(count: (bytes: number) => void) {
    for await (const piece of openObject(session, file)) {
      stopIfCancelled(job.signal);
      count(piece.length);
      yield piece;
    }
  }
  const { head, whole } = await begun(content(seen));
  const shown = { name, size, content: whole() };
  if (!mayHoldFiles(name, head)) {
    const fed = await feedPreview(port, { ...shown, page, outlined: null });
    return fed.ok ? ok({ name, size }) : fed;
  }
  const start = () => startHelper("outliner");
  const outlined = await askOutline(start, shown, job.signal);
  if (!outlined.ok) return outlined;
  // Read once more where only its bytes can be shown.
  const again = content(() => undefined);
  const fed = await feedPreview(port, {
    ...{ name, size, page, content: again },
    outlined: outlined.value,
  });
  return fed.ok ? ok({ name, size }) : fed;
}

/** Opens a preview and gives it one file; the engine keeps nothing of it, whatever happens. */
async function show(
  context: Context,
  session: Session,
  shown: Shown,
  job: Job,
): ReturnType<typeof give> {
  // Who asked may be gone by the time that the calls before have ended.
  stopIfCancelled(job.signal);
  const port = await context.openPreview();
  if (port === null) return err(failure("preview-unavailable"));
  try {
    return await give(port, context, session, shown, job);
  } finally {
    port.close();
  }
}

export const previewHandlers: Handlers<"preview.open"> = {
  async "preview.open"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const file = heldFile(session.value, request.of);
    if (!file.ok) return file;
    const { size } = file.value;
    if (size > largestPreviewed) return err(failure("preview-too-large"));
    const shown = { file: file.value, page: request.page ?? 1 };
    return context.runJob(request.job, { total: size, count: 1 }, (job) =>
      show(context, session.value, shown, job),
    );
  },
};
