// SPDX-License-Identifier: Apache-2.0
import { app } from "electron";
import { isCommand, runCommand } from "./commandLine.ts";
import { findRefusedSwitch, findRefusedVariable } from "./refusedSwitches.ts";
import { startDesktop } from "./desktop.ts";

const refusedSwitch = findRefusedSwitch(
  (name) => app.commandLine.hasSwitch(name),
  app.isPackaged,
);
const refused =
  findRefusedVariable(process.env) ??
  (refusedSwitch === null ? null : `--${refusedSwitch}`);
if (refused !== null) {
  process.stderr.write(`Counterseal does not run with ${refused}.\n`);
  process.exit(2);
}

// What Chromium writes into the profile is nobody else's to read, either.
process.umask(0o077);

if (app.isPackaged && isCommand(process.argv.slice(1)))
  await runCommand(new URL("./", import.meta.url));
else startDesktop(new URL("../", import.meta.url));
