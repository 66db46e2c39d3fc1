#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
import "../scripts/requireNode.mjs";
import { ensureBuild } from "../scripts/build.mjs";
import { runCommand } from "../scripts/repository.mjs";

/** "Cannot read or write" (docs/cli.md): no answer about a vault or a bundle was given. */
const buildFailed = 5;

await runCommand(async () => {
  await ensureBuild();
  await import("../dist/node/cli.js");
}, buildFailed);
