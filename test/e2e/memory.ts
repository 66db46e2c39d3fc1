// SPDX-License-Identifier: Apache-2.0
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from "node:fs";
import { expect } from "vitest";

function parentOf(pid: string): number {
  // The name may hold anything, up to the last bracket.
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** A process and all that came of it and still run. */
export function familyOf(root: number): number[] {
  const parents = readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return [[Number(name), parentOf(name)] as const];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  const family = [root];
  for (const member of family)
    family.push(
      ...parents.flatMap(([pid, parent]) => (parent === member ? [pid] : [])),
    );
  return family;
}

interface Region {
  readonly from: number;
  readonly to: number;
}

/** What is read from disk and never written to is none of the process's own. */
function writableRegions(pid: number): Region[] {
  const maps = readFileSync(`/proc/${pid}/maps`, "latin1").split("\n");
  return maps.flatMap((line) => {
    const [, from = "", to = ""] =
      /^([0-9a-f]+)-([0-9a-f]+) [r-]w/.exec(line) ?? [];
    return from === ""
      ? []
      : [{ from: parseInt(from, 16), to: parseInt(to, 16) }];
  });
}

const pageBytes = 4096;
const stepPages = 4096;

function read(file: number, bytes: Buffer, at: number): number {
  try {
    return readSync(file, bytes, 0, bytes.length, at);
  } catch {
    // A page that nothing may look at, such as a device's.
    return 0;
  }
}

/** Runs of pages that are in memory or swapped out: most of what is reserved was never touched. */
function* touchedRuns(pagemap: number, { from, to }: Region) {
  for (let at = from; at < to; at += stepPages * pageBytes) {
    const pages = Math.min(stepPages, (to - at) / pageBytes);
    const flags = Buffer.alloc(pages * 8);
    read(pagemap, flags, (at / pageBytes) * 8);
    let begun: number | null = null;
    for (let page = 0; page <= pages; page += 1) {
      const isTouched = page < pages && (flags[page * 8 + 7] ?? 0) >= 0x40;
      if (isTouched) begun ??= page;
      else if (begun !== null) {
        const start = at + begun * pageBytes;
        yield { from: start, to: at + page * pageBytes };
        begun = null;
      }
    }
  }
}

/** As much as a region has that is worth a look: larger ones are reserved and hardly touched. */
const largestRegion = 2 ** 36;

export function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return null;
  }
}

/**
 * Whether a process of the shell's is one of its own that can be looked into: not so of one that is ending, nor of
 * one that has just begun, whose memory is the shell's until it becomes another program.
 */
export function isOnItsOwn(pid: number, shell: number): boolean {
  if (commandOf(pid) === commandOf(shell)) return false;
  try {
    closeSync(openSync(`/proc/${pid}/mem`, "r"));
    return true;
  } catch {
    return false;
  }
}

/** All processes of an app but its first, once each of them is on its own. */
export async function othersOf(shell: number): Promise<readonly number[]> {
  let others: readonly number[] = [];
  const beginningOrEnding = () => {
    others = familyOf(shell).filter((pid) => pid !== shell);
    return others.filter((pid) => !isOnItsOwn(pid, shell));
  };
  await expect.poll(beginningOrEnding, { timeout: 60_000 }).toEqual([]);
  return others;
}

/** Which of these words stand in the memory of a process, as they are or in UTF-16. */
export function wordsInMemory(pid: number, words: readonly string[]): string[] {
  const sought = words.flatMap((word) =>
    (["utf8", "utf16le"] as const).map((code) => ({
      word,
      bytes: Buffer.from(word, code),
    })),
  );
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, "r");
  const pagemap = openSync(`/proc/${pid}/pagemap`, "r");
  try {
    for (const region of writableRegions(pid)) {
      if (region.to - region.from > largestRegion) continue;
      for (const run of touchedRuns(pagemap, region)) {
        const bytes = Buffer.alloc(run.to - run.from);
        const held = bytes.subarray(0, read(memory, bytes, run.from));
        for (const { word, bytes: each } of sought)
          if (held.includes(each)) found.add(word);
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
  return [...found].sort();
}
