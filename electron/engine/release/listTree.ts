// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type Clone, git } from "./clone.ts";
import { makeObject } from "./git/object.ts";

/** An entry of a commit's tree, folders among them, its path as the bytes that its author chose. */
export interface RawEntry {
  /** `100644`, `100755`, `120000`, `160000`, `040000`. */
  readonly mode: string;
  readonly id: string;
  readonly path: Buffer;
}

export const folderEntryMode = "040000";

/** Why {@link listTree} refuses with `git-refused`, where it is not git that does. */
export const forgedReason =
  "what lies under an id in this clone is not what the id was made of";

const largestCommitBytes = 1024 * 1024;

/**
 * Every folder and file of a commit, as git lists them, so that no setting of the clone hides one. Git does not
 * look whether a tree has the id under which it lies in a clone: here the ids of the commit and of all its folders
 * are made anew. Fails with `git-refused` {reason}, {@link forgedReason} where one is another, or `tool-missing`.
 */
export async function listTree(
  clone: Clone,
  commit: string,
): Promise<Result<readonly RawEntry[], Failure>> {
  const read = await git(clone, ["cat-file", "commit", commit], {
    outputLimit: largestCommitBytes,
  });
  if (!read.ok) return read;
  const listed = await git(clone, [
    ...["ls-tree", "-r", "-t", "-z", "--full-tree", commit],
  ]);
  if (!listed.ok) return listed;
  const entries = parseEntries(Buffer.from(listed.value));
  const text = Buffer.from(read.value).toString("latin1");
  const root = /^tree ([0-9a-f]{40})\n/.exec(text)?.[1] ?? "";
  const isGenuine =
    makeObject("commit", read.value).id === commit &&
    haveTheirIds(root, entries);
  return isGenuine
    ? ok(entries)
    : err(failure("git-refused", { reason: forgedReason }));
}

function parseEntries(bytes: Buffer): RawEntry[] {
  const entries: RawEntry[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0, start);
    if (end < 0) throw new Error("git ls-tree answers in another form");
    entries.push(parseEntry(bytes.subarray(start, end)));
    start = end + 1;
  }
  return entries;
}

function parseEntry(line: Buffer): RawEntry {
  const tab = line.indexOf(0x09);
  const head = line.subarray(0, Math.max(tab, 0)).toString("latin1");
  const [, mode, id] = /^(\d{6}) \w+ ([0-9a-f]{40})$/.exec(head) ?? [];
  if (mode === undefined || id === undefined)
    throw new Error("git ls-tree answers in another form");
  return { mode, id, path: line.subarray(tab + 1) };
}

/** Whether the root and every folder have the id that git makes of what is listed in them (gitformat-tree). */
function haveTheirIds(root: string, entries: readonly RawEntry[]): boolean {
  const contents = new Map<string, Uint8Array[]>();
  for (const { mode, id, path } of entries) {
    const slash = path.lastIndexOf(0x2f);
    const folder = path.subarray(0, Math.max(slash, 0)).toString("latin1");
    const content = contents.get(folder) ?? [];
    contents.set(folder, content);
    content.push(
      Buffer.from(`${mode.replace(/^0+/, "")} `),
      path.subarray(slash + 1),
      Buffer.of(0),
      Buffer.from(id, "hex"),
    );
  }
  const idOf = (folder: string): string =>
    makeObject("tree", Buffer.concat(contents.get(folder) ?? [])).id;
  return (
    idOf("") === root &&
    entries.every(
      ({ mode, id, path }) =>
        mode !== folderEntryMode || idOf(path.toString("latin1")) === id,
    )
  );
}
