// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Clone } from "./clone.ts";
import { listTree } from "./listTree.ts";

/** An entry of a commit's tree, folders among them. */
export interface CommitEntry {
  /** `100644`, `100755`, `120000`, `160000`, `040000`. */
  readonly mode: string;
  readonly id: string;
  /** Where a name is not UTF-8, what no other name can be. */
  readonly path: string;
}

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

/** Every folder and file of a commit; fails as {@link listTree} does. */
export async function listCommit(
  clone: Clone,
  commit: string,
): Promise<Result<readonly CommitEntry[], Failure>> {
  const listed = await listTree(clone, commit);
  if (!listed.ok) return listed;
  return ok(
    listed.value.map((entry) => ({ ...entry, path: decodePath(entry.path) })),
  );
}
