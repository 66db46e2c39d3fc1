// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from "node:path";
import type { Failure } from "../../shared/failure.ts";
import { err, type Result } from "../../shared/result.ts";
import { sha256 } from "../crypto/digest.ts";
import { encodeUtf8, toHex } from "../crypto/encoding.ts";
import { randomBytes } from "../crypto/random.ts";
import { bootId, machineId, processStart } from "../storage/processes.ts";
import { joinPath, partEnding, type Storage } from "../storage/storage.ts";

/** Eight digits that tell one from another and give nothing away. */
function mark(of: string | null): string {
  return of === null || of === ""
    ? "none"
    : sha256(encodeUtf8(`counterseal-part ${of}`)).slice(0, 8);
}

/** `.counterseal-<machine>-<its start>-<process>-<when it began>-<random>.part` */
function newName(): string {
  const started = processStart(process.pid) ?? "0";
  const random = toHex(randomBytes(4));
  const maker = `${mark(machineId())}-${mark(bootId())}-${process.pid}-${started}`;
  return `.counterseal-${maker}-${random}${partEnding}`;
}

const named =
  /^\.counterseal-([0-9a-f]{8})-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{8}\.part$/;

/** Whether a process of this machine made it that surely runs no more. */
function isLeft(name: string): boolean {
  const [, machine, boot, pid, started] = named.exec(name) ?? [];
  if (machine !== mark(machineId())) return false;
  return boot !== mark(bootId()) || processStart(Number(pid)) !== started;
}

/** Names the folder that was asked for where it has no name yet but the hidden one. */
function asAsked(
  failed: Failure,
  partDir: string,
  destinationDir: string,
): Failure {
  if (failed.facts?.["name"] !== basename(partDir)) return failed;
  const name = basename(destinationDir);
  return { ...failed, facts: { ...failed.facts, name } };
}

/**
 * Makes a folder whole beside its place, under a hidden name, and names it then: it is there whole, or not at
 * all. What a killed process left of such work beside the same place goes first.
 */
export async function growFolder<T>(
  storage: Storage,
  destinationDir: string,
  make: (partDir: string) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const aboveDir = dirname(destinationDir);
  const there = await storage.list(aboveDir);
  for (const name of there.ok ? there.value.filter(isLeft) : [])
    await storage.removeTree(joinPath(aboveDir, name));
  const partDir = joinPath(aboveDir, newName());
  let done = false;
  try {
    const made = await make(partDir);
    if (!made.ok) return err(asAsked(made.error, partDir, destinationDir));
    const moved = await storage.renameNew(partDir, destinationDir);
    done = moved.ok;
    return moved.ok ? made : moved;
  } finally {
    if (!done) await storage.removeTree(partDir);
  }
}
