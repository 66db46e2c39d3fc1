// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import { given, placeForTests } from "./endToEnd.mjs";
import { resolveElectron } from "./electron.mjs";
import { nothing, tool, vitest } from "./stages.mjs";
import { sandboxRefusal } from "./sandbox.mjs";

/** Packs the app, and tries the package (test/packaged). Linux alone. */
export async function packagedStage(words) {
  if (process.platform !== "linux")
    return { ...nothing, skipped: 1, reasons: ["packages are tried on Linux"] };
  const packed = await tool("package", ["dir"]);
  if (packed.failed > 0) return packed;
  const { path } = resolveElectron();
  const place = await placeForTests(path, [...given, "build/packages"]);
  const refusal = await sandboxRefusal(place.electronPath, place.as);
  if (refusal !== undefined)
    return {
      ...nothing,
      skipped: 1,
      reasons: [`${dirname(path)}: ${refusal}`],
    };
  return vitest("packaged", words, place);
}
