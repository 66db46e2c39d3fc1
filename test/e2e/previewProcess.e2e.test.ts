// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import {
  allPreviewPids,
  leavePreview,
  lookInside,
  previewPid,
} from "./pages/preview.ts";
import { dragOut, policyAttempts, violations } from "./policyAttempts.ts";
import * as vaultPages from "./pages/vault.ts";
import { commandOf, othersOf, wordsInMemory } from "./memory.ts";
import { canary, makePackedFiles, makePreviewFiles } from "./previewFiles.ts";
import { isAlive, pagePids } from "./processes.ts";
import { copied, marked } from "./leftovers.ts";
import { keepPictureOfFailure } from "./screenshots.ts";
import { tracesIn } from "./traces.ts";

const passphrase = "correct horse battery";
const fileName = "findings.md";
const findingTitle = "A lantern that everybody can put out";

/** Of the walls of pages those that Electron tells of one that runs. */
const walls = {
  ...{ sandbox: true, contextIsolation: true, webSecurity: true },
  ...{ nodeIntegration: false, nodeIntegrationInSubFrames: false },
  ...{ webviewTag: false, allowRunningInsecureContent: false },
  experimentalFeatures: false,
};

let sample: SampleVault;
let launched: LaunchedApp;

beforeAll(async () => {
  sample = await makeSampleVault();
  const inbox = sample.at("inbox");
  const packed = sample.at("packed");
  const files = [
    ...(await makePreviewFiles(inbox)),
    ...makePackedFiles(packed),
  ];
  await sample.done(...sample.importing(...files));
  await sample.done(
    ...["finding", "add", sample.vault, "QH-1"],
    ...["--title", findingTitle, "--severity", "low"],
  );
  // From here on, plaintext on the disk is the app's.
  for (const dir of [inbox, packed]) rmSync(dir, { recursive: true });
  launched = await launchApp();
  await vaultPages.openAt(launched, sample.vault, passphrase);
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

  it.each([
    ["Markdown", "findings", "findings.md"],
    ["a PDF", "hostile", "hostile.pdf"],
    ["a picture", "picture", "picture.png"],
    ["a source text", "plan", "plan.yaml"],
    ["a web page's source", "page", "page.html"],
    ["a drawing's source", "drawing", "drawing.svg"],
    ["a table", "list", "list.csv"],
    ["text of Word", "letter", "letter.docx"],
    ["text of Excel", "sums", "sums.xlsx"],
    ["text of PowerPoint", "talk", "talk.pptx"],
    ["a list of an archive", "bundle", "bundle.zip"],
  ])(
    "enforce their policy against whatever is put into them, beside %s",
    async (_kind, title, name) => {
      const preview = await lookInside(launched, title);
      for (const [what, attempt] of Object.entries(policyAttempts)) {
        const [directive] = what.split(" ");
        expect(await violations(preview, attempt), what).toContain(directive);
      }
      const state = await preview.evaluate(() => ({
        ran: "ran" in window,
        address: location.href,
        display: getComputedStyle(document.body).display,
      }));
      expect(state).toEqual({
        ...{ ran: false, address: "app://preview/index.html" },
        display: expect.not.stringMatching(/^none$/) as string,
      });
      // It waits for where it does not go, and hears no keys of a test.
      const ended = preview.waitForEvent("close");
      await button(sheet(launched.page, name), "Close").click();
      await ended;
    },
  );

  it("let nothing be dragged out of them, and have every wall of the window's page", async () => {
    const preview = await lookInside(launched, "findings");
    // What is marked goes through the shell; the canary must not.
    expect(await dragOut(preview, ".preview-body strong")).toBe("refused");
    const pages = await launched.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        // It is there, and in no declaration.
        const { getLastWebPreferences } = contents as unknown as {
          getLastWebPreferences: () => object;
        };
        const preferences = getLastWebPreferences.call(contents);
        return { of: new URL(contents.getURL()).host, preferences };
      }),
    );
    expect(pages.map(({ of }) => of).sort()).toEqual([
      "counterseal",
      "preview",
    ]);
    for (const { of, preferences } of pages)
      expect(preferences, of).toMatchObject(walls);
    await leavePreview(launched, preview);
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
    await goTo(page, "Findings");
    await page.getByText(findingTitle).first().waitFor();
    const preview = await lookInside(launched, "findings");
    const pid = (await previewPid(launched)) ?? 0;
    expect(tracesIn(tmpdir(), canary)).toEqual([]);
    // Where it is shown it is found: so is it where it stayed.
    expect(wordsInMemory(pid, [canary])).toEqual([canary]);
    await preview.evaluate(() => {
      const [bold] = document.getElementsByTagName("strong");
      if (bold !== undefined) getSelection()?.selectAllChildren(bold);
    });
    await preview.keyboard.press("Control+c");
    await expect.poll(() => copied(app)).toBe("bold words");
    await preview.locator("strong").first().click({ clickCount: 3 });
    if (process.platform === "linux")
      await expect.poll(() => marked(app)).toContain("bold words");
    const pages = await pagePids(app);
    await app.evaluate(({ Menu }) => {
      const [own] = Menu.getApplicationMenu()?.items ?? [];
      own?.submenu?.items.find(({ label }) => label === "Lock")?.click();
    });
    await page.getByRole("heading", { name: "Vaults opened here" }).waitFor();
    await expect
      .poll(() => [pid, ...pages].filter(isAlive), { timeout: 60_000 })
      .toEqual([]);
    expect(preview.isClosed()).toBe(true);
    expect(await previewPid(launched)).toBeNull();
    expect(await allPreviewPids(launched)).toEqual([]);
    expect(tracesIn(tmpdir(), canary)).toEqual([]);
  });

  it("leave nothing of what they showed in the memory of what goes on after the lock", async () => {
    const { app, page, profileDir } = launched;
    const words = [canary, fileName, findingTitle, passphrase];
    const browser = await app.evaluate(() => process.pid);
    for (const pid of await othersOf(browser)) {
      // A file's name may stay where pages are drawn (THREAT_MODEL.md).
      const isDrawing = commandOf(pid)?.includes("--type=gpu-process") === true;
      const sought = words.filter((word) => !isDrawing || word !== fileName);
      expect(wordsInMemory(pid, sought)).toEqual([]);
    }
    // What the shell handed on may stay in its memory (THREAT_MODEL.md); what files hold never went through it.
    expect(wordsInMemory(browser, [canary])).toEqual([]);
    for (const word of words) {
      expect(tracesIn(profileDir, word)).toEqual([]);
      expect(await page.getByText(word).count()).toBe(0);
    }
    const title = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getTitle(),
    );
    expect(title).toBe("Counterseal — locked");
    expect([await copied(app), await marked(app)]).toEqual(["", ""]);
  });
});
