// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  _electron,
  type ElectronApplication,
  type Page,
} from "playwright-core";

/** The product in a real Electron, its sandbox on, with a profile of its own. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What it takes for the person's own folder: settings, caches and whatever else lands there. */
  readonly homeDir: string;
  readonly profileDir: string;
  /** What the page complained of since this was last asked: errors thrown, errors on its console. */
  readonly takeComplaints: () => string[];
  /** The next native dialogs that open something answer with these paths; none means "cancel". */
  readonly chooseToOpen: (...paths: string[]) => Promise<void>;
  /** The next native dialogs that ask where to save answer with this path; null means "cancel". */
  readonly chooseToSave: (path: string | null) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** A profile from before; by default a fresh one, gone when the app is closed. */
  readonly profileDir?: string;
  /** Variables besides those of the tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** False leaves its network out of the trace of all: a process has one tracer, and a test may reach out itself. */
  readonly isWatched?: boolean;
  /** Switches besides those of the tests: `--pseudo-locale`. */
  readonly switches?: readonly string[];
}

function requireSetting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new Error(`${name} is not set: run the tests with npm test`);
  return value;
}

/** The Electron binary under test. */
export const electronPath = (): string =>
  requireSetting("COUNTERSEAL_ELECTRON");

/** The same, with every call of it by which it could reach a network on record, where that can be. */
export const watchedElectronPath = (): string =>
  process.env["COUNTERSEAL_WATCHED_ELECTRON"] ?? electronPath();

/** A command that starts another binary of the app in the same way. */
export function watchedCommand(
  binaryPath: string,
  args: readonly string[],
): [program: string, args: readonly string[]] {
  const watched = process.env["COUNTERSEAL_WATCHED"];
  return watched === undefined
    ? [binaryPath, args]
    : [watched, [binaryPath, ...args]];
}

/** The folder whose package.json and dist Electron runs. */
export const appDir = (): string => requireSetting("COUNTERSEAL_APP");

/** The environment of a person who has nothing at home. */
export function homeEnvironment(homeDir: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: homeDir,
    // Dates and numbers as the tests expect them, whatever this machine's are.
    LC_ALL: "en_GB.UTF-8",
    XDG_CONFIG_HOME: join(homeDir, ".config"),
    XDG_CACHE_HOME: join(homeDir, ".cache"),
  };
}

/** A folder for one app's traces, and how to get rid of it. */
export function temporaryHome(): { homeDir: string; remove: () => void } {
  const homeDir = mkdtempSync(join(tmpdir(), "counterseal-e2e-"));
  return {
    homeDir,
    remove: () => {
      // The last writes of Electron's helpers may still be on their way.
      rmSync(homeDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function collectComplaints(page: Page): () => string[] {
  let complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return () => {
    const taken = complaints;
    complaints = [];
    return taken;
  };
}

/**
 * A start that Playwright does not get hold of in a minute is made once more, and told: seen once in thousands, on
 * a machine with other work, after the window was there. One that hangs by itself hangs again.
 */
async function start(
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: 60_000 });
  } catch (thrown) {
    if (!/Timeout \d+ms exceeded/.test(String(thrown))) throw thrown;
    console.log(`started once more: ${String(thrown)}`);
    return _electron.launch(options);
  }
}

export async function launchApp(
  options: LaunchOptions = {},
): Promise<LaunchedApp> {
  const { homeDir, remove } = temporaryHome();
  const profileDir = options.profileDir ?? join(homeDir, "profile");
  const app = await start({
    executablePath:
      options.isWatched === false ? electronPath() : watchedElectronPath(),
    args: [
      appDir(),
      `--user-data-dir=${profileDir}`,
      ...(options.switches ?? []),
    ],
    chromiumSandbox: true,
    env: { ...homeEnvironment(homeDir), ...options.environment },
  });
  const page = await app.firstWindow();
  // Short of a test's own limit, so that a failure names what was waited for.
  page.setDefaultTimeout(60_000);
  const takeComplaints = collectComplaints(page);
  await page.waitForLoadState();
  return {
    app,
    page,
    homeDir,
    profileDir,
    takeComplaints,
    chooseToOpen: (...filePaths) =>
      app.evaluate(({ dialog }, paths) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: paths.length === 0, filePaths: paths });
      }, filePaths),
    chooseToSave: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () =>
          Promise.resolve({
            canceled: filePath === null,
            filePath: filePath ?? "",
          });
      }, path),
    close: async () => {
      await app.close();
      remove();
    },
  };
}
