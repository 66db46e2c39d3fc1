// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import type { StartHelper } from "../helpers/helperProcess.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";
import { locateCommit } from "./locateCommit.ts";
import type { LocatedRelease } from "./locatedRelease.ts";
import { locateFolder } from "./locateFolder.ts";
import { locatePacked } from "./locatePacked.ts";
import { locateZip } from "./locateZip.ts";
import type { Problem } from "./problem.ts";
import { beginsAsZip } from "./zipArchive.ts";

export interface ReleaseQuestion {
  /** A release as it was exported, its tree/, the release folder, a zip, a git bundle, or with a commit a clone. */
  readonly path: string;
  /** As git names it; null: what lies there. */
  readonly commit: string | null;
  /** Ends git, and the reading of a zip, at once. */
  readonly signal: AbortSignal;
  /** Where it lies among the other files of a repository that was packed or unpacked whole. */
  readonly place?: string | undefined;
  /** For a zip; absent: a child of plain Node. */
  readonly startHelper?: StartHelper;
}

/** A commit may bring a release elsewhere, which is not the one that was asked about. */
function onlyAt(located: LocatedRelease, place: string): LocatedRelease {
  return {
    ...located,
    treeAt: (wanted) => (wanted === place ? located.treeAt(wanted) : null),
  };
}

/** Finds the release in what was pointed at. Fails where a tool is missing or was stopped; all else is a problem of the release. */
export async function locateRelease(
  storage: Storage,
  question: ReleaseQuestion,
): Promise<Result<Result<LocatedRelease, Problem>, Failure>> {
  const { path, commit, signal, place = null } = question;
  if (commit !== null) {
    const where = place === null ? {} : { place };
    const found = await locateCommit(storage, {
      ...{ dir: path, commit, signal, ...where },
    });
    return found.ok && found.value.ok && place !== null
      ? ok(ok(onlyAt(found.value.value, place)))
      : found;
  }
  const facts = await storage.facts(path);
  if (!facts.ok || facts.value?.kind !== "file")
    return ok(await locateFolder(storage, path, place));
  const start = question.startHelper ?? startNodeHelper;
  return (await beginsAsZip(storage, path))
    ? locateZip(storage, { path, start, signal, place })
    : ok(await locatePacked(storage, path, place));
}
