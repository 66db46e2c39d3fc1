// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import type { ExportFolder } from "./exportFolder.ts";
import {
  type JudgedRelease,
  noSurroundings,
  type Surroundings,
} from "./locatedRelease.ts";
import { verifyBeside } from "./verifyBeside.ts";
import { verifyGitBundle } from "./verifyGitBundle.ts";

/** What lies beside the tree in a whole export. */
export async function judgeExport(
  folder: ExportFolder,
  release: JudgedRelease,
): Promise<Surroundings> {
  const { approval, statementDigest } = release;
  const steps = { approval, statementDigest, commit: null };
  if ((await folder.kind("release.bundle")) === null) {
    const problems = await verifyBeside(folder, steps);
    return { ...noSurroundings, problems };
  }
  const { problems, commit } = await verifyGitBundle(
    folder.pieces("release.bundle"),
    { approval, statement: statementDigest, own: await ownDigests(release) },
  );
  const found = { commit: "base-unchecked", commitId: commit } as const;
  // Without its commit, the text that belongs to the bundle cannot be known.
  if (commit === null) return { ...found, problems };
  const beside = await verifyBeside(folder, { ...steps, commit });
  return { ...found, problems: [...problems, ...beside] };
}

/** Of the release folder's own files, by their names in it; those that can be read. */
export async function ownDigests({
  approval,
  tree,
  own,
}: JudgedRelease): Promise<ReadonlyMap<string, Sha256>> {
  const digests = new Map<string, Sha256>();
  for (const name of own) {
    const digest = await tree.digest(`${approval.place}/${name}`);
    if (digest !== null) digests.set(name, digest);
  }
  return digests;
}
