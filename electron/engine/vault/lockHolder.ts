// SPDX-License-Identifier: Apache-2.0
import { hostname } from "node:os";
import { z } from "zod";
import { Instant } from "../../../shared/ids.ts";
import type { LockHolder } from "../../../shared/ipc/standing.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8, encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { bootId, machineId, processStart } from "../../storage/processes.ts";
import type { Storage } from "../../storage/storage.ts";

/** One line of JSON in a lock. Format: docs/format/vault.md, "Lock". */
const LockRecord = z.strictObject({
  host: z.string().max(1000),
  machine: z.string().max(100).nullable(),
  boot: z.string().max(100).nullable(),
  pid: z.number().int().positive(),
  started: z.string().max(100).nullable(),
  program: z.string().max(100),
  since: Instant,
  token: z.string().regex(/^[0-9a-f]{32}$/),
});
export type LockRecord = z.infer<typeof LockRecord>;

/** The machine's id is not for others to see: its digest tells two machines apart as well. */
function machineDigest(): string | null {
  const id = machineId();
  return id === null || id === ""
    ? null
    : sha256(encodeUtf8(`counterseal-lock ${id}`)).slice(0, 32);
}

export function ownRecord(since: Instant): LockRecord {
  return {
    host: hostname(),
    machine: machineDigest(),
    boot: bootId(),
    pid: process.pid,
    started: processStart(process.pid),
    program: "electron" in process.versions ? "the app" : "counterseal",
    since,
    token: toHex(randomBytes(16)),
  };
}

export function formatRecord(record: LockRecord): Uint8Array {
  return encodeUtf8(`${JSON.stringify(record)}\n`);
}

/** Null when nothing is there, or nothing whole. */
export async function readRecord(
  storage: Storage,
  path: string,
): Promise<LockRecord | null> {
  const bytes = await storage.readStart(path, 16_384);
  if (!bytes.ok) return null;
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes.value) ?? "");
    return LockRecord.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

export function holderOf(record: LockRecord | null): LockHolder {
  if (record === null) return { host: "", pid: 0, program: "", since: null };
  const { host, pid, program, since } = record;
  return { host, pid, program, since };
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

/**
 * Whether the process that wrote a lock surely runs no more. Of another machine nothing is sure; that
 * one is the same shows by its id, since names of hosts repeat.
 */
export function isGone(holder: LockRecord): boolean {
  const machine = machineDigest();
  if (holder.host !== hostname() || holder.machine !== machine) return false;
  const boot = bootId();
  const sameBoot = holder.boot === boot;
  if (!sameBoot && machine !== null && boot !== null && holder.boot !== null)
    return true;
  if (!isAlive(holder.pid)) return true;
  // Another process may have come to the same id.
  const started = processStart(holder.pid);
  return (
    sameBoot &&
    started !== null &&
    holder.started !== null &&
    started !== holder.started
  );
}
