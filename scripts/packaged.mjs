// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { given, placeForTests } from "./endToEnd.mjs";
import { resolveElectron } from "./electron.mjs";
import { inRepository } from "./repository.mjs";
import { tool, unproven, vitest } from "./stages.mjs";
import { sandboxRefusal } from "./sandbox.mjs";

/** Packs the app into its archive, and tries what is in there (test/packaged). Linux alone. */
export async function packagedStage(words) {
  if (process.platform !== "linux")
    return unproven("packages are tried on Linux");
  const packed = await tool("package", ["tar.gz", "--fast"]);
  if (packed.failed > 0) return packed;
  const archive = readdirSync(inRepository("build", "packages"))
    .filter((name) => name.endsWith(".tar.gz"))
    .map((name) => `build/packages/${name}`)[0];
  const { path } = resolveElectron();
  const place = await placeForTests(path, [...given, archive]);
  const refusal = await sandboxRefusal(place.electronPath, place.as);
  if (refusal !== undefined) return unproven(`${dirname(path)}: ${refusal}`);
  place.as.env.COUNTERSEAL_PACKAGE = join(place.cwd, archive);
  return vitest("packaged", words, place);
}
