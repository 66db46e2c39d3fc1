// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { app } from "electron";

/**
 * Whether a packaged binary was given words of the command line (docs/cli.md), `counterseal vault check …`,
 * rather than a file to open or nothing. A misspelt word counts: it deserves an answer, not a window.
 *
 * @param argv - what follows the binary's own name
 */
export function isCommand(argv: readonly string[]): boolean {
  return /^(?:[a-z]+|--help|--version)$/.test(argv[0] ?? "");
}

/**
 * Runs the command line in this process, which ends with it. The command line is done before Electron
 * would want a display, so that a terminal without one will do.
 */
export async function runCommand(cliUrl: URL): Promise<void> {
  app.disableHardwareAcceleration();
  // Node puts a script's path before the words; a packaged binary has none there.
  process.argv.splice(1, 0, fileURLToPath(cliUrl));
  await import(cliUrl.href);
}
