// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../../shared/failure.ts";
import { foldUnicode } from "../../../../shared/formats/repoPath.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { readBlobs } from "../readBlobs.ts";
import type { BaseEntry, ClonedBase } from "../resolveBase.ts";
import { foldersTo } from "./pathPattern.ts";
import type { Plan, PlannedFile } from "./plan.ts";

/** Of a `.gitattributes` or `.gitignore`; nobody writes as long a one. */
const largestRules = 4 * 1024 * 1024;
const folderMode = "040000";

function unread(path: string): Failure {
  return failure("git-refused", { reason: `${path} cannot be read whole` });
}

function misspeltIn(
  paths: readonly string[],
  wanted: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const folds = new Map(
    [...wanted].map(([path, folder]) => [foldUnicode(path), folder]),
  );
  return new Map(
    paths.flatMap((path) => {
      const folder = wanted.has(path)
        ? undefined
        : folds.get(foldUnicode(path));
      return folder === undefined ? [] : [[folder, path] as const];
    }),
  );
}

async function wholeOf({ path, pieces }: PlannedFile): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces()) {
    size += piece.length;
    if (size > largestRules) throw new Failed(unread(path));
    kept.push(piece);
  }
  return Buffer.concat(kept);
}

/** The files of one name on the way to a release's files, by their folder, "" for the root. */
export interface RulesFiles {
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Folders that have something else of that name: a link, whose target git takes for the content, or a submodule. */
  readonly strange: ReadonlySet<string>;
  /** Paths with the name in another spelling, which git reads where the file system takes it for the same. */
  readonly misspelt: ReadonlyMap<string, string>;
}

export function pathIn(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** Every file of this name, as it is in the commit to come: the release's own, and what it leaves of the base's. */
export async function rulesNamed(
  name: string,
  base: ClonedBase,
  { files, removes }: Plan,
): Promise<Result<RulesFiles, Failure>> {
  const folders = new Set(files.flatMap(({ path }) => foldersTo(path)));
  const wanted = new Map(
    [...folders].map((folder) => [pathIn(folder, name), folder]),
  );
  const own = files.filter(({ path }) => wanted.has(path));
  const gone = new Set([...removes, ...own.map(({ path }) => path)]);
  const left = base.entries.filter(
    ({ path, mode }) => mode !== folderMode && !gone.has(path),
  );
  const named = left.filter(({ path }) => wanted.has(path));
  const isPlain = ({ mode }: BaseEntry) => mode.startsWith("100");
  const there = named.filter(isPlain);
  const ids = there.map(({ id }) => id);
  const blobs = await readBlobs(base.clone, ids, () => largestRules);
  if (!blobs.ok) return blobs;
  const rules = new Map<string, Uint8Array>();
  for (const { path, id } of there) {
    const content = blobs.value.get(id)?.content;
    // Not to be known is not to be harmless.
    if (content === undefined || content === null) return err(unread(path));
    rules.set(wanted.get(path) ?? "", content);
  }
  for (const file of own)
    rules.set(wanted.get(file.path) ?? "", await wholeOf(file));
  const others = [...left, ...files].map(({ path }) => path);
  return ok({
    contents: rules,
    strange: new Set(
      named
        .filter((entry) => !isPlain(entry))
        .map(({ path }) => wanted.get(path) ?? ""),
    ),
    misspelt: misspeltIn(others, wanted),
  });
}
