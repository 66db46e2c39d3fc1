// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { groupsOf } from "../../electron/engine/intake/groups.ts";
import { importGroup } from "../../electron/engine/intake/importFiles.ts";
import { randomBytes } from "../../electron/crypto/random.ts";
import { requireOk } from "../support/unwrap.ts";
import { audit, benchVault, inFolder, seconds } from "./desk.ts";

const job = {
  signal: new AbortController().signal,
  startFile: () => () => undefined,
};
const custody = {
  audit,
  kind: "other",
  variant: "private",
  from: "bench",
  channel: "bench",
} as const;

/** Seconds for a batch of small files: our import, and a plain copier that syncs each file. */
export async function benchMany(
  folderDir: string,
  count: number,
): Promise<Record<string, number>> {
  const vault = await benchVault(folderDir);
  const session = requireOk(await vault.open());
  const fromDir = inFolder(folderDir, "from");
  const toDir = inFolder(folderDir, "to");
  mkdirSync(fromDir);
  mkdirSync(toDir);
  const names = Array.from({ length: count }, (_, at) => `${String(at)}.bin`);
  const content = randomBytes(10_000);
  for (const name of names) writeFileSync(join(fromDir, name), content);
  const copy = await seconds(async () => {
    for (const name of names) {
      const file = await open(join(toDir, name), "wx");
      await file.writeFile(await readFile(join(fromDir, name)));
      await file.sync();
      await file.close();
    }
  });
  const imported = await seconds(async () => {
    const chosen = names.map((name) => join(fromDir, name));
    const size = content.length;
    for (const paths of groupsOf(chosen.map((path) => ({ path, size })))) {
      const taken = await importGroup(session, paths, custody, null, job);
      for (const each of taken) requireOk(each);
    }
  });
  await session.close();
  return { copy, imported };
}
