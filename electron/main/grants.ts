// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { GrantId } from "../../shared/ids.ts";
import type { GrantView } from "../../shared/ipc/views.ts";

/** Paths that a person chose, each behind an id that says nothing: a page holds ids, never paths. */
export interface Grants extends Iterable<readonly [GrantId, string]> {
  /** The path's grant, with the file's bare name to show; the same path keeps the same grant. */
  mint(path: string): GrantView;
  pathOf(id: GrantId): string | undefined;
  /** Forgets every grant, so that ids from before mean nothing. */
  clear(): void;
}

/** @param onMint - told of each new grant, before a page can name it */
export function createGrants(
  onMint: (id: GrantId, path: string) => void,
): Grants {
  const paths = new Map<GrantId, string>();
  const ids = new Map<string, GrantId>();
  return {
    mint(path) {
      let grant = ids.get(path);
      if (grant === undefined) {
        grant = GrantId.parse(randomBytes(16).toString("hex"));
        ids.set(path, grant);
        paths.set(grant, path);
        onMint(grant, path);
      }
      return { grant, name: basename(path) };
    },
    pathOf: (id) => paths.get(id),
    clear() {
      paths.clear();
      ids.clear();
    },
    [Symbol.iterator]: () => paths.entries(),
  };
}
