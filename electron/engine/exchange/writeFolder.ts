// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";

/** Makes the folder unless it is there; none of the names may be taken in it. */
export async function requireFreeNames(
  storage: Storage,
  folderDir: string,
  names: readonly string[],
): Promise<Result<void, Failure>> {
  const facts = await storage.facts(folderDir);
  if (!facts.ok) return facts;
  if (facts.value === null) return storage.makeFolder(folderDir);
  if (facts.value.kind !== "folder")
    return err(failure("destination-exists", { name: basename(folderDir) }));
  const there = await storage.list(folderDir);
  if (!there.ok) return there;
  const taken = names.find((name) => there.value.includes(name));
  return taken === undefined
    ? ok(undefined)
    : err(failure("destination-exists", { name: taken }));
}

/** Writes small files that may leave as they are into one folder: all of them or, on failure, none. */
export async function writeFolder(
  storage: Storage,
  folderDir: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<{ files: string[] }, Failure>> {
  const names = [...files.keys()].sort();
  const free = await requireFreeNames(storage, folderDir, names);
  if (!free.ok) return free;
  const written: string[] = [];
  for (const name of names) {
    const path = joinPath(folderDir, name);
    const created = await storage.createDurably(
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
  return ok({ files: names });
}
