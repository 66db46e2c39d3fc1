// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../../../shared/formats/acts.ts";
import { eachAtOnce } from "../eachAtOnce.ts";
import { isOwnName, newestCharter, parseOwnName } from "./ownNames.ts";
import { type Problem, problem } from "./problem.ts";
import { isReleaseText } from "./releaseTexts.ts";
import type { ReleaseTree } from "./releaseTree.ts";
import type { Kind } from "./treeListing.ts";

/** One is hashed while others are read; their memory stays within a processor's cache. */
const filesAtOnce = 4;

export interface VerifiedTree {
  readonly problems: readonly Problem[];
  /** Names below the release folder that have a place there and are plain files. */
  readonly own: ReadonlySet<string>;
  /** The last charter version, counting from 1 without a gap. */
  readonly newest: number;
}

function* foldersAbove(path: string): Generator<string> {
  for (
    let at = path.lastIndexOf("/");
    at > 0;
    at = path.lastIndexOf("/", at - 1)
  )
    yield path.slice(0, at);
}

/** The folders that the listed files and the release folder need. */
function expectedFolders(approval: Approval, newest: number): Set<string> {
  const { place, files } = approval;
  const folders = new Set(foldersAbove(`${place}/signatures/x`));
  folders.add(`${place}/charters`);
  for (let version = 1; version <= newest; version += 1)
    folders.add(`${place}/charters/${version}`);
  for (const { path } of files)
    for (const folder of foldersAbove(path)) folders.add(folder);
  return folders;
}

function presenceProblems(
  approval: Approval,
  present: ReadonlyMap<string, Kind>,
  newest: number,
): Problem[] {
  const listed = new Set(approval.files.map(({ path }) => path));
  const folders = expectedFolders(approval, newest);
  const inPlace = `${approval.place}/`;
  const problems: Problem[] = [];
  for (const [path, kind] of present) {
    if (kind === "folder" && folders.has(path)) continue;
    if (kind === "file" && listed.has(path)) continue;
    const own = path.startsWith(inPlace) && path.slice(inPlace.length);
    if (kind === "file" && own !== false && isOwnName(own, newest)) continue;
    problems.push(
      kind === "other" || listed.has(path)
        ? problem("file-not-regular", path)
        : problem("file-extra", kind === "folder" ? `${path}/` : path),
    );
  }
  for (const path of listed)
    if (!present.has(path)) problems.push(problem("file-missing", path));
  return problems;
}

async function digestProblems(
  tree: ReleaseTree,
  approval: Approval,
  present: ReadonlyMap<string, Kind>,
): Promise<Problem[]> {
  const listed = approval.files.filter(
    ({ path }) => present.get(path) === "file",
  );
  const digests = await eachAtOnce(
    listed,
    ({ path }) => tree.digest(path),
    filesAtOnce,
  );
  return listed.flatMap(({ path, sha256 }, at) => {
    if (digests[at] === null) return [problem("file-missing", path)];
    return digests[at] === sha256 ? [] : [problem("file-changed", path)];
  });
}

/** VERIFY.md and verify.sh are unsigned: they must be texts that we know. They may be absent. */
async function textProblems(
  tree: ReleaseTree,
  place: string,
  own: ReadonlySet<string>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const name of ["VERIFY.md", "verify.sh"]) {
    if (!own.has(name)) continue;
    const path = `${place}/${name}`;
    const digest = await tree.digest(path);
    if (digest === null || !isReleaseText(digest))
      problems.push(problem("file-changed", path));
  }
  return problems;
}

/** Whether a tree holds exactly the listed files and the release folder, and the files are the listed ones. */
export async function verifyTree(
  tree: ReleaseTree,
  approval: Approval,
): Promise<VerifiedTree> {
  const { present, problems } = await tree.list(approval);
  const inPlace = `${approval.place}/`;
  const own = new Set<string>();
  for (const [path, kind] of present) {
    if (kind !== "file" || !path.startsWith(inPlace)) continue;
    const name = path.slice(inPlace.length);
    if (parseOwnName(name) !== null) own.add(name);
  }
  const newest = newestCharter(own);
  return {
    own,
    newest,
    problems: [
      ...problems,
      ...presenceProblems(approval, present, newest),
      ...(await digestProblems(tree, approval, present)),
      ...(await textProblems(tree, approval.place, own)),
    ],
  };
}
