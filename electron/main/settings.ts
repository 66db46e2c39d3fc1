// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { z } from "zod";
import type { Failure } from "../../shared/failure.ts";
import {
  firstSettings,
  safeSettings,
  Settings,
} from "../../shared/ipc/settingsContract.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Storage } from "../storage/storage.ts";
import { inTurn } from "./inTurn.ts";

const SettingsFile = z.strictObject({
  format: z.literal(1),
  settings: Settings,
});
const fileLimit = 1 << 16;

/** What was chosen here, kept in the user's profile (mode 0600). */
export interface SettingsStore {
  /** What holds now. Until {@link SettingsStore.load} has ended, the safe ones. */
  current(): Settings;
  load(): Promise<Settings>;
  /** Holds once it is on the disk. */
  change(settings: Settings): Promise<Result<Settings, Failure>>;
}

export function createSettings(
  storage: Storage,
  profileDir: string,
): SettingsStore {
  const settingsPath = join(profileDir, "settings.json");
  const changes = inTurn();
  let current = safeSettings;

  async function read(): Promise<Settings> {
    const facts = await storage.facts(settingsPath);
    if (facts.ok && facts.value === null) return firstSettings;
    const bytes = await storage.readWhole(settingsPath, fileLimit);
    if (!bytes.ok) return safeSettings;
    try {
      const decoder = new TextDecoder("utf-8", { fatal: true });
      const text = decoder.decode(bytes.value);
      return SettingsFile.parse(JSON.parse(text)).settings;
    } catch {
      return safeSettings;
    }
  }

  return {
    current: () => current,
    async load() {
      current = await read();
      return current;
    },
    change: (settings) =>
      changes(async () => {
        const file: z.infer<typeof SettingsFile> = { format: 1, settings };
        const written = await storage.replaceDurably(
          settingsPath,
          new TextEncoder().encode(`${JSON.stringify(file)}\n`),
        );
        if (!written.ok) return written;
        current = settings;
        return ok(settings);
      }),
  };
}
