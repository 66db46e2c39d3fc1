// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What is sought of a file in other files: so many bytes of its middle. */
const soughtBytes = 48;
const fewestKinds = 16;

function pathsUnder(folderDir: string, isIn: (path: string) => boolean) {
  const found: string[] = [];
  const walk = (dir: string): void => {
    for (const entry of entriesOf(dir)) {
      const path = join(dir, entry.name);
      if (!isIn(path)) continue;
      found.push(path);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk(folderDir);
  return found;
}

function entriesOf(dir: string) {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    // It went, or is nobody's to read.
    return [];
  }
}

/** Only what is there by this user: others may write where everybody may. */
function isOwn(path: string): boolean {
  try {
    return lstatSync(path).uid === process.getuid?.();
  } catch {
    return false;
  }
}

export interface Places {
  /** All below them is watched. */
  readonly folders: readonly string[];
  /** What appears in them is watched, and nothing below it. */
  readonly shared: readonly string[];
  /** Where the app writes by right. */
  readonly leftOut: readonly string[];
  /** In a vault, what is not its own kind of file. */
  readonly vaultDir: string;
  /** Where no words of a file may be. */
  readonly wordless: readonly string[];
}

const ofVault =
  /^(?:objects(?:\/[0-9a-f]{2}(?:\/[0-9a-z.]+)?)?|ledger(?:\/[0-9a-z.]+)?|[a-z.-]+)$/;

/** Watches what is written outside of where the app writes by right. */
export class Outside {
  readonly #places: Places;
  #known: Set<string>;

  constructor(places: Places) {
    this.#places = places;
    this.#known = new Set(this.#seen());
  }

  /** What is there since this was last asked, and what of a file's words lies somewhere. */
  escapes(fedPath: string): string[] {
    const now = this.#seen();
    const fresh = now.filter((path) => !this.#known.has(path));
    this.#known = new Set(now);
    return [
      ...fresh.map((path) => `written outside: ${path}`),
      ...this.#foreignInVault(),
      ...this.#wordsLeft(fedPath),
    ];
  }

  #seen(): string[] {
    const { folders, shared, leftOut } = this.#places;
    const isIn = (path: string): boolean => !leftOut.includes(path);
    return [
      ...folders.flatMap((dir) => pathsUnder(dir, isIn)),
      ...shared
        .flatMap((dir) => entriesOf(dir).map(({ name }) => join(dir, name)))
        .filter((path) => isIn(path) && isOwn(path)),
    ];
  }

  #foreignInVault(): string[] {
    const { vaultDir } = this.#places;
    return pathsUnder(vaultDir, () => true)
      .map((path) => path.slice(vaultDir.length + 1))
      .filter((path) => !ofVault.test(path))
      .map((path) => `no file of a vault: ${path}`);
  }

  #wordsLeft(fedPath: string): string[] {
    const bytes = readFileSync(fedPath);
    const middle = Math.floor(bytes.length / 2);
    const sought = bytes.subarray(middle, middle + soughtBytes);
    // What many files have says nothing.
    if (new Set(sought).size < fewestKinds) return [];
    return this.#places.wordless
      .flatMap((dir) => pathsUnder(dir, () => true))
      .filter((path) => {
        try {
          return readFileSync(path).includes(sought);
        } catch {
          return false;
        }
      })
      .map((path) => `left unsealed: ${path}`);
  }
}
