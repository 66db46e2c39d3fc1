// SPDX-License-Identifier: Apache-2.0
import type {
  Disk,
  DiskFile,
  FileFacts,
} from "../../../electron/storage/disk.ts";
import {
  type FileNode,
  type FolderNode,
  type NameChange,
  type Node,
  patched,
  resized,
  type Start,
  startOf,
  type Step,
  type Tree,
  treeOf,
} from "./journal.ts";

/**
 * A disk in memory that keeps a journal of everything that reaches it, so that `crashes.ts` can say what
 * a crash at any point may leave. Paths are absolute and joined with `/`; there are no links.
 */
export interface ModelDisk {
  readonly disk: Disk;
  readonly root: FolderNode;
  /** What was there, durably, before the first step. */
  readonly start: Start;
  readonly journal: readonly Step[];
  /** Puts a mark into the journal: from here on, something counts as done. */
  acknowledge(mark: number): void;
  /** Everything below a folder, by path relative to it. */
  tree(path: string): Tree;
}

// Old enough that nothing counts as being written this moment.
const modifiedMs = 1_000_000;

function systemError(code: string): Error {
  return Object.assign(new Error(`${code} of the model disk`), { code });
}

function namesIn(path: string): readonly string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}

interface Place {
  readonly folder: FolderNode;
  readonly name: string;
  readonly node: Node | null;
}

function factsOf(node: Node): FileFacts {
  const size = node.kind === "file" ? node.bytes.length : 0;
  return { kind: node.kind, size, mode: node.mode, modifiedMs };
}

