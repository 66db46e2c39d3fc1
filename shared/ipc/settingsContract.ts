// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { none } from "./limits.ts";

/** Minutes without anybody after which a vault locks. There is no "never". */
export const idlePresets = [1, 5, 10, 15, 30, 60] as const;

/** How the window looks and when it locks: of this computer, whatever vault is open. */
export const Settings = z.strictObject({
  idleMinutes: z.literal(idlePresets),
  theme: z.enum(["system", "light", "dark"]),
  contrast: z.enum(["system", "more"]),
  /** Times stand in UTC; with this computer's clock beside them, if wanted. */
  times: z.enum(["utc", "both"]),
});
export type Settings = z.infer<typeof Settings>;

export const firstSettings: Settings = {
  ...{ idleMinutes: 10, theme: "system", contrast: "system", times: "utc" },
};

/** What holds while what was chosen cannot be read: the shortest time, since a longer one was never asked for. */
export const safeSettings: Settings = { ...firstSettings, idleMinutes: 1 };

export const settingsContract = {
  "settings.show": { request: none, response: Settings },
  "settings.change": { request: Settings, response: Settings },
} as const;
