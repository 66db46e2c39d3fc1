// SPDX-License-Identifier: Apache-2.0
import { compareBytes } from "../formats/lines.ts";
import type { JudgedText, ListedFile } from "../formats/statement.ts";

/** Judged texts lie beside the tree, not in it. No path of the tree holds a colon, so none reads as one. */
export function asListed(judged: readonly JudgedText[]): readonly ListedFile[] {
  return judged.map(({ sha256, name }) => ({
    sha256,
    path: `judged: ${name}`,
  }));
}

/** Paths that only one side has, that either has twice, or whose digests differ; sorted. */
export function differences(
  listed: readonly ListedFile[],
  present: readonly ListedFile[],
): readonly string[] {
  const expected = byPath(listed);
  const found = byPath(present);
  const paths = new Set([...expected.keys(), ...found.keys()]);
  return [...paths]
    .filter((path) => expected.get(path) !== found.get(path))
    .sort(compareBytes);
}

/** The digests held by each path, joined: a path that stands twice equals no path that stands once. */
function byPath(files: readonly ListedFile[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const { path, sha256 } of files) {
    const before = digests.get(path);
    digests.set(path, before === undefined ? sha256 : `${before} ${sha256}`);
  }
  return digests;
}
