// SPDX-License-Identifier: Apache-2.0
import { foldUnicode } from "../../../../shared/formats/repoPath.ts";
import type { BaseEntry } from "../resolveBase.ts";
import { foldersTo } from "./pathPattern.ts";
import type { Plan, Trouble } from "./plan.ts";

const folderMode = "040000";
const linkMode = "120000";
const submoduleMode = "160000";
const executableMode = "100755";

/** Git for Windows writes no longer ones unless it is told to, and a clone's own folder comes before it. */
const longestPath = 200;

type Kind = "folder" | "file" | "link" | "submodule";

function kindOf({ mode }: BaseEntry): Kind {
  if (mode === folderMode) return "folder";
  if (mode === linkMode) return "link";
  return mode === submoduleMode ? "submodule" : "file";
}

/** What the base holds once the release's own removals are done; folders that they empty are gone with them. */
class Ground {
  readonly #byPath = new Map<string, BaseEntry>();
  /** Every spelling: a base may hold several already. */
  readonly #byFold = new Map<string, readonly string[]>();

  constructor(entries: readonly BaseEntry[], removes: readonly string[]) {
    const gone = new Set(removes);
    const kept = entries.filter(
      (entry) => entry.mode !== folderMode && !gone.has(entry.path),
    );
    const folders = new Set(kept.flatMap(({ path }) => foldersTo(path)));
    for (const entry of entries) {
      const { path, mode } = entry;
      const stays = mode === folderMode ? folders.has(path) : !gone.has(path);
      if (!stays) continue;
      this.#byPath.set(path, entry);
      const fold = foldUnicode(path);
      this.#byFold.set(fold, [...(this.#byFold.get(fold) ?? []), path]);
    }
  }

  at(path: string): BaseEntry | undefined {
    return this.#byPath.get(path);
  }

  /** The same name in another spelling, be this one there as well or not; null where there is none. */
  otherSpelling(path: string): string | null {
    const found = this.#byFold.get(foldUnicode(path)) ?? [];
    return found.find((spelling) => spelling !== path) ?? null;
  }
}

const inWay = {
  file: "file-in-way",
  link: "link-in-way",
  submodule: "submodule-in-way",
} as const;

/** What keeps a path from being a file there: the first thing on the way that does. */
function blockOf(ground: Ground, path: string): Omit<Trouble, "path"> | null {
  for (const step of [...foldersTo(path).slice(1), path]) {
    const other = ground.otherSpelling(step);
    if (other !== null) return { name: "name-clash", by: other };
    const there = ground.at(step);
    if (there === undefined) return null;
    const kind = kindOf(there);
    if (step === path)
      return kind === "folder" ? { name: "folder-in-way", by: path } : null;
    if (kind !== "folder") return { name: inWay[kind], by: step };
  }
  return null;
}

function replacedBy(there: BaseEntry | undefined): Trouble["name"] | null {
  if (there === undefined) return null;
  if (there.mode === linkMode) return "link-replaced";
  if (there.mode === submoduleMode) return "submodule-replaced";
  return there.mode === executableMode ? "executable-replaced" : null;
}

const gitFiles = [".gitattributes", ".gitignore", ".gitmodules"];

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function* ownTroubles(path: string): Generator<Trouble> {
  if (path.length > longestPath)
    yield { name: "path-long", path, by: String(longestPath) };
  const name = baseName(path).toLowerCase();
  if (gitFiles.includes(name)) yield { name: "git-file", path, by: name };
}

/** What the paths of a release meet in its base, and on the machines of those who clone it. */
export function pathTroubles(
  entries: readonly BaseEntry[],
  { place, files, removes }: Plan,
): Trouble[] {
  const ground = new Ground(entries, removes);
  const troubles: Trouble[] = [];
  const before = new Map(entries.map((entry) => [entry.path, entry]));
  for (const path of removes)
    if ((before.get(path)?.mode ?? folderMode) === folderMode)
      troubles.push({ name: "removed-missing", path, by: path });
  const blocked = blockOf(ground, `${place}/statement.txt`);
  // Also where the release removes all of it: a place is new in its commit.
  if (before.has(place))
    troubles.push({ name: "place-not-new", path: place, by: place });
  else if (blocked !== null) troubles.push({ ...blocked, path: place });
  for (const { path, own } of files) {
    troubles.push(...ownTroubles(path));
    // The place was judged for all of them.
    if (own) continue;
    const block = blockOf(ground, path);
    if (block !== null) troubles.push({ ...block, path });
    const name = replacedBy(ground.at(path));
    if (name !== null) troubles.push({ name, path, by: path });
  }
  return troubles;
}
