// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";

/** What tells one process, start of the machine and machine from another. Null where the system does not say. */

function lineOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}

/** Changes with every start of the machine. */
export function bootId(): string | null {
  return lineOf("/proc/sys/kernel/random/boot_id");
}

/** Stays with an installation of the operating system. Not to be shown as it is. */
export function machineId(): string | null {
  return lineOf("/etc/machine-id");
}

/** When a process began, in ticks since the machine's start: a reused id has another. */
export function processStart(pid: number): string | null {
  // The name in parentheses may hold spaces and parentheses itself; field 22 counts from after it.
  const stat = lineOf(`/proc/${String(pid)}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

/** Bytes of memory that a process holds now. */
export function residentBytes(pid: number): number | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(
    lineOf(`/proc/${String(pid)}/status`) ?? "",
  )?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
