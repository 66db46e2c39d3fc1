// SPDX-License-Identifier: Apache-2.0
import { flipFuses } from "@electron/fuses";
import { chmodSync, copyFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../repository.mjs";
import { fuseConfig } from "./fuses.mjs";

/** Before anything is signed: fuses, and on Linux the launcher in the binary's place. */
export default async function afterPack({
  appOutDir,
  electronPlatformName,
  packager,
}) {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === "darwin") {
    await flipFuses(
      join(appOutDir, `${productFilename}.app`),
      fuseConfig(true),
    );
  } else if (electronPlatformName === "win32") {
    await flipFuses(
      join(appOutDir, `${productFilename}.exe`),
      fuseConfig(false),
    );
  } else {
    const launcherPath = join(appOutDir, packager.executableName);
    const binaryPath = `${launcherPath}-app`;
    renameSync(launcherPath, binaryPath);
    // Electron's own page, for a binary without an app.
    rmSync(join(appOutDir, "resources", "default_app.asar"), { force: true });
    await flipFuses(binaryPath, fuseConfig(false));
    copyFileSync(inRepository("packaging", "launch.sh"), launcherPath);
    chmodSync(launcherPath, 0o755);
  }
}
