// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { GitId } from "../../../../shared/ids.ts";
import { decodeUtf8, encodeUtf8, toHex } from "../../../crypto/encoding.ts";

/** Git's objects (gitformat-pack, "object types"), in repositories whose ids are SHA-1. */
export type ObjectType = "commit" | "tree" | "blob";

export interface IdStream {
  update(bytes: Uint8Array): void;
  id(): GitId;
}

/** The id of an object whose content, of a size known before, arrives in pieces. */
export function createIdStream(type: ObjectType, size: number): IdStream {
  // Git names objects by SHA-1; what people sign are SHA-256 digests of the files.
  const hash = createHash("sha1");
  hash.update(`${type} ${String(size)}\0`);
  return {
    update(bytes) {
      hash.update(bytes);
    },
    id: () => hash.digest("hex") as GitId,
  };
}

export interface MadeObject {
  readonly type: ObjectType;
  readonly id: GitId;
  readonly content: Uint8Array;
}

export function makeObject(type: ObjectType, content: Uint8Array): MadeObject {
  const stream = createIdStream(type, content.length);
  stream.update(content);
  return { type, id: stream.id(), content };
}

export interface TreeEntry {
  /** `100644`, `40000`, … as git writes it in a tree. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

export const folderMode = "40000";
export const fileMode = "100644";

/** Git sorts a folder as if its name ended with a slash. */
function sortKey({ mode, name }: TreeEntry): Buffer {
  return Buffer.from(mode === folderMode ? `${name}/` : name);
}

export function makeTree(entries: readonly TreeEntry[]): MadeObject {
  const sorted = [...entries].sort((a, b) =>
    Buffer.compare(sortKey(a), sortKey(b)),
  );
  const parts = sorted.flatMap(({ mode, name, id }) => [
    encodeUtf8(`${mode} ${name}\0`),
    Buffer.from(id, "hex"),
  ]);
  return makeObject("tree", Buffer.concat(parts));
}

/** One name for one entry: what git itself would not check out, or would find twice, is no tree. */
function isPlainName(name: string): boolean {
  return (
    !name.includes("/") && !["", ".", "..", ".git"].includes(name.toLowerCase())
  );
}

function inOrder(entries: readonly TreeEntry[]): boolean {
  const names = new Set(entries.map(({ name }) => name));
  return (
    names.size === entries.length &&
    entries.every((entry, index) => {
      const before = entries[index - 1];
      return (
        before === undefined ||
        Buffer.compare(sortKey(before), sortKey(entry)) < 0
      );
    })
  );
}

/**
 * The entries of a tree object. Null when it is not one of git's own making: a name in it is not UTF-8, is
 * no plain name, stands twice, or stands out of order.
 */
export function parseTree(content: Uint8Array): TreeEntry[] | null {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at);
    const head = end < 0 ? null : decodeUtf8(content.subarray(at, end));
    const [, mode, name] = /^([0-7]+) ([^]+)$/.exec(head ?? "") ?? [];
    const id = content.subarray(end + 1, end + 21);
    if (mode === undefined || name === undefined || id.length < 20) return null;
    if (!isPlainName(name)) return null;
    entries.push({ mode, name, id: toHex(id) });
    at = end + 21;
  }
  return inOrder(entries) ? entries : null;
}

export interface CommitFields {
  readonly tree: string;
  /** Null: the first commit of a history. */
  readonly parent: string | null;
  /** `Name <mail>`, author and committer alike. */
  readonly author: string;
  /** Milliseconds since 1970; written in whole seconds, in UTC. */
  readonly dateMs: number;
  readonly message: string;
}

export function makeCommit(commit: CommitFields): MadeObject {
  const signature = `${commit.author} ${String(Math.floor(commit.dateMs / 1000))} +0000`;
  const lines = [
    `tree ${commit.tree}`,
    ...(commit.parent === null ? [] : [`parent ${commit.parent}`]),
    `author ${signature}`,
    `committer ${signature}`,
    "",
    commit.message,
  ];
  return makeObject("commit", encodeUtf8(lines.join("\n")));
}
