// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "../../electron/crypto/random.ts";
import { importGroup } from "../../electron/engine/intake/importFiles.ts";
import type { Session } from "../../electron/engine/session.ts";
import { checkVault } from "../../electron/engine/vault/checkVault.ts";
import { requireOk } from "../support/unwrap.ts";
import { writeRandomFile } from "./bulk.ts";
import { audit, benchVault, inFolder, median, seconds, tool } from "./desk.ts";

const never = new AbortController().signal;
const job = { signal: never, startFile: () => () => undefined };
const custody = {
  audit,
  kind: "other",
  variant: "private",
  from: "bench",
  channel: "bench",
} as const;

/** Medians in seconds: a check of the whole vault, and the digests of the same files, in turn. */
async function compare(
  session: Session,
  paths: readonly string[],
  runs: number,
): Promise<{ check: number; openssl: number }> {
  for (let at = 0; at < paths.length; at += 256) {
    const group = paths.slice(at, at + 256);
    for (const taken of await importGroup(session, group, custody, null, job))
      requireOk(taken);
  }
  const times = { check: [] as number[], openssl: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    const openssl = await seconds(() => {
      tool("openssl", ["dgst", "-sha256", ...paths]);
    });
    const check = await seconds(async () => {
      const report = requireOk(
        await checkVault(session, never, () => undefined),
      ).report;
      if (report.objects.whole !== paths.length) throw new Error("not whole");
    });
    // The first round warms the page cache and the workers.
    if (run === 0) continue;
    times.check.push(check);
    times.openssl.push(openssl);
  }
  return { check: median(times.check), openssl: median(times.openssl) };
}

/** A check of a vault of one file of that many bytes, and of one of so many files of 10 KB. */
export async function benchCheck(
  folderDir: string,
  bytes: number,
  files: number,
  runs: number,
): Promise<Record<string, number>> {
  const measure = async (name: string, paths: readonly string[]) => {
    const vaultDir = inFolder(folderDir, name);
    mkdirSync(vaultDir);
    const session = requireOk(await (await benchVault(vaultDir)).open());
    const found = await compare(session, paths, runs);
    await session.close();
    rmSync(vaultDir, { recursive: true });
    return found;
  };
  const largePath = inFolder(folderDir, "large.bin");
  writeRandomFile(largePath, bytes);
  const large = await measure("one", [largePath]);
  rmSync(largePath);
  const content = randomBytes(10_000);
  const paths = Array.from({ length: files }, (_, at) =>
    join(folderDir, `${String(at)}.bin`),
  );
  for (const path of paths) writeFileSync(path, content);
  const small = await measure("many", paths);
  return {
    large: large.check,
    largeOpenssl: large.openssl,
    small: small.check,
    smallOpenssl: small.openssl,
  };
}
