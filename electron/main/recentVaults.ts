// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { z } from "zod";
import type { Storage } from "../storage/storage.ts";
import { inTurn } from "./inTurn.ts";

const RecentFile = z.strictObject({
  format: z.literal(1),
  vaults: z.array(z.string().min(1).max(4096)).max(100),
});

const keptVaults = 8;
const fileLimit = 1 << 20;

/** Folders of the vaults last opened here, newest first, kept in the user's profile (mode 0600). */
export interface RecentVaults {
  /** Empty when nothing was kept, or what was kept cannot be read. */
  list(): Promise<readonly string[]>;
  /** Moves a folder to the front. Whether the disk takes it changes nothing for the person. */
  add(vaultDir: string): Promise<void>;
  /** The folder is no vault any more. */
  forget(vaultDir: string): Promise<void>;
}

export function createRecentVaults(
  storage: Storage,
  profileDir: string,
): RecentVaults {
  const recentPath = join(profileDir, "recent-vaults.json");
  const changes = inTurn();

  async function list(): Promise<readonly string[]> {
    const bytes = await storage.readWhole(recentPath, fileLimit);
    if (!bytes.ok) return [];
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(
        bytes.value,
      );
      return RecentFile.parse(JSON.parse(text)).vaults;
    } catch {
      // A convenience that was damaged is worth less than a message about it.
      return [];
    }
  }

  async function keep(vaults: string[]): Promise<void> {
    const file: z.infer<typeof RecentFile> = { format: 1, vaults };
    await storage.replaceDurably(
      recentPath,
      new TextEncoder().encode(`${JSON.stringify(file)}\n`),
    );
  }

  return {
    list,
    add: (vaultDir) =>
      changes(async () => {
        const others = (await list()).filter((kept) => kept !== vaultDir);
        await keep([vaultDir, ...others].slice(0, keptVaults));
      }),
    forget: (vaultDir) =>
      changes(async () => {
        await keep((await list()).filter((kept) => kept !== vaultDir));
      }),
  };
}
