// SPDX-License-Identifier: Apache-2.0
import type { SeededBug } from "./seededBug.ts";

/** A mistake in one file of `shared/domain`, that the second reading of the rules must notice. */
export type PolicyRow = readonly [
  name: string,
  file: string,
  find: string,
  replace: string,
  quick?: true,
];

export function policyBug([
  name,
  file,
  find,
  replace,
  quick = false as never,
]: PolicyRow): SeededBug {
  const path = `shared/domain/${file}.ts`;
  return { name, file: path, find, replace, caughtBy: "policy", quick };
}
