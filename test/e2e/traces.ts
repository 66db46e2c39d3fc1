// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Files under a folder whose bytes hold these words. */
export function tracesIn(folderDir: string, words: string): string[] {
  return readdirSync(folderDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      try {
        const bytes = readFileSync(path);
        return (
          bytes.includes(words) || bytes.includes(Buffer.from(words, "utf16le"))
        );
      } catch {
        // It went while it was looked for.
        return false;
      }
    });
}

/** Inodes of every IP socket of the machine. */
export function ipSockets(): Set<string> {
  const tables = ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"];
  return new Set(
    tables.flatMap((table) =>
      readFileSync(`/proc/net/${table}`, "utf8")
        .split("\n")
        .slice(1)
        .flatMap((line) => line.trim().split(/\s+/)[9] ?? []),
    ),
  );
}

/** Inodes of the sockets that a process holds. */
export function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
    } catch {
      return [];
    }
  });
}
