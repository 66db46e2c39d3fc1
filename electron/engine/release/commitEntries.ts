// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { type Clone, git } from "./clone.ts";

/** An entry of a commit's tree, folders among them. */
export interface CommitEntry {
  /** `100644`, `100755`, `120000`, `160000`, `040000`. */
  readonly mode: string;
  readonly id: string;
  /** Where a name is not UTF-8, what no other name can be. */
  readonly path: string;
}

export const folderEntryMode = "040000";

/** A name is whatever bytes its author chose, but never NUL: that marks one that is not UTF-8. */
function decodeName(bytes: Buffer): string {
  return decodeUtf8(bytes) ?? `\0${bytes.toString("latin1")}`;
}

function decodePath(bytes: Buffer): string {
  const whole = decodeUtf8(bytes);
  if (whole !== null) return whole;
  const names: string[] = [];
  for (let start = 0; start <= bytes.length;) {
    const slash = bytes.indexOf(0x2f, start);
    const end = slash < 0 ? bytes.length : slash;
    names.push(decodeName(bytes.subarray(start, end)));
    start = end + 1;
  }
  return names.join("/");
}

function parseEntry(line: Buffer): CommitEntry {
  const tab = line.indexOf(0x09);
  const head = line.subarray(0, Math.max(tab, 0)).toString("latin1");
  const [, mode, id] = /^(\d{6}) \w+ ([0-9a-f]{40})$/.exec(head) ?? [];
  if (mode === undefined || id === undefined)
    throw new Error("git ls-tree answers in another form");
  return { mode, id, path: decodePath(line.subarray(tab + 1)) };
}

/** Every folder and file of a commit, as git lists them, so that no setting of the clone hides one. */
export async function listCommit(
  clone: Clone,
  commit: string,
): Promise<Result<readonly CommitEntry[], Failure>> {
  const listed = await git(clone, [
    ...["ls-tree", "-r", "-t", "-z", "--full-tree", commit],
  ]);
  if (!listed.ok) return listed;
  const bytes = Buffer.from(listed.value);
  const entries: CommitEntry[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0, start);
    if (end < 0) throw new Error("git ls-tree answers in another form");
    entries.push(parseEntry(bytes.subarray(start, end)));
    start = end + 1;
  }
  return ok(entries);
}
