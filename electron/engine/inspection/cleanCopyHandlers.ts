// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { VersionId } from "../../../shared/ids.ts";
import type { CleanCopyView } from "../../../shared/ipc/cleanCopyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { State } from "../catalog/state.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import { requireWritable, type Session } from "../session.ts";
import { cleanCopyView, makeCleanCopy, type Source } from "./cleanCopy.ts";
import { inspectionView, versionIn, soughtIn } from "./inspectionView.ts";

function sourceIn(
  session: Session,
  version: VersionId,
): Result<Source, Failure> {
  const found = versionIn(session.state, version);
  return found === undefined
    ? err(failure("version-unknown", { version }))
    : ok(found);
}

function viewOf(state: State, copy: VersionId): CleanCopyView | null {
  const made = state.cleanCopies.get(copy);
  return made === undefined ? null : cleanCopyView(state, copy, made);
}

function copiesOf(state: State, source: VersionId): CleanCopyView[] {
  return [...state.cleanCopies].flatMap(([copy, made]) => {
    if (made.source !== source) return [];
    const view = cleanCopyView(state, copy, made);
    return view === null ? [] : [view];
  });
}

/** What was just put on the record. */
function madeNow({ state }: Session, copy: VersionId) {
  const made = viewOf(state, copy);
  const found = versionIn(state, copy);
  const inspection = state.inspections.get(copy);
  if (made === null || found === undefined || inspection === undefined)
    throw new Error("a clean copy was recorded and is not there");
  const sought = soughtIn(state, found.deliverable.audit, copy);
  return {
    made,
    inspection: inspectionView(found.version, inspection, sought),
  };
}

export const cleanCopyHandlers: Handlers<"cleanCopy.make" | "cleanCopy.show"> =
  {
    async "cleanCopy.make"(context, { job, version, title }) {
      const session = context.openSession();
      if (!session.ok) return session;
      const writable = requireWritable(session.value);
      if (!writable.ok) return writable;
      const source = sourceIn(session.value, version);
      if (!source.ok) return source;
      const plain =
        title === undefined ? ok(null) : checkPlainText(title, "title");
      if (!plain.ok) return plain;
      const size = { total: source.value.version.size, count: 1 };
      const copy = await context.runJob(job, size, (running) =>
        makeCleanCopy(
          context,
          session.value,
          source.value,
          plain.value,
          running,
        ),
      );
      return copy.ok ? ok(madeNow(session.value, copy.value)) : copy;
    },

    "cleanCopy.show": (context, { version }) => {
      const session = context.openSession();
      if (!session.ok) return Promise.resolve(session);
      const source = sourceIn(session.value, version);
      if (!source.ok) return Promise.resolve(source);
      const { state } = session.value;
      return Promise.resolve(
        ok({ made: viewOf(state, version), copies: copiesOf(state, version) }),
      );
    },
  };
