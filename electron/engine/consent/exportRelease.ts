// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReleaseState } from "../catalog/state.ts";
import type { Job } from "../context.ts";
import {
  type ObjectFacts,
  releaseObject,
  stopIfCancelled,
} from "../objects/objects.ts";
import { exportSteps } from "../release/nextSteps.ts";
import { type Content, writeBundle } from "../release/writeBundle.ts";
import { requireWritable, type Session } from "../session.ts";
import { gatherEvidence } from "./releaseEvidence.ts";
import { findVersion, recordedContent } from "./versions.ts";

function unmet(conditions: readonly UnmetCondition[]): Result<never, Failure> {
  const names = conditions.map(({ name }) => name).join(", ");
  return err(failure("release-unmet", { conditions: names }));
}

/** One file's plaintext, for the writer of bundles alone. */
function contentOf(session: Session, release: ReleaseState, job: Job) {
  return (path: string): Content => {
    const file = release.files.find((each) => each.path === path);
    const version = file && findVersion(session, release.audit, file.version);
    if (version === undefined)
      throw new Error("an authorized path is not of this release");
    async function* pieces(
      facts: ObjectFacts,
    ): AsyncGenerator<Uint8Array, void, void> {
      const { signal } = job;
      const seen = job.startFile(basename(path), facts.size);
      for await (const piece of releaseObject(session, facts, signal)) {
        stopIfCancelled(signal);
        seen(piece.length);
        yield piece;
      }
    }
    return { size: version.size, pieces: pieces(version) };
  };
}

/**
 * Writes the release bundle, if and only if nothing stands in its way: asked before the first byte leaves
 * the vault, and again on the digests of the bytes as written. Its beginning is on the record before the
 * first byte is written, and the export before the bundle gets its name. Fails with `release-unmet`, naming the conditions.
 */
export async function exportRelease(
  session: Session,
  release: ReleaseState,
  destinationDir: string,
  job: Job,
): Promise<Result<Response<"release.export">, Failure>> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const authorized = authorizeRelease(
    gatherEvidence(
      session,
      release,
      recordedContent(session, release.audit, release.files),
    ),
  );
  if (!authorized.ok) return unmet(authorized.error);
  const digest = authorized.value.statementDigest;
  // Whatever becomes of this process, the ledger knows that plaintext began to leave.
  const begun = await session.commit([
    {
      type: "release.export-begun",
      body: { release: release.release, digest },
    },
  ]);
  if (!begun.ok) return begun;

  const written = await writeBundle({
    storage: session.storage,
    authorized: authorized.value,
    contentOf: contentOf(session, release, job),
    destinationDir,
    cloneDir: release.clone,
    signal: job.signal,
    confirm: async (bytes) => {
      const again = authorizeRelease(
        gatherEvidence(session, release, bytes.content),
      );
      if (!again.ok) return unmet(again.error);
      const body = { release: release.release, digest, commit: bytes.commit };
      return session.commit([{ type: "release.exported", body }]);
    },
  });
  if (!written.ok) return written;
  const { commit, nextSteps } = written.value;
  const steps = exportSteps(
    { ...authorized.value, commit },
    { releaseDir: destinationDir, cloneDir: release.clone },
  );
  return ok({ folder: destinationDir, digest, commit, nextSteps, steps });
}
