// SPDX-License-Identifier: Apache-2.0
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder of this user's Counterseal profile, the same that the window uses: without it, what one
 * of the two saw of a vault could not warn the other. `COUNTERSEAL_PROFILE` names another one.
 */
export function profileDirFor(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = environment["COUNTERSEAL_PROFILE"];
  if (chosen !== undefined && chosen !== "") return chosen;
  return join(configDirFor(platform, environment), "counterseal");
}

function configDirFor(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === "darwin")
    return join(homedir(), "Library", "Application Support");
  const named =
    platform === "win32"
      ? environment["APPDATA"]
      : environment["XDG_CONFIG_HOME"];
  if (named !== undefined && named !== "") return named;
  return platform === "win32"
    ? join(homedir(), "AppData", "Roaming")
    : join(homedir(), ".config");
}
