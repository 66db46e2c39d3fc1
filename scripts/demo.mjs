// SPDX-License-Identifier: Apache-2.0
// `npm run demo`: the main job on a sample audit, after whatever set-up this machine still needs.
import "./requireNode.mjs";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./npm.mjs";
import { runCommand } from "./repository.mjs";
import { ensureSystemPackages } from "./systemPackages.mjs";

await runCommand(async () => {
  ensureSystemPackages(["demo"]);
  ensureDependencies();
  await ensureBuild();
  await import("./demoMain.mjs");
});
