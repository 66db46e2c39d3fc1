// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * Has Apple look at a signed app, with a profile that `notarytool store-credentials` put in the keychain. An
 * app that is not signed is never sent, and never called signed: it is named so by scripts/package.mjs.
 */
export default function notarise({
  appOutDir,
  electronPlatformName,
  packager,
}) {
  if (electronPlatformName !== "darwin") return;
  const profile = process.env.COUNTERSEAL_NOTARY_PROFILE;
  if (!profile) return;
  const appPath = join(appOutDir, `${packager.appInfo.productFilename}.app`);
  const zipPath = `${appPath}.zip`;
  for (const [command, ...args] of [
    ["codesign", "--verify", "--deep", "--strict", appPath],
    ["ditto", "-c", "-k", "--keepParent", appPath, zipPath],
    [
      "xcrun",
      "notarytool",
      "submit",
      zipPath,
      "--keychain-profile",
      profile,
      "--wait",
    ],
    ["xcrun", "stapler", "staple", appPath],
    ["rm", zipPath],
  ]) {
    const { status, error } = spawnSync(command, args, { stdio: "inherit" });
    if (status !== 0)
      throw new Error(
        `${command} ${args[0]} failed: ${error?.message ?? status}`,
      );
  }
}
