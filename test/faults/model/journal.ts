// SPDX-License-Identifier: Apache-2.0

/** A file of the model: its number and what a reader sees now. */
export interface FileNode {
  readonly kind: "file";
  readonly id: number;
  bytes: Uint8Array;
  mode: number;
}

export interface FolderNode {
  readonly kind: "folder";
  readonly id: number;
  readonly names: Map<string, Node>;
  mode: number;
}

export type Node = FileNode | FolderNode;

/** One name given to a node, or taken from whatever had it. */
export interface NameChange {
  readonly folder: FolderNode;
  readonly name: string;
  readonly node: Node | null;
}

/** What reached the model, in order. Changes of names in one step happen together or not at all. */
export type Step =
  | { readonly step: "names"; readonly changes: readonly NameChange[] }
  | {
      readonly step: "write";
      readonly file: FileNode;
      readonly offset: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly step: "truncate";
      readonly file: FileNode;
      readonly size: number;
    }
  | { readonly step: "sync"; readonly file: FileNode }
  | { readonly step: "syncFolder"; readonly folder: FolderNode }
  /** The caller was told that something is done. */
  | { readonly step: "acknowledged"; readonly mark: number };

/** A folder's content by relative path: bytes for a file, null for a folder. */
export type Tree = ReadonlyMap<string, Uint8Array | null>;

/** The bytes after a write or a cut; a gap is zeros. */
export function patched(
  bytes: Uint8Array,
  offset: number,
  added: Uint8Array,
): Uint8Array {
  const whole = new Uint8Array(Math.max(bytes.length, offset + added.length));
  whole.set(bytes);
  whole.set(added, offset);
  return whole;
}

export function resized(bytes: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  whole.set(bytes.subarray(0, size));
  return whole;
}

export interface Start {
  readonly names: ReadonlyMap<FolderNode, ReadonlyMap<string, Node>>;
  readonly bytes: ReadonlyMap<FileNode, Uint8Array>;
}

export function startOf(root: FolderNode): Start {
  const names = new Map<FolderNode, ReadonlyMap<string, Node>>();
  const bytes = new Map<FileNode, Uint8Array>();
  const walk = (folder: FolderNode): void => {
    names.set(folder, new Map(folder.names));
    for (const node of folder.names.values())
      if (node.kind === "folder") walk(node);
      else bytes.set(node, node.bytes);
  };
  walk(root);
  return { names, bytes };
}

export function treeOf(folder: FolderNode): Tree {
  const tree = new Map<string, Uint8Array | null>();
  const walk = (node: FolderNode, path: string): void => {
    for (const [name, child] of node.names) {
      const below = path === "" ? name : `${path}/${name}`;
      tree.set(below, child.kind === "file" ? child.bytes : null);
      if (child.kind === "folder") walk(child, below);
    }
  };
  walk(folder, "");
  return tree;
}
