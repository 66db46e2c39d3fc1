// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button, sheet } from "./pages/desk.ts";
import {
  askedFor,
  find,
  leavePreview,
  lookInside,
  painted,
  previewPid,
  watchRequests,
  words,
} from "./pages/preview.ts";
import * as vaultPages from "./pages/vault.ts";
import { canary, makePreviewFiles } from "./previewFiles.ts";
import { listProcesses, statusField } from "./processes.ts";
import { ipSockets, socketsOf } from "./traces.ts";
import { keepPictureOfFailure, takePreviewPictures } from "./screenshots.ts";

let sample: SampleVault;
let launched: LaunchedApp;
let complaints: string[] = [];

beforeAll(async () => {
  sample = await makeSampleVault();
  const inbox = sample.at("inbox");
  await sample.done(...sample.importing(...(await makePreviewFiles(inbox))));
  // From here on, plaintext on the disk is the app's.
  rmSync(inbox, { recursive: true });
  launched = await launchApp();
  launched.app.on("window", (opened) => {
    opened.on("pageerror", (error) => complaints.push(error.message));
    opened.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
  });
  await watchRequests(launched);
  await vaultPages.openAt(launched, sample.vault, "correct horse battery");
});

afterEach(async (context) => {
  await keepPictureOfFailure(launched, context);
});

afterAll(async () => {
  await launched.close();
  sample.remove();
});

