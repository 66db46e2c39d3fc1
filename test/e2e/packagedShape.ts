// SPDX-License-Identifier: Apache-2.0
import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { appDir, electronPath } from "./launchApp.ts";

/**
 * Lays out what a package installs: the binary under the product's name with the app among its resources.
 * Electron tells by both that it is packaged. Linux only.
 *
 * @returns path of the binary
 */
export function layOutPackage(packageDir: string): string {
  const fromDir = dirname(electronPath());
  const resourcesDir = join(packageDir, "resources");
  mkdirSync(resourcesDir, { recursive: true });
  for (const name of readdirSync(fromDir))
    if (name !== "electron" && name !== "resources")
      symlinkSync(join(fromDir, name), join(packageDir, name));
  symlinkSync(appDir(), join(resourcesDir, "app"));
  // A copy: Chromium finds its files beside where its binary really is.
  const binaryPath = join(packageDir, "counterseal");
  copyFileSync(electronPath(), binaryPath);
  return binaryPath;
}
