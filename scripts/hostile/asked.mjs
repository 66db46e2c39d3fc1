// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { inRepository } from "../repository.mjs";

export const usage =
  "npm run hostile -- FOLDER | --mutants N [--seed S]  [--to FOLDER]";

const options = {
  mutants: { type: "string" },
  seed: { type: "string" },
  to: { type: "string" },
};

/** The number that these words are: whole, and not below `least`. */
function wholeNumber(words, least) {
  const number = /^\d{1,9}$/.test(words) ? Number(words) : NaN;
  return number >= least ? number : undefined;
}

function parsed(words) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/**
 * What is to be fed, and where it is kept; undefined where the words say no such thing.
 * @returns {{folderDir: string, keptDir: string} | {mutants: number, seed: number, keptDir: string} | undefined}
 */
export function asked(words) {
  const found = parsed(words);
  if (found === undefined) return undefined;
  const { mutants, seed, to } = found.values;
  const [folder, ...more] = found.positionals;
  const keptDir = to === undefined ? inRepository("test-results") : resolve(to);
  if (more.length > 0) return undefined;
  if (mutants === undefined) {
    const isFolder =
      folder !== undefined &&
      statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    return isFolder && seed === undefined
      ? { folderDir: resolve(folder), keptDir }
      : undefined;
  }
  const count = wholeNumber(mutants, 1);
  const first = wholeNumber(seed ?? String(Date.now() % 1_000_000), 0);
  return folder === undefined && count !== undefined && first !== undefined
    ? { mutants: count, seed: first, keptDir }
    : undefined;
}
