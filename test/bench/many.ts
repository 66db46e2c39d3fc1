// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Chosen, groupsOf } from "../../electron/engine/intake/groups.ts";
import { importGroup } from "../../electron/engine/intake/importFiles.ts";
import type { Session } from "../../electron/engine/session.ts";
import { randomBytes } from "../../electron/crypto/random.ts";
import { requireOk } from "../support/unwrap.ts";
import { audit, benchVault, inFolder, median, seconds } from "./desk.ts";

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

async function copyEach(from: readonly string[], toDir: string): Promise<void> {
  mkdirSync(toDir);
  for (const path of from) {
    const file = await open(join(toDir, basename(path)), "wx");
    await file.writeFile(await readFile(path));
    await file.sync();
    await file.close();
  }
}

async function importAll(session: Session, chosen: readonly Chosen[]) {
  for (const paths of groupsOf(chosen)) {
    const taken = await importGroup(session, paths, custody, null, job);
    for (const each of taken) requireOk(each);
  }
}

/**
 * Seconds for a batch of small files: our import into a new vault, and a plain copier that syncs each file;
 * medians over rounds in which they take turns.
 */
export async function benchMany(
  folderDir: string,
  count: number,
  rounds: number,
): Promise<Record<string, number>> {
  const fromDir = inFolder(folderDir, "from");
  mkdirSync(fromDir);
  const content = randomBytes(10_000);
  const paths = Array.from({ length: count }, (_, at) =>
    join(fromDir, `${String(at)}.bin`),
  );
  for (const path of paths) writeFileSync(path, content);
  const chosen = paths.map((path) => ({ path, size: content.length }));
  const copy: number[] = [];
  const imported: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const roundDir = inFolder(folderDir, `round-${String(round)}`);
    mkdirSync(roundDir);
    const session = requireOk(await (await benchVault(roundDir)).open());
    copy.push(await seconds(() => copyEach(paths, join(roundDir, "to"))));
    imported.push(await seconds(() => importAll(session, chosen)));
    await session.close();
    rmSync(roundDir, { recursive: true });
  }
  return { copy: median(copy), imported: median(imported) };
}
