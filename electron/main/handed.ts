// SPDX-License-Identifier: Apache-2.0
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { HandedView } from "../../shared/ipc/shellContract.ts";
import type { Storage } from "../storage/storage.ts";
import type { Grants } from "./grants.ts";

/** The most that is kept of what the system hands to the app: somebody marked a whole folder of files. */
const mostKept = 100;

/** What the system gave the app to open, by a file manager or on the command line, and no page has dealt with. */
export interface Handed {
  /** @param paths - what {@link pathsIn} found; those that are not of this computer are left out */
  add(paths: readonly string[]): void;
  /** The last of them that is still there, with a grant for what it looks like. */
  last(): Promise<HandedView | null>;
  /** It was dealt with. */
  forget(id: number): void;
  /** While a page is about to end, which would take what the next one is to show: nothing waits. */
  hold(isHeld: boolean): void;
}

export function createHanded(storage: Storage, grants: Grants): Handed {
  const waiting = new Map<number, string>();
  let nextId = 0;
  let isHeld = false;
  return {
    add(paths) {
      for (const path of paths.filter(isLocalPath)) {
        for (const [id, other] of waiting)
          if (other === path) waiting.delete(id);
        waiting.set(nextId, path);
        nextId += 1;
      }
      for (const id of [...waiting.keys()].slice(0, -mostKept))
        waiting.delete(id);
    },
    async last() {
      if (isHeld) return null;
      for (const [id, path] of [...waiting].reverse()) {
        const facts = await storage.facts(path);
        if (facts.ok && facts.value !== null)
          return look(id, path, facts.value.kind === "folder", grants);
        waiting.delete(id);
      }
      return null;
    },
    forget: (id) => void waiting.delete(id),
    hold: (holds) => {
      isHeld = holds;
    },
  };
}

/** What to ask the person for; what is in it, the engine looks at. */
function look(
  id: number,
  path: string,
  isFolder: boolean,
  grants: Grants,
): HandedView {
  const vaultDir = basename(path) === "vault.json" ? dirname(path) : path;
  if (isFolder || vaultDir !== path)
    return { kind: "vault", id, ...grants.mint(vaultDir, "vault") };
  if (/\.age$/i.test(path))
    return { kind: "request", id, ...grants.mint(path, "request") };
  return { kind: "other", id, name: basename(path) };
}

/** A path of another computer would be asked for over the network, by nothing more than a look at it. */
function isLocalPath(path: string): boolean {
  return isAbsolute(path) && !/^[\\/]{2}/.test(path) && !path.includes("\0");
}

/**
 * The paths among the words that the app was started with. Switches are none, and a file manager may give a
 * `file:` address for one.
 *
 * @param words - without the binary's own name
 * @param workDir - where relative ones begin
 * @param appDir - what an unpackaged Electron is given to run
 */
export function pathsIn(
  words: readonly string[],
  workDir: string,
  appDir: string,
): string[] {
  return words.flatMap((word) => {
    if (word === "" || word.startsWith("-")) return [];
    const path = word.startsWith("file:")
      ? pathOfAddress(word)
      : resolve(workDir, word);
    return path === null || path === appDir ? [] : [path];
  });
}

function pathOfAddress(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    // Of another computer, or no address at all.
    return null;
  }
}
