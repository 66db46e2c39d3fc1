// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button, sheet } from "./pages/desk.ts";
import {
  allPreviewPids,
  leavePreview,
  lookInside,
  previewPid,
} from "./pages/preview.ts";
import * as vaultPages from "./pages/vault.ts";
import { canary, makePreviewFiles } from "./previewFiles.ts";
import { isAlive } from "./processes.ts";
import { keepPictureOfFailure } from "./screenshots.ts";
import { tracesIn } from "./traces.ts";

let sample: SampleVault;
let launched: LaunchedApp;

beforeAll(async () => {
  sample = await makeSampleVault();
  const inbox = sample.at("inbox");
  await sample.done(...sample.importing(...(await makePreviewFiles(inbox))));
  // From here on, plaintext on the disk is the app's.
  rmSync(inbox, { recursive: true });
  launched = await launchApp();
  await vaultPages.openAt(launched, sample.vault, "correct horse battery");
});

afterEach(async (context) => {
  await keepPictureOfFailure(launched, context);
});

afterAll(async () => {
  await launched.close();
  sample.remove();
});

describe("the processes of previews", () => {
  it("are each for one file, and are ready before it is wanted", async () => {
    const seen: (number | null)[] = [];
    for (const title of ["findings", "sheets", "findings"]) {
      const preview = await lookInside(launched, title);
      seen.push(await previewPid(launched));
      await leavePreview(launched, preview);
      // The next one is loaded when the last is left, and shown with the next file.
      await expect.poll(() => allPreviewPids(launched)).toHaveLength(1);
      seen.push(...(await allPreviewPids(launched)));
    }
    const [first, second, secondShown, third, thirdShown, fourth] = seen;
    expect([secondShown, thirdShown]).toEqual([second, third]);
    expect(new Set([first, second, third, fourth]).size).toBe(4);
  });

  it("may die, and the desk says so and goes on", async () => {
    const preview = await lookInside(launched, "sheets");
    const pid = (await previewPid(launched)) ?? 0;
    process.kill(pid, "SIGKILL");
    const dialog = sheet(launched.page, "sheets.pdf");
    await dialog.getByText("What showed this version has ended.").waitFor();
    await button(dialog, "Close").click();
    expect(preview.isClosed()).toBe(true);
  });

  it("end with a lock, and leave nothing on the disk", async () => {
    const { page, app } = launched;
    const preview = await lookInside(launched, "findings");
    const pid = (await previewPid(launched)) ?? 0;
    expect(tracesIn(tmpdir(), canary)).toEqual([]);
    await app.evaluate(({ Menu }) => {
      const [own] = Menu.getApplicationMenu()?.items ?? [];
      own?.submenu?.items.find(({ label }) => label === "Lock")?.click();
    });
    await page.getByRole("heading", { name: "Vaults opened here" }).waitFor();
    await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
    expect(preview.isClosed()).toBe(true);
    expect(await previewPid(launched)).toBeNull();
    expect(await allPreviewPids(launched)).toEqual([]);
    expect(tracesIn(tmpdir(), canary)).toEqual([]);
  });
});
