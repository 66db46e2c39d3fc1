// SPDX-License-Identifier: Apache-2.0
import { hostname } from "node:os";
import { z } from "zod";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8, encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Storage } from "../../storage/storage.ts";

/**
 * One process writes to a vault at a time. The lock names its holder; a lock whose holder runs no more
 * on this machine is moved aside, and only one of several that try it wins.
 */
const Holder = z.strictObject({
  host: z.string(),
  pid: z.number().int(),
  token: z.string(),
});

export interface VaultLock {
  release(): Promise<void>;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: it runs, as somebody else.
    return (
      thrown instanceof Error && "code" in thrown && thrown.code === "EPERM"
    );
  }
}

async function readHolder(
  storage: Storage,
  path: string,
): Promise<z.infer<typeof Holder> | null> {
  const bytes = await storage.readWhole(path, 4096);
  if (!bytes.ok) return null;
  try {
    return (
      Holder.safeParse(JSON.parse(decodeUtf8(bytes.value) ?? "")).data ?? null
    );
  } catch {
    return null;
  }
}

function isGone(holder: z.infer<typeof Holder>): boolean {
  return holder.host === hostname() && !isAlive(holder.pid);
}

/** A lock without a holder's name is one being written this moment, or what a crash left of one. */
async function isFresh(storage: Storage, path: string): Promise<boolean> {
  const facts = await storage.facts(path);
  return (
    facts.ok &&
    facts.value !== null &&
    Date.now() - facts.value.modifiedMs < 10_000
  );
}

/** Takes the lock, or fails with `vault-in-use` and who holds it. */
export async function takeLock(
  storage: Storage,
  path: string,
): Promise<Result<VaultLock, Failure>> {
  const token = toHex(randomBytes(16));
  const mine = encodeUtf8(
    `${JSON.stringify({ host: hostname(), pid: process.pid, token })}\n`,
  );
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const taken = await storage.createExclusive(path, mine);
    if (taken.ok)
      return ok({ release: () => releaseLock(storage, path, token) });
    if (taken.error.code !== "destination-exists") return taken;
    const holder = await readHolder(storage, path);
    if (holder === null ? await isFresh(storage, path) : !isGone(holder))
      return err(
        failure("vault-in-use", {
          host: holder?.host ?? "",
          pid: holder?.pid ?? 0,
        }),
      );
    const aside = `${path}.stale-${token}`;
    const moved = await storage.renameNew(path, aside);
    if (moved.ok) await storage.remove(aside);
  }
  return err(failure("vault-in-use"));
}

async function releaseLock(
  storage: Storage,
  path: string,
  token: string,
): Promise<void> {
  const holder = await readHolder(storage, path);
  if (holder?.token === token) await storage.remove(path);
}
