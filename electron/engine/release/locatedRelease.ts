// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from "../../../shared/domain/verdict.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { type Problem, problem } from "./problem.ts";
import type { ReleaseTree } from "./releaseTree.ts";

export const largestTextBytes = 32 * 1024 * 1024;
export const largestSignatureBytes = 64 * 1024;

export const statementMissing = problem("statement-missing", "statement.txt");

export interface JudgedRelease {
  readonly approval: Approval;
  readonly statementDigest: Sha256;
  readonly tree: ReleaseTree;
  /** Names below the release folder that have a place there and are plain files. */
  readonly own: ReadonlySet<string>;
}

/** What stands around a tree and must fit it, too. */
export interface Surroundings {
  readonly problems: readonly Problem[];
  readonly commit: Verdict["commit"];
  readonly commitId: Verdict["commitId"];
}

export const noSurroundings: Surroundings = {
  problems: [],
  commit: "none",
  commitId: null,
};

/** It was looked for among other files, which nobody asked about. */
export const surroundedByOthers: Surroundings = {
  ...noSurroundings,
  commit: "rest-unchecked",
};

export interface LocatedRelease {
  /** What statement.txt holds; null when it has more bytes than any right one. */
  readonly statement: Uint8Array | null;
  /** The tree in which the release folder lies at this place; null when it does not lie there. */
  readonly treeAt: (place: string) => ReleaseTree | null;
  readonly surroundings: (release: JudgedRelease) => Promise<Surroundings>;
}

/** Whether a text is an approval that says it lies in this folder. */
export function saysPlace(text: Uint8Array | null, folder: string): boolean {
  const decoded = text && decodeUtf8(text);
  const parsed = decoded === null ? null : parseStatement(decoded);
  return (
    parsed?.ok === true &&
    parsed.value.act === "approval" &&
    parsed.value.place === folder
  );
}

/** The folder of the first statement that says it lies there; else of the first text of that name. */
export async function choosePlace(
  folders: readonly string[],
  read: (path: string) => Promise<Uint8Array | null>,
): Promise<string | null> {
  const sorted = [...folders].sort();
  for (const folder of sorted)
    if (saysPlace(await read(`${folder}/statement.txt`), folder)) return folder;
  return sorted[0] ?? null;
}
