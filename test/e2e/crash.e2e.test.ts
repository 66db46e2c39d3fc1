// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { wordsInMemory } from "./memory.ts";
import { button, sheet } from "./pages/desk.ts";
import { lookInside, previewPid } from "./pages/preview.ts";
import * as vaultPages from "./pages/vault.ts";
import { enginePid, isAlive } from "./processes.ts";
import { keepPictureOfFailure } from "./screenshots.ts";
import { tracesIn } from "./traces.ts";

/** In no source that a test runner keeps they stand whole. */
const canary = ["QUARRY", "LANTERN", "5521"].join("-");
const title = ["quarry", "lanterns"].join("-");
const passphrase = "correct horse battery";

let sample: SampleVault;
let launched: LaunchedApp;
let dumpsDir: string;

beforeAll(async () => {
  sample = await makeSampleVault();
  const inbox = sample.at("inbox");
  mkdirSync(inbox);
  writeFileSync(join(inbox, `${title}.md`), `# Findings\n\n${canary}\n`);
  await sample.done(...sample.importing(join(inbox, `${title}.md`)));
  // From here on, plaintext on the disk is the app's.
  rmSync(inbox, { recursive: true });
  // Under a tracer a crash does not end the process.
  launched = await launchApp({ isWatched: false });
  dumpsDir = await launched.app.evaluate(({ app }) =>
    app.getPath("crashDumps"),
  );
});

afterEach(async (context) => {
  await keepPictureOfFailure(launched, context);
});

afterAll(async () => {
  await launched.close();
  sample.remove();
});

/** Pid of the process that shows the file, whose words it holds. */
async function showFile(): Promise<number> {
  await lookInside(launched, title);
  const pid = (await previewPid(launched)) ?? 0;
  expect(wordsInMemory(pid, [canary])).toEqual([canary]);
  return pid;
}

/** Crashes what is shown at this address, from within; a signal from outside is nothing to a sandboxed process. */
async function crash(host: string): Promise<void> {
  const pid = await launched.app.evaluate(
    ({ webContents }, [address]) => {
      const [contents] = webContents
        .getAllWebContents()
        .filter((each) => each.getURL().startsWith(address))
        // One is loaded ahead, and shows nothing.
        .sort((one, other) => one.id - other.id);
      const crashing = contents?.getOSProcessId() ?? 0;
      contents?.forcefullyCrashRenderer();
      return crashing;
    },
    [`app://${host}/`] as const,
  );
  await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
}

/** Home, profile and the folder of dumps are below the temporary folder. */
function traces(): string[] {
  const shared = process.platform === "linux" ? ["/dev/shm"] : [];
  return [tmpdir(), ...shared].flatMap((dir) =>
    [canary, title].flatMap((words) => tracesIn(dir, words)),
  );
}

/** What Crashpad keeps of crashes; its mark of who it is comes with every start. */
function dumps(): string[] {
  return readdirSync(dumpsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "client_id")
    .map(({ parentPath, name }) => join(parentPath, name));
}

describe.runIf(process.platform === "linux")("a crash", () => {
  it("of what shows a file leaves nothing of it on the disk", async () => {
    expect(dumpsDir.startsWith(launched.profileDir)).toBe(true);
    await vaultPages.openAt(launched, sample.vault, passphrase);
    const shown = await showFile();
    await crash("preview");
    expect(isAlive(shown)).toBe(false);
    const dialog = sheet(launched.page, `${title}.md`);
    await dialog.getByText("What showed this version has ended.").waitFor();
    expect(traces()).toEqual([]);
    expect(dumps()).toEqual([]);
    await button(dialog, "Close").click();
  });

  it("of the page beside it leaves nothing, and takes what shows the file with it", async () => {
    const shown = await showFile();
    await crash("counterseal");
    await expect.poll(() => isAlive(shown), { timeout: 60_000 }).toBe(false);
    expect(traces()).toEqual([]);
    expect(dumps()).toEqual([]);
  });

  it("of the engine leaves nothing", async () => {
    await launched.close();
    launched = await launchApp({ isWatched: false });
    dumpsDir = await launched.app.evaluate(({ app }) =>
      app.getPath("crashDumps"),
    );
    await vaultPages.openAt(launched, sample.vault, passphrase);
    await showFile();
    process.kill((await enginePid(launched.app)) ?? 0, "SIGSEGV");
    await launched.page
      .getByText("The vault was closed because its process ended.")
      .first()
      .waitFor();
    expect(traces()).toEqual([]);
    expect(dumps()).toEqual([]);
  });
});
