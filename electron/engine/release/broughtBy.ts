// SPDX-License-Identifier: Apache-2.0
import { GitId } from "../../../shared/ids.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import { git, openClone } from "./clone.ts";

interface Brought {
  readonly cloneDir: string;
  /** Where the search ends; its first parents are gone through. */
  readonly commit: string;
  readonly place: string;
  readonly signal: AbortSignal;
}

/** The commit that brought a release folder into the history of another; null where git finds none. A hint, no proof. */
export async function commitThatBrought(
  storage: Storage,
  { cloneDir, commit, place, signal }: Brought,
): Promise<GitId | null> {
  const clone = await openClone(storage, cloneDir, signal);
  if (clone === null) return null;
  const found = await git(clone, [
    ...["--literal-pathspecs", "log", "-m", "--first-parent", "--no-renames"],
    ...["--no-show-signature", "--diff-filter=A", "--format=%H", "-n", "1"],
    ...["--end-of-options", commit, "--", `${place}/statement.txt`],
  ]);
  if (!found.ok) return null;
  const id = GitId.safeParse(decodeUtf8(found.value)?.trim());
  return id.success ? id.data : null;
}