/** Nothing complained, and nothing but the preview's own files was asked for. */
async function expectQuiet(): Promise<void> {
  expect(launched.takeComplaints()).toEqual([]);
  expect(complaints).toEqual([]);
  for (const url of await askedFor(launched))
    expect(url).toMatch(/^app:\/\/preview\//);
}

async function withPreview(
  title: string,
  look: (preview: Page) => Promise<void>,
): Promise<void> {
  const preview = await lookInside(launched, title);
  try {
    await look(preview);
    await expectQuiet();
  } finally {
    complaints = [];
    await leavePreview(launched, preview);
  }
}

describe("a look inside", () => {
  it("shows a report of 500 pages, and holds only those in sight", async () => {
    await withPreview("sheets", async (preview) => {
      await preview.locator('canvas[data-drawn="true"]').first().waitFor();
      await preview.getByText("Words of sheet 1.").waitFor();
      await preview.getByText("of 500").waitFor();
      await takePreviewPictures(launched, preview, "preview-pdf");
      await preview.getByLabel("Page", { exact: true }).fill("400");
      await preview.keyboard.press("Enter");
      await preview.getByText("Words of sheet 400.").waitFor();
      const pages = await preview.locator(".pdf-page").count();
      expect(pages).toBeLessThanOrEqual(8);
      expect(await find(preview, "of sheet 321.")).toBe("1 of 1");
      await preview.getByText("Words of sheet 321.").waitFor();
      await expect.poll(() => painted(preview)).toEqual(["of sheet 321."]);
      await preview.keyboard.press("Escape");
      const before = await preview.locator(".pdf-page").first().boundingBox();
      await preview.keyboard.press("Control++");
      await expect
        .poll(async () => {
          const after = await preview
            .locator(".pdf-page")
            .first()
            .boundingBox();
          return (after?.width ?? 0) / (before?.width ?? 1);
        })
        .toBeCloseTo(1.25, 1);
    });
  });

  it("runs no script of a PDF, and leads nowhere", async () => {
    await withPreview("hostile", async (preview) => {
      await preview.locator('canvas[data-drawn="true"]').first().waitFor();
      const sheetOfPaper = preview.locator(".pdf-page").first();
      await sheetOfPaper.click({ position: { x: 120, y: 105 } });
      await preview.getByText("behind links on page 1").click();
      await preview.getByText("https://evil.example/whole").waitFor();
      expect(await preview.locator("a").count()).toBe(0);
      expect(await preview.evaluate("globalThis.attacked")).toBeUndefined();
      expect(preview.url()).toBe("app://preview/index.html");
    });
  });

  it.each([
    ["locked", "because it is encrypted with a password"],
    ["broken", "because it is damaged"],
    ["bomb", "because it has more than 64 million pixels"],
    ["program", "of no kind that is known here"],
  ])("says why %s is shown as its bytes", async (title, why) => {
    await withPreview(title, async (preview) => {
      await preview.getByText(why).waitFor();
      expect(await words(preview)).toMatch(/^00000000 {2}[0-9a-f]{2} /);
    });
  });

  it("shows Markdown with its HTML as letters, its links and pictures as words", async () => {
    await withPreview("findings", async (preview) => {
      const shown = await words(preview);
      expect(shown).toContain("(https://evil.example/click)");
      expect(shown).toContain("[Picture: a picture]");
      expect(shown).toContain("<script>");
      const live = preview.locator("article :is(a, img, script, iframe)");
      expect(await live.count()).toBe(0);
      await preview.getByRole("cell", { name: "high" }).waitFor();
      await takePreviewPictures(launched, preview, "preview-markdown");
      expect(await find(preview, "bold words")).toBe("1 of 1");
      await preview.keyboard.press("Escape");
      await button(preview, "As written").click();
      await preview.getByText("**bold words**").waitFor();
      expect(await preview.evaluate("globalThis.attacked")).toBeUndefined();
    });
  });

  it.each([
    ["page", "<script>"],
    ["drawing", "<image href="],
    ["plan", "name: harbour"],
  ])("shows %s as its source", async (title, source) => {
    await withPreview(title, async (preview) => {
      expect(await words(preview)).toContain(source);
      expect(
        await preview.locator(".code :is(script, svg, image)").count(),
      ).toBe(0);
      expect(await preview.locator(".code [class^=hljs]").count()).not.toBe(0);
      expect(await preview.evaluate("globalThis.attacked")).toBeUndefined();
    });
  });

  it("finds a line among 60,000", async () => {
    await withPreview("long", async (preview) => {
      expect(await preview.locator(".code-line").count()).toBeLessThan(120);
      expect(await find(preview, canary.toLowerCase())).toBe("1 of 1");
      await preview.getByText(`line 54321 ${canary}`).waitFor();
      await preview.keyboard.press("Escape");
    });
  });

  it("shows values as a table, and a formula as its letters", async () => {
    await withPreview("list", async (preview) => {
      await preview
        .getByRole("cell", { name: 'with, comma and "quotes"' })
        .waitFor();
      await preview.getByRole("cell", { name: "=HYPERLINK(" }).waitFor();
      expect(await find(preview, 'comma and "quotes"')).toBe("1 of 1");
      await expect.poll(() => painted(preview)).toEqual(['comma and "quotes"']);
    });
  });

  it("draws a picture", async () => {
    await withPreview("picture", async (preview) => {
      const canvas = preview.locator('canvas[data-drawn="true"]');
      await canvas.waitFor();
      const pixel = await canvas.evaluate((element) => {
        const context = (element as HTMLCanvasElement).getContext("2d");
        return [...(context?.getImageData(5, 5, 1, 1).data ?? [])];
      });
      expect(pixel).toEqual([0x80, 0x80, 0x80, 255]);
    });
  });
});

describe("the walls around a preview", () => {
  it("keep it from everything that a page may try", async () => {
    const preview = await lookInside(launched, "findings");
    const tried = await preview.evaluate(async () => {
      const outcome = async (attempt: () => unknown): Promise<string> => {
        try {
          return String(await attempt());
        } catch {
          return "refused";
        }
      };
      return {
        away: await outcome(() => fetch("https://evil.example/")),
        desk: await outcome(() => fetch("app://counterseal/index.html")),
        socket: await outcome(
          () =>
            new Promise((resolve) => {
              const socket = new WebSocket("wss://evil.example/");
              socket.onerror = () => {
                resolve("refused");
              };
            }),
        ),
        evil: await outcome(() => (0, eval)("1")),
        worker: await outcome(() => new Worker("app://preview/index.html")),
        window: await outcome(() => window.open("https://evil.example/")),
        markup: await outcome(() => {
          document.createElement("p").innerHTML = "<b>x</b>";
        }),
        api: await outcome(() => typeof window.counterseal),
        node: await outcome(() => "process" in window || "require" in window),
      };
    });
    expect(tried).toEqual({
      ...{ away: "refused", desk: "refused", socket: "refused" },
      ...{ evil: "refused", worker: "refused", window: "null" },
      ...{ markup: "refused", api: "undefined", node: "false" },
    });
    for (const to of ["https://evil.example/", "app://counterseal/index.html"])
      await preview.evaluate((url) => (location.href = url), to);
    expect(preview.url()).toBe("app://preview/index.html");
    for (const url of await askedFor(launched))
      expect(url).toMatch(/^app:\/\/preview\//);
    complaints = [];
    // It waits for where it does not go, and hears no keys of a test.
    await button(sheet(launched.page, "findings.md"), "Close").click();
  });

  it.runIf(process.platform === "linux")(
    "give it a sandboxed process of its own, without a socket",
    async () => {
      await withPreview("sheets", async () => {
        const pid = (await previewPid(launched)) ?? 0;
        const desk = await launched.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
        );
        expect(pid).not.toBe(desk);
        expect(statusField(pid, "Seccomp")).toBe("2");
        const network = (await listProcesses(launched.app)).find(
          ({ name }) => name === "Network Service",
        );
        const ip = ipSockets();
        for (const each of [pid, network?.pid ?? 0])
          expect(socketsOf(each).filter((inode) => ip.has(inode))).toEqual([]);
      });
    },
  );

  it("keep its words from the page that asks", async () => {
    await withPreview("findings", async () => {
      const { page } = launched;
      const markup = await page.evaluate(() => document.body.textContent);
      expect(markup).not.toContain(canary);
      expect(page.frames().length).toBe(1);
    });
  });
});
