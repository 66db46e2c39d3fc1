// SPDX-License-Identifier: Apache-2.0
import {
  foldersTo,
  judgedPath,
  type JudgedPath,
  linesOf,
  pathPattern,
} from "./pathPattern.ts";

interface IgnoreRule {
  readonly fits: (path: JudgedPath) => boolean;
  readonly ignores: boolean;
}

/** Spaces at the end do not count, unless a backslash keeps them. */
function trimEnd(line: string): string {
  let end = line.length;
  while (line.endsWith(" ", end)) {
    const before = /\\*$/.exec(line.slice(0, end - 1))?.[0] ?? "";
    if (before.length % 2 === 1) break;
    end -= 1;
  }
  return line.slice(0, end);
}

function parseIgnores(
  content: Uint8Array,
  folder: string,
  foldCase: boolean,
): IgnoreRule[] {
  return linesOf(content).flatMap((bytes) => {
    const text = Buffer.from(bytes).toString("latin1").replace(/\r$/, "");
    if (text.startsWith("#")) return [];
    const line = trimEnd(text);
    const ignores = !line.startsWith("!");
    const pattern = ignores ? line : line.slice(1);
    if (pattern === "") return [];
    const fits = pathPattern(Buffer.from(pattern, "latin1"), folder, foldCase);
    return [{ fits, ignores }];
  });
}

/**
 * Whether `git add` would pass a new file by, by the `.gitignore` files of a tree and by nothing of the
 * machine's own.
 * @param files content by folder, "" for the root
 * @param foldCase whether capitals do not count in patterns (`core.ignorecase`)
 */
export function ignoredBy(
  files: ReadonlyMap<string, Uint8Array>,
  foldCase = false,
): (path: string) => boolean {
  const rules = new Map(
    [...files].map(([folder, content]) => [
      folder,
      parseIgnores(content, folder, foldCase).toReversed(),
    ]),
  );
  const says = (path: string, isFolder: boolean): boolean => {
    const judged = judgedPath(path, isFolder);
    for (const folder of foldersTo(path).toReversed())
      for (const { fits, ignores } of rules.get(folder) ?? [])
        if (fits(judged)) return ignores;
    return false;
  };
  // What lies in a folder that is ignored cannot be taken back.
  return (path) =>
    foldersTo(path)
      .slice(1)
      .some((folder) => says(folder, true)) || says(path, false);
}
