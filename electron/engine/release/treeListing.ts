// SPDX-License-Identifier: Apache-2.0
import type { Storage } from "../../storage/storage.ts";
import { joinPath } from "../../storage/storage.ts";
import type { Problem } from "./problem.ts";

export type Kind = "file" | "folder" | "other";

export interface TreeListing {
  /** By path below the root; links are not followed, whatever they lead to. */
  readonly present: ReadonlyMap<string, Kind>;
  readonly problems: readonly Problem[];
}

/** Everything below a folder, by name and kind. A folder that cannot be read is a problem, never empty. */
export async function listTree(
  storage: Storage,
  rootDir: string,
): Promise<TreeListing> {
  const present = new Map<string, Kind>();
  let unreadable = false;
  let brokenName = false;
  const waiting = [""];
  for (
    let folder = waiting.pop();
    folder !== undefined;
    folder = waiting.pop()
  ) {
    const entries = await storage.entries(joinPath(rootDir, folder));
    if (!entries.ok) {
      unreadable = true;
      continue;
    }
    for (const { name, kind } of entries.value) {
      if (name.includes("\n")) {
        brokenName = true;
        continue;
      }
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "folder") waiting.push(path);
      present.set(path, kind === "link" ? "other" : kind);
    }
  }
  const problems: Problem[] = [];
  if (unreadable)
    problems.push({
      name: "file-missing",
      about: "in a folder that cannot be read",
    });
  if (brokenName)
    problems.push({ name: "path-refused", about: "a name with a line break" });
  return { present, problems };
}
