// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { equalBytes } from "../../crypto/kdf.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";

/** Whether the name is free, or taken by just these bytes; `destination-exists` when by anything else. */
async function isFree(
  storage: Storage,
  path: string,
  content: Uint8Array | null,
): Promise<Result<boolean, Failure>> {
  const facts = await storage.facts(path);
  if (!facts.ok) return facts;
  if (facts.value === null) return ok(true);
  const there =
    content !== null && facts.value.kind === "file"
      ? await storage.readWhole(path, content.length)
      : null;
  return there?.ok === true &&
    content !== null &&
    equalBytes(there.value, content)
    ? ok(false)
    : err(failure("destination-exists", { name: basename(path) }));
}

/**
 * Makes the folder unless it is there, and says which of the files it lacks. A file that is there with
 * the same bytes is as good as written; with others it is `destination-exists`, and so is any file whose
 * content is null: one that cannot be there before.
 */
export async function missingFrom(
  storage: Storage,
  folderDir: string,
  files: ReadonlyMap<string, Uint8Array | null>,
): Promise<Result<string[], Failure>> {
  const facts = await storage.facts(folderDir);
  if (!facts.ok) return facts;
  if (facts.value === null) {
    const made = await storage.makeFolder(folderDir);
    return made.ok ? ok([...files.keys()]) : made;
  }
  if (facts.value.kind !== "folder")
    return err(failure("destination-exists", { name: basename(folderDir) }));
  const missing: string[] = [];
  for (const [name, content] of files) {
    const free = await isFree(storage, joinPath(folderDir, name), content);
    if (!free.ok) return free;
    if (free.value) missing.push(name);
  }
  return ok(missing);
}

/**
 * Writes small files that may leave as they are into one folder, and folders of fixed names in it: all of
 * them or, on failure, none.
 */
export async function writeFolder(
  storage: Storage,
  folderDir: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<{ files: string[] }, Failure>> {
  const missing = await missingFrom(storage, folderDir, files);
  if (!missing.ok) return missing;
  const written: string[] = [];
  for (const name of missing.value) {
    const path = joinPath(folderDir, name);
    const folder = await storage.ensureFolder(dirname(path), 0o755);
    const created = !folder.ok
      ? folder
      : await storage.createDurably(
          path,
          files.get(name) ?? new Uint8Array(),
          0o644,
        );
    if (created.ok) {
      written.push(path);
      continue;
    }
    for (const each of written) await storage.remove(each);
    return created;
  }
  return ok({ files: [...files.keys()].sort() });
}
