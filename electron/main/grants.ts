// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { GrantId } from "../../shared/ids.ts";
import type { GrantUse } from "../../shared/ipc/contract.ts";
import type { GrantView } from "../../shared/ipc/views.ts";

/** A path that a person chose, and what for. */
export interface Grant {
  readonly path: string;
  readonly uses: readonly GrantUse[];
}

/** Paths that a person chose, each behind an id that says nothing: a page holds ids, never paths. */
export interface Grants extends Iterable<readonly [GrantId, Grant]> {
  /**
   * The grant of a path for these uses, with the file's bare name to show; the same path for the same
   * uses keeps the same grant.
   */
  mint(path: string, ...uses: readonly GrantUse[]): GrantView;
  pathOf(id: GrantId): string | undefined;
  /** Forgets every grant, so that ids from before mean nothing. */
  clear(): void;
}

/** @param onMint - told of each new grant, before a page can name it */
export function createGrants(
  onMint: (id: GrantId, grant: Grant) => void,
): Grants {
  const granted = new Map<GrantId, Grant>();
  const ids = new Map<string, GrantId>();
  return {
    mint(path, ...uses) {
      const key = [path, ...uses].join("\0");
      let id = ids.get(key);
      if (id === undefined) {
        id = GrantId.parse(randomBytes(16).toString("hex"));
        ids.set(key, id);
        granted.set(id, { path, uses });
        onMint(id, { path, uses });
      }
      return { grant: id, name: basename(path) };
    },
    pathOf: (id) => granted.get(id)?.path,
    clear() {
      granted.clear();
      ids.clear();
    },
    [Symbol.iterator]: () => granted.entries(),
  };
}
