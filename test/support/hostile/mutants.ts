// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { createDice } from "../dice.ts";
import { everyLeak } from "../leaks/everyLeak.ts";
import type { Leak } from "../leaks/leak.ts";
import { mutated } from "../mutated.ts";

function samplesByType(): readonly (readonly Leak[])[] {
  const types = new Map<string, Leak[]>();
  for (const leak of everyLeak) {
    const type = extname(leak.file);
    types.set(type, [...(types.get(type) ?? []), leak]);
  }
  return [...types.values()];
}

/** The samples of each type that the inspector or a preview knows. */
export const typesOfMutants = samplesByType();

/** Mutants from this number on are each still of their type, and broken: every test run feeds them. */
export const firstOfUsual = 20_319_992;

interface Mutant {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A sample that is broken by dice: its number alone decides which one, and how. Numbers in a row have all types. */
export async function makeMutant(number: number): Promise<Mutant> {
  const dice = createDice(number);
  const samples = typesOfMutants[number % typesOfMutants.length] ?? [];
  const { file, make } = dice.pick(samples);
  const bytes = mutated(await make(), dice);
  return { name: `${String(number)}-${file}`, bytes };
}

/** So many mutants in a folder, with numbers from `first` on. */
export async function makeMutants(
  folderDir: string,
  first: number,
  count: number,
): Promise<string[]> {
  mkdirSync(folderDir, { recursive: true });
  const paths: string[] = [];
  for (let number = first; number < first + count; number += 1) {
    const { name, bytes } = await makeMutant(number);
    const path = join(folderDir, name);
    writeFileSync(path, bytes);
    paths.push(path);
  }
  return paths;
}
