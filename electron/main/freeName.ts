// SPDX-License-Identifier: Apache-2.0
import { extname } from "node:path";
import { joinPath, type Storage } from "../storage/storage.ts";

const mostTries = 99;

/** The name that was thought of, or with a number before its ending, such that nothing in the folder has it. */
export async function freeName(
  storage: Pick<Storage, "facts">,
  dir: string,
  wanted: string,
): Promise<string> {
  const ending = extname(wanted);
  const stem = wanted.slice(0, wanted.length - ending.length);
  for (let nth = 1; nth <= mostTries; nth += 1) {
    const name = nth === 1 ? wanted : `${stem} ${nth}${ending}`;
    const facts = await storage.facts(joinPath(dir, name));
    if (facts.ok && facts.value === null) return name;
  }
  return wanted;
}
