// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { AuditId } from "../../shared/ids.ts";
import { makeVault, type TestVault } from "../support/vaults.ts";
import { requireOk } from "../support/unwrap.ts";

export const audit = AuditId.parse("bench-2026");

export async function benchVault(folderDir: string): Promise<TestVault> {
  const vault = await makeVault(folderDir);
  const session = requireOk(await vault.open());
  requireOk(
    await session.commit([
      { type: "audit.created", body: { audit, title: "Bench" } },
    ]),
  );
  await session.close();
  return vault;
}

/** Seconds that a step takes. */
export async function seconds(step: () => unknown): Promise<number> {
  const from = performance.now();
  await step();
  return (performance.now() - from) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs a stock tool to its end. @throws when it fails. */
export function tool(
  command: string,
  args: readonly string[],
  stdout: number | "ignore" = "ignore",
): void {
  const run = spawnSync(command, args, { stdio: ["ignore", stdout, "pipe"] });
  if (run.status !== 0)
    throw new Error(`${command}: ${String(run.error ?? run.stderr)}`);
}

/** As `tool`; what it prints goes over the bytes of a file that is there. */
export function toolOver(
  command: string,
  args: readonly string[],
  path: string,
): void {
  const file = openSync(path, "r+");
  tool(command, args, file);
  closeSync(file);
}

/** Writes over the bytes of a file that is there. */
export async function writeOver(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
): Promise<void> {
  const file = await open(path, "r+");
  for await (const piece of pieces)
    for (let at = 0; at < piece.length;)
      at += (await file.write(piece, at)).bytesWritten;
  await file.close();
}

export function syncFile(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}

export function inFolder(folderDir: string, name: string): string {
  return join(folderDir, name);
}
