// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import { locateCommit } from "./locateCommit.ts";
import type { LocatedRelease } from "./locatedRelease.ts";
import { locateFolder } from "./locateFolder.ts";
import { locatePacked } from "./locatePacked.ts";
import type { Problem } from "./problem.ts";

export interface ReleaseQuestion {
  /** A release as it was exported, its tree/, the release folder, a git bundle, or with a commit a clone. */
  readonly path: string;
  /** As git names it; null: what lies there. */
  readonly commit: string | null;
  /** Ends git at once. */
  readonly signal: AbortSignal;
}

/** Finds the release in what was pointed at. Fails where a tool is missing or was stopped; all else is a problem of the release. */
export async function locateRelease(
  storage: Storage,
  { path, commit, signal }: ReleaseQuestion,
): Promise<Result<Result<LocatedRelease, Problem>, Failure>> {
  if (commit !== null)
    return locateCommit(storage, { dir: path, commit, signal });
  const facts = await storage.facts(path);
  const isFile = facts.ok && facts.value?.kind === "file";
  return ok(
    isFile
      ? await locatePacked(storage, path)
      : await locateFolder(storage, path),
  );
}
