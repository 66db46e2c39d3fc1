// SPDX-License-Identifier: Apache-2.0
import { foldersTo, judgedPath, type JudgedPath } from "./pathPattern.ts";
import { parseAttributes, type Rule, type Value } from "./attributesFile.ts";

/** By name; absent where nothing is said. */
export type Attributes = ReadonlyMap<string, Value>;

const builtIn: ReadonlyMap<string, Rule["sets"]> = new Map([
  [
    "binary",
    [
      ["diff", false],
      ["merge", false],
      ["text", false],
    ],
  ],
]);

/**
 * What git makes of the paths of a tree by the `.gitattributes` in it, and by nothing of the machine's own:
 * the folder nearest to a path is heard first, and in each file the last line.
 * @param files content by folder, "" for the root
 * @param foldCase whether capitals do not count in patterns (`core.ignorecase`)
 */
export function attributesBy(
  files: ReadonlyMap<string, Uint8Array>,
  foldCase = false,
): (path: string, isFolder?: boolean) => Attributes {
  const macros = new Map(builtIn);
  const rules = new Map<string, readonly Rule[]>();
  for (const [folder, content] of files) {
    const parsed = parseAttributes(content, folder, foldCase);
    for (const { name, sets } of parsed.macros) macros.set(name, sets);
    rules.set(folder, parsed.rules.toReversed());
  }
  return (path, isFolder = false) => {
    const judged: JudgedPath = judgedPath(path, isFolder);
    const values = new Map<string, Value | null>();
    const set = (sets: Rule["sets"]): void => {
      for (const [name, value] of sets.toReversed()) {
        if (values.has(name)) continue;
        values.set(name, value);
        const macro = value === true ? macros.get(name) : undefined;
        if (macro !== undefined) set(macro);
      }
    };
    for (const folder of foldersTo(path).toReversed())
      for (const { fits, sets } of rules.get(folder) ?? [])
        if (fits(judged)) set(sets);
    return new Map(
      [...values].flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as const],
      ),
    );
  };
}
