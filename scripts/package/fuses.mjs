// SPDX-License-Identifier: Apache-2.0
import { FuseV1Options, FuseVersion } from "@electron/fuses";

/** What Electron's binary can be talked into, all of it decided (docs/packaging.md, "Fuses"). */
export const fuses = {
  RunAsNode: false,
  // There are no cookies, and this would ask for the keyring.
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  // WebAssembly as fast as it is meant to be; no door.
  WasmTrapHandlers: true,
};

/** For `flipFuses`: a fuse that a later Electron adds, and that nobody has decided on, stops the packing. */
export function fuseConfig(resetAdHocDarwinSignature) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature,
    ...Object.fromEntries(
      Object.entries(fuses).map(([name, on]) => [FuseV1Options[name], on]),
    ),
  };
}
