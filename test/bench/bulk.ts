// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from "node:crypto";
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import {
  encodeIdentity,
  generateIdentity,
  type X25519Identity,
} from "../../electron/crypto/age/identity.ts";
import { createCryptoWorkers } from "../../electron/crypto/bulk/workers.ts";
import {
  type ObjectFacts,
  openObject,
  verifyObject,
} from "../../electron/engine/objects/objects.ts";
import { layoutOf, objectPath } from "../../electron/engine/vault/layout.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { Session } from "../../electron/engine/session.ts";
import { sealFile } from "../support/objects.ts";
import { requireOk } from "../support/unwrap.ts";
import {
  benchVault,
  inFolder,
  median,
  seconds,
  syncFile,
  tool,
  toolOver,
  writeOver,
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

interface Bulk {
  readonly session: Session;
  readonly identity: X25519Identity;
  readonly path: string;
  /** What `age` makes of the file at `path`. */
  readonly sealedPath: string;
  readonly keyPath: string;
  readonly plainPath: string;
}

async function layOut(folderDir: string, bytes: number): Promise<Bulk> {
  const vault = await benchVault(folderDir);
  const session = requireOk(await vault.open());
  const [path, sealedPath, keyPath, plainPath] = [
    inFolder(folderDir, "input"),
    inFolder(folderDir, "age-output"),
    inFolder(folderDir, "key"),
    inFolder(folderDir, "plain"),
  ];
  const identity = generateIdentity();
  writeFileSync(keyPath, `${encodeIdentity(identity)}\n`);
  writeRandomFile(path, bytes);
  return { session, identity, path, sealedPath, keyPath, plainPath };
}

interface Step {
  readonly name: string;
  /** Not timed. */
  readonly before?: () => unknown;
  readonly run: () => unknown;
}

function sealingSteps(bulk: Bulk, sealed: { facts: ObjectFacts }): Step[] {
  const { session, identity, path, sealedPath } = bulk;
  return [
    {
      name: "age",
      before: () => {
        rmSync(sealedPath, { force: true });
      },
      run: () => {
        tool("age", ["-r", identity.recipient, "-o", sealedPath, path]);
        syncFile(sealedPath);
      },
    },
    {
      name: "seal",
      before: () => removeObject(session, sealed.facts),
      run: async () => {
        sealed.facts = requireOk(await sealFile(session, path));
      },
    },
  ];
}

async function removeObject(session: Session, { object }: ObjectFacts) {
  requireOk(await session.storage.remove(objectPath(session.layout, object)));
}

/** To nothing. */
function readingSteps(bulk: Bulk, facts: ObjectFacts): Step[] {
  const { session, path, keyPath, sealedPath } = bulk;
  const openssl = () => {
    tool("openssl", ["dgst", "-sha256", path]);
  };
  const ageOpen = () => {
    tool("age", ["-d", "-i", keyPath, "-o", "/dev/null", sealedPath]);
  };
  const open = async () => {
    requireOk(await verifyObject(session, facts, never, () => undefined));
  };
  return [
    { name: "openssl", run: openssl },
    { name: "ageOpen", run: ageOpen },
    { name: "open", run: open },
  ];
}

/** To a new file, which is synced; then over the bytes of one in the page cache, in which the disk has no part. */
function writingSteps(bulk: Bulk, facts: ObjectFacts): Step[][] {
  const { session, keyPath, sealedPath, plainPath } = bulk;
  const before = () => {
    rmSync(plainPath, { force: true });
  };
  const ageOpen = () => {
    tool("age", ["-d", "-i", keyPath, "-o", plainPath, sealedPath]);
    syncFile(plainPath);
  };
  const open = async () => {
    const pieces = openObject(session, facts);
    requireOk(await session.storage.createExclusive(plainPath, pieces));
  };
  const ageOpenOver = () => {
    toolOver("age", ["-d", "-i", keyPath, sealedPath], plainPath);
  };
  const openOver = () => writeOver(openObject(session, facts), plainPath);
  return [
    [
      { name: "ageOpenToFile", before, run: ageOpen },
      { name: "openToFile", before, run: open },
    ],
    [
      { name: "ageOpenOver", run: ageOpenOver },
      { name: "openOver", run: openOver },
    ],
  ];
}

/**
 * Medians in seconds over `runs`: the tools and the engine in turn over the same bytes on the same disk, which is
 * at rest before each; who comes first changes from round to round.
 */
export async function benchBulk(
  folderDir: string,
  bytes: number,
  runs: number,
): Promise<Record<string, number>> {
  const bulk = await layOut(folderDir, bytes);
  const { session, path, sealedPath, plainPath } = bulk;
  const sealed = { facts: requireOk(await sealFile(session, path)) };
  const times = new Map<string, number[]>();
  for (let round = 0; round <= runs; round += 1) {
    const takeTurns = async (steps: readonly Step[]): Promise<void> => {
      for (const step of round % 2 === 0 ? steps : steps.toReversed()) {
        await step.before?.();
        tool("sync", []);
        const taken = await seconds(step.run);
        // The first round warms the page cache, the workers and the disk, and does not count.
        if (round > 0)
          times.set(step.name, [...(times.get(step.name) ?? []), taken]);
      }
    };
    await takeTurns(sealingSteps(bulk, sealed));
    await takeTurns(readingSteps(bulk, sealed.facts));
    for (const steps of writingSteps(bulk, sealed.facts))
      await takeTurns(steps);
  }
  await session.close();
  for (const each of [path, sealedPath, plainPath]) rmSync(each);
  return Object.fromEntries(
    [...times].map(([name, each]) => [name, median(each)]),
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
