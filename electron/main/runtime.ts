// SPDX-License-Identifier: Apache-2.0
import { devDependencies, version } from "../../package.json";

/** The product's version. */
export const productVersion = version;

/** The Electron that the product is built for and shipped with. */
export const pinnedElectron = devDependencies.electron;

/** Whether this runs on any other Electron, which is for developing only and never shipped. */
export function isDevelopmentRuntime(): boolean {
  return process.versions.electron !== pinnedElectron;
}
