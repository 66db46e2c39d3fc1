// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { _electron } from "playwright-core";
import { expect, it } from "vitest";
import {
  appDir,
  electronPath,
  homeEnvironment,
  type LaunchedApp,
  launchApp,
  temporaryHome,
} from "./launchApp.ts";
import { measureList } from "./longList.ts";
import { type Act, median, timed } from "./measuring.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, type Section, sheet } from "./pages/desk.ts";

/** `desk`, or `desk-quick`, which shows that the measuring works and measures nothing. */
const asked = process.env["COUNTERSEAL_MEASURE"] ?? "";
const isQuick = asked === "desk-quick";
const rounds = isQuick ? 1 : 7;
const mebibytes = isQuick ? 16 : 1024;
const listed = isQuick ? 500 : 10_000;

/** An app of one window and nothing in it. */
const emptyMain = `const { app, BrowserWindow } = require("electron");
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  void window.loadURL("data:text/html,<title>empty</title><h1>Empty</h1>");
});
`;

function writeEmptyApp(folderDir: string): string {
  const emptyDir = join(folderDir, "empty-app");
  mkdirSync(emptyDir);
  writeFileSync(join(emptyDir, "package.json"), '{ "main": "main.js" }');
  writeFileSync(join(emptyDir, "main.js"), emptyMain);
  return emptyDir;
}

/** Milliseconds from the start of a process until its first heading is drawn. */
async function startOf(programDir: string): Promise<number> {
  const { homeDir, remove } = temporaryHome();
  const from = performance.now();
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [programDir, `--user-data-dir=${join(homeDir, "profile")}`],
    chromiumSandbox: true,
    env: homeEnvironment(homeDir),
  });
  const page = await app.firstWindow();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const ms = performance.now() - from;
  await app.close();
  remove();
  return ms;
}

async function measureStarts(folderDir: string) {
  const emptyDir = writeEmptyApp(folderDir);
  const ours: number[] = [];
  const empty: number[] = [];
  // The first of each reads its files from the disk.
  for (const programDir of [emptyDir, appDir()]) await startOf(programDir);
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await startOf(emptyDir));
    ours.push(await startOf(appDir()));
  }
  return { ours: median(ours), empty: median(empty) };
}

const sections: readonly Section[] = [
  ...(["Overview", "Deliverables", "Findings", "People and charter"] as const),
  ...(["Consent", "Releases", "Disclosures", "Requests to you"] as const),
  ...(["Ledger", "Vault health", "Verify a release", "Settings"] as const),
];

/** From every section to the next: until its heading is there and nothing of it is waited for. */
async function measureScreens(launched: LaunchedApp) {
  const times = sections.map((section) => ({ section, all: [] as number[] }));
  for (let round = 0; round < rounds; round += 1)
    for (const { section, all } of times) {
      const act: Act = {
        ...{ kind: "click", find: "nav.rail button", words: section },
      };
      all.push(await timed(launched, act, { heading: section }));
    }
  return times.map(({ section, all }) => ({ section, ms: median(all) }));
}

async function makeSample(
  { page, chooseToSave }: LaunchedApp,
  vaultDir: string,
): Promise<void> {
  const passphrase = "nine lamps on the mole, and a bell";
  await chooseToSave(vaultDir);
  await button(page, /^Try a sample…/).click();
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByText(/^(?:Strong|Very strong)\.$/).waitFor();
  await page.getByLabel("The same passphrase again").fill(passphrase);
  await button(page, "Create the vault").click();
  await page.getByRole("heading", { level: 1, name: "Deliverables" }).waitFor();
}

function writeLarge(path: string): void {
  const piece = randomBytes(1024 * 1024);
  for (let each = 0; each < mebibytes; each += 1) appendFileSync(path, piece);
}

/** Begins to note what keeps the page and the shell from answering. */
async function watchThreads({ app, page }: LaunchedApp): Promise<void> {
  await page.evaluate(() => {
    const state = globalThis as { longTasks?: number[] };
    const tasks: number[] = [];
    state.longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
  });
  await app.evaluate(() => {
    const hooks = process.getBuiltinModule("node:perf_hooks");
    const delay = hooks.monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    (globalThis as { loopDelay?: typeof delay }).loopDelay = delay;
  });
}

async function noted({ app, page }: LaunchedApp) {
  const tasks = await page.evaluate(
    () => (globalThis as { longTasks?: number[] }).longTasks ?? [],
  );
  const shellMs = await app.evaluate(() => {
    const state = globalThis as { loopDelay?: { max: number } };
    return (state.loopDelay?.max ?? Number.NaN) / 1e6;
  });
  return { pageTasks: tasks.length, pageMs: Math.max(0, ...tasks), shellMs };
}

async function measureImport(launched: LaunchedApp, folderDir: string) {
  const largePath = join(folderDir, "large.bin");
  writeLarge(largePath);
  await deliverablePages.beginImport(launched, [largePath]);
  await watchThreads(launched);
  const from = performance.now();
  const form = sheet(launched.page, "Take files in");
  await button(form, /^Take in/).click();
  await sheet(launched.page, "What became of the files").waitFor({
    timeout: 600_000,
  });
  const seconds = (performance.now() - from) / 1000;
  const threads = await noted(launched);
  await deliverablePages.closeImport(launched);
  rmSync(largePath);
  return { mebibytes, seconds, ...threads };
}

it("the desk is measured, without a bound", async (context) => {
  const isWanted = asked === "desk" || isQuick;
  context.skip(!isWanted, "npm run bench measures here");
  const { homeDir, remove } = temporaryHome();
  const starts = await measureStarts(homeDir);
  const list = await measureList(homeDir, listed, rounds);
  const launched = await launchApp({ isWatched: false });
  try {
    await makeSample(launched, join(homeDir, "sample"));
    const screens = await measureScreens(launched);
    const imported = await measureImport(launched, homeDir);
    expect(screens).toHaveLength(sections.length);
    const resultsDir = join(appDir(), "test-results");
    mkdirSync(resultsDir, { recursive: true });
    writeFileSync(
      join(resultsDir, "desk-measured.json"),
      JSON.stringify({ rounds, starts, screens, list, imported }),
    );
  } finally {
    await launched.close();
    remove();
  }
}, 1_800_000);
