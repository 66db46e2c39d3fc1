// SPDX-License-Identifier: Apache-2.0
import { createStorage, type Storage } from "../../electron/storage/storage.ts";
import type { Disk, DiskFile, FileFacts } from "../../electron/storage/disk.ts";
import type { Entry, MadeRelease } from "./releases.ts";

/** Where a release lies whose disk is memory. */
export const memoryRoot = "/release/tree";

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function factsOf(entry: Entry): FileFacts {
  const facts = { mode: 0o644, modifiedMs: 0, kind: entry.kind };
  return { ...facts, size: entry.kind === "file" ? entry.bytes.length : 0 };
}

function openFile(entry: Entry): DiskFile {
  const bytes = entry.kind === "file" ? entry.bytes : new Uint8Array(0);
  return {
    ...({} as DiskFile),
    read(into, position) {
      const piece = bytes.subarray(position, position + into.length);
      into.set(piece);
      return Promise.resolve(piece.length);
    },
    facts: () => Promise.resolve(factsOf(entry)),
    close: () => Promise.resolve(),
  };
}

/** A disk to read from that holds one release, for thousands of them; no path leads through a link. */
export function releaseInMemory({ entries }: MadeRelease): Storage {
  const nodes = new Map<string, Entry>();
  const names = new Map<string, Set<string>>();
  const put = (path: string, entry: Entry): void => {
    nodes.set(path, entry);
    const slash = path.lastIndexOf("/");
    const parent = path.slice(0, slash);
    if (parent === "") return;
    names.set(
      parent,
      (names.get(parent) ?? new Set()).add(path.slice(slash + 1)),
    );
    if (!nodes.has(parent)) put(parent, { kind: "folder" });
  };
  put(memoryRoot, { kind: "folder" });
  for (const [path, entry] of entries) put(`${memoryRoot}/${path}`, entry);
  const at = (path: string): Entry => {
    const entry = nodes.get(path);
    if (entry === undefined) throw systemError("ENOENT");
    return entry;
  };
  const disk: Pick<Disk, "open" | "list" | "facts" | "realPath"> = {
    open: (path) => Promise.resolve().then(() => openFile(at(path))),
    list: (path) =>
      Promise.resolve(
        Array.from(names.get(path) ?? [], (name) => ({
          name,
          kind: factsOf(at(`${path}/${name}`)).kind,
        })),
      ),
    facts: (path) => Promise.resolve().then(() => factsOf(at(path))),
    realPath: (path) => Promise.resolve(path),
  };
  return createStorage(disk as Disk);
}
