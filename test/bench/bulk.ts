// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from "node:crypto";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import {
  encodeIdentity,
  generateIdentity,
} from "../../electron/crypto/age/identity.ts";
import { createCryptoWorkers } from "../../electron/crypto/bulk/workers.ts";
import {
  openObject,
  verifyObject,
} from "../../electron/engine/objects/objects.ts";
import { layoutOf, objectPath } from "../../electron/engine/vault/layout.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { Session } from "../../electron/engine/session.ts";
import { writeFileSync } from "node:fs";
import { sealFile } from "../support/objects.ts";
import { requireOk } from "../support/unwrap.ts";
import {
  benchVault,
  inFolder,
  median,
  seconds,
  syncFile,
  tool,
} from "./desk.ts";

const mebibyte = 1 << 20;
const never = new AbortController().signal;

export function writeRandomFile(path: string, bytes: number): void {
  const file = openSync(path, "w");
  const block = randomFillSync(new Uint8Array(mebibyte));
  for (let at = 0; at < bytes; at += block.length) writeSync(file, block);
  closeSync(file);
  syncFile(path);
}

async function sealOnce(session: Session, path: string) {
  return requireOk(await sealFile(session, path));
}

/** Medians in seconds over `runs`, each tool and the engine in turn over the same bytes on the same disk. */
export async function benchBulk(
  folderDir: string,
  bytes: number,
  runs: number,
): Promise<Record<string, number>> {
  const vault = await benchVault(folderDir);
  const session = requireOk(await vault.open());
  const path = inFolder(folderDir, "input");
  const out = inFolder(folderDir, "age-output");
  const plain = inFolder(folderDir, "plain");
  const keyPath = inFolder(folderDir, "key");
  const identity = generateIdentity();
  writeFileSync(keyPath, `${encodeIdentity(identity)}\n`);
  writeRandomFile(path, bytes);
  const times: Record<string, number[]> = {};
  const time = async (name: string, step: () => unknown): Promise<void> => {
    (times[name] ??= []).push(await seconds(step));
  };
  for (let run = 0; run <= runs; run++) {
    // The first round warms the page cache, the workers and the disk, and does not count.
    if (run === 1) for (const name of Object.keys(times)) times[name] = [];
    await time("age", () => {
      tool("age", ["-r", identity.recipient, "-o", out, path]);
      syncFile(out);
    });
    await time("openssl", () => {
      tool("openssl", ["dgst", "-sha256", path]);
    });
    let facts = await sealOnce(session, path);
    const remove = () =>
      session.storage.remove(objectPath(session.layout, facts.object));
    await remove();
    await time("seal", async () => {
      facts = await sealOnce(session, path);
    });
    await time("ageOpen", () => {
      tool("age", ["-d", "-i", keyPath, "-o", "/dev/null", out]);
    });
    await time("open", async () => {
      requireOk(await verifyObject(session, facts, never, () => undefined));
    });
    await time("ageOpenToFile", () => {
      tool("age", ["-d", "-i", keyPath, "-o", plain, out]);
      syncFile(plain);
    });
    rmSync(plain);
    await time("openToFile", async () => {
      const pieces = openObject(session, facts);
      requireOk(await session.storage.createExclusive(plain, pieces));
    });
    rmSync(plain);
    await remove();
  }
  await session.close();
  for (const each of [path, out]) rmSync(each);
  return Object.fromEntries(
    Object.entries(times).map(([name, each]) => [name, median(each)]),
  );
}

/** What the process grows by, in MB, while one file is sealed and opened; nothing was derived in it before. */
export async function benchMemory(
  folderDir: string,
  bytes: number,
): Promise<Record<string, number>> {
  const path = inFolder(folderDir, "input");
  writeRandomFile(path, bytes);
  const workers = createCryptoWorkers();
  const session = {
    storage: createStorage(),
    layout: layoutOf(inFolder(folderDir, "vault")),
    identity: generateIdentity(),
    workers,
  };
  const before = process.memoryUsage.rss();
  let most = before;
  const sample = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const facts = requireOk(await sealFile(session, path));
  requireOk(await verifyObject(session, facts, never, () => undefined));
  clearInterval(sample);
  await workers.close();
  return { grownMb: (most - before) / 1e6 };
}
