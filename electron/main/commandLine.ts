// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { app, type MessagePortMain } from "electron";
import type { StopReason } from "../../shared/domain/inspectionMessages.ts";
import type { ToShell } from "../helper/shellMessages.ts";
import { createHelperHost, helperPaths } from "./helperHost.ts";
import { closeNetwork } from "./networkWalls.ts";

/** What the launcher puts before words (packaging/launch.sh): from here, Chromium would hear it too late. */
const headless = "--ozone-platform=headless";

/** The words of the person, without what the launcher has put before them. */
export function wordsOf(argv: readonly string[]): readonly string[] {
  return argv[0] === headless ? argv.slice(1) : argv;
}

/**
 * Whether a packaged binary was given words of the command line (docs/cli.md), `counterseal vault check …`,
 * rather than a file to open or nothing. A misspelt word counts: it deserves an answer, not a window.
 *
 * @param argv - what follows the binary's own name
 */
export function isCommand(argv: readonly string[]): boolean {
  return /^(?:[a-z]+|--help|--version)$/.test(wordsOf(argv)[0] ?? "");
}

interface HelperEnds {
  connect(id: number, port: MessagePortMain): void;
  ended(id: number, why: StopReason): void;
}

/** The command line's own file, which this room may not import. */
interface HostedCli {
  readonly runHosted: (
    serve: (ends: HelperEnds) => (request: ToShell) => void,
  ) => Promise<never>;
}

/**
 * Runs the command line in this process, which ends with it. Electron is ready, and wants a display or to be
 * told that there is none, only once this returns: when a helper is to be started.
 *
 * @param builtUrl - folder of the built files that run on Node
 */
export async function runCommand(builtUrl: URL): Promise<void> {
  app.disableHardwareAcceleration();
  app.enableSandbox();
  closeNetwork();
  const cliUrl = new URL("hostedCli.js", builtUrl);
  const words = wordsOf(process.argv.slice(1));
  // Node puts a script's path before the words; a packaged binary has none there.
  process.argv = [process.execPath, fileURLToPath(cliUrl), ...words];
  const { runHosted } = (await import(cliUrl.href)) as HostedCli;
  await new Promise<void>((resolve, reject) => {
    runHosted((ends) => serveHelpers(ends, builtUrl, resolve)).catch(reject);
  });
}

function serveHelpers(
  ends: HelperEnds,
  builtUrl: URL,
  onFirst: () => void,
): (request: ToShell) => void {
  const host = createHelperHost(helperPaths(builtUrl));
  const running = new Map<number, () => void>();
  return (request) => {
    const { id } = request;
    if (request.kind === "helper-kill") {
      running.get(id)?.();
      return;
    }
    onFirst();
    void app.whenReady().then(() => {
      const { port, kill } = host.start(request.which, (why) => {
        running.delete(id);
        ends.ended(id, why);
      });
      running.set(id, kill);
      ends.connect(id, port);
    });
  };
}