export function createModelDisk(initial: Tree = new Map()): ModelDisk {
  let ids = 0;
  const folderNode = (mode: number): FolderNode => ({
    kind: "folder",
    id: (ids += 1),
    names: new Map(),
    mode,
  });
  const fileNode = (bytes: Uint8Array, mode: number): FileNode => ({
    kind: "file",
    id: (ids += 1),
    bytes,
    mode,
  });
  const root = folderNode(0o700);
  const journal: Step[] = [];

  function place(path: string): Place {
    const names = namesIn(path);
    let folder: Node = root;
    for (const name of names.slice(0, -1)) {
      const next: Node | undefined = folder.names.get(name);
      if (next === undefined) throw systemError("ENOENT");
      if (next.kind !== "folder") throw systemError("ENOTDIR");
      folder = next;
    }
    const name = names.at(-1) ?? "";
    const node = name === "" ? root : (folder.names.get(name) ?? null);
    return { folder, name, node };
  }

  function existing(path: string): Place & { readonly node: Node } {
    const { node, ...rest } = place(path);
    if (node === null) throw systemError("ENOENT");
    return { ...rest, node };
  }

  function folderAt(path: string): FolderNode {
    const { node } = existing(path);
    if (node.kind !== "folder") throw systemError("ENOTDIR");
    return node;
  }

  function change(...changes: readonly NameChange[]): void {
    for (const { folder, name, node } of changes)
      if (node === null) folder.names.delete(name);
      else folder.names.set(name, node);
    journal.push({ step: "names", changes });
  }

  function openFile(file: FileNode): DiskFile {
    // Like O_APPEND and like a fresh file: every write goes to the end.
    return {
      read: (into, position) => {
        const part = file.bytes.subarray(position, position + into.length);
        into.set(part);
        return Promise.resolve(part.length);
      },
      write: (from) => {
        const offset = file.bytes.length;
        const bytes = new Uint8Array(from);
        file.bytes = patched(file.bytes, offset, bytes);
        journal.push({ step: "write", file, offset, bytes });
        return Promise.resolve(bytes.length);
      },
      facts: () => Promise.resolve(factsOf(file)),
      chmod: (mode) => {
        file.mode = mode;
        return Promise.resolve();
      },
      truncate: (size) => {
        file.bytes = resized(file.bytes, size);
        journal.push({ step: "truncate", file, size });
        return Promise.resolve();
      },
      sync: () => {
        journal.push({ step: "sync", file });
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
  }

  /** A folder can be opened for its facts and its mode, as the real one. */
  function openFolder(folder: FolderNode): DiskFile {
    const refuse = () => Promise.reject(systemError("EISDIR"));
    return {
      read: refuse,
      write: refuse,
      truncate: refuse,
      facts: () => Promise.resolve(factsOf(folder)),
      chmod: (mode) => {
        folder.mode = mode;
        return Promise.resolve();
      },
      sync: () => {
        journal.push({ step: "syncFolder", folder });
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
  }

  function create(path: string, mode: number): DiskFile {
    const { folder, name, node } = place(path);
    if (node !== null) throw systemError("EEXIST");
    const file = fileNode(new Uint8Array(0), mode);
    change({ folder, name, node: file });
    return openFile(file);
  }

  function requireReplaceable(moved: Node, target: Node | null): void {
    if (target?.kind !== "folder") {
      if (target !== null && moved.kind === "folder")
        throw systemError("ENOTDIR");
      return;
    }
    if (moved.kind !== "folder") throw systemError("EISDIR");
    if (target.names.size > 0) throw systemError("ENOTEMPTY");
  }

  function removeAll(folder: FolderNode, name: string, node: Node): void {
    if (node.kind === "folder")
      for (const [inner, child] of [...node.names])
        removeAll(node, inner, child);
    change({ folder, name, node: null });
  }

  // A real disk takes its turn, too: what runs beside must be able to interleave.
  const turn = async <T>(step: () => T): Promise<T> => {
    await Promise.resolve();
    return step();
  };

  const disk: Disk = {
    open: (path, mode, permissions = 0o600) =>
      turn(() => {
        if (mode === "create") return create(path, permissions);
        const { node } = existing(path);
        if (node.kind === "file") return openFile(node);
        if (mode === "read") return openFolder(node);
        throw systemError("EISDIR");
      }),
    rename: (from, to) =>
      turn(() => {
        const source = existing(from);
        const target = place(to);
        requireReplaceable(source.node, target.node);
        change(
          { folder: source.folder, name: source.name, node: null },
          { folder: target.folder, name: target.name, node: source.node },
        );
      }),
    unlink: (path) =>
      turn(() => {
        const { folder, name, node } = existing(path);
        if (node.kind === "folder") throw systemError("EISDIR");
        change({ folder, name, node: null });
      }),
    removeTree: (path) =>
      turn(() => {
        const found = place(path);
        if (found.node !== null)
          removeAll(found.folder, found.name, found.node);
      }),
    removeEmptyFolder: (path) =>
      turn(() => {
        if (folderAt(path).names.size > 0) throw systemError("ENOTEMPTY");
        const { folder, name } = existing(path);
        change({ folder, name, node: null });
      }),
    makeFolder: (path, permissions) =>
      turn(() => {
        const { folder, name, node } = place(path);
        if (node !== null) throw systemError("EEXIST");
        change({ folder, name, node: folderNode(permissions) });
      }),
    list: (path) =>
      turn(() =>
        Array.from(folderAt(path).names, ([name, { kind }]) => ({
          name,
          kind,
        })),
      ),
    facts: (path) => turn(() => factsOf(existing(path).node)),
    realPath: (path) =>
      turn(() => {
        existing(path);
        return `/${namesIn(path).join("/")}`;
      }),
    readLink: (path) =>
      turn(() => {
        existing(path);
        throw systemError("EINVAL");
      }),
    syncFolder: (path) =>
      turn(() => {
        journal.push({ step: "syncFolder", folder: folderAt(path) });
      }),
  };

  function fill(tree: Tree): void {
    for (const [path, bytes] of tree) {
      const names = namesIn(path);
      let folder = root;
      for (const name of names.slice(0, -1)) {
        const next = folder.names.get(name) ?? folderNode(0o700);
        if (next.kind !== "folder") throw systemError("ENOTDIR");
        folder.names.set(name, next);
        folder = next;
      }
      const last = names.at(-1) ?? "";
      if (bytes !== null) folder.names.set(last, fileNode(bytes, 0o600));
      else if (!folder.names.has(last))
        folder.names.set(last, folderNode(0o700));
    }
  }
  fill(initial);

  return {
    disk,
    root,
    start: startOf(root),
    journal,
    acknowledge: (mark) => void journal.push({ step: "acknowledged", mark }),
    tree: (path) => treeOf(folderAt(path)),
  };
}
