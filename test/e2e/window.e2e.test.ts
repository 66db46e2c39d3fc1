// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { copied, marked } from "./leftovers.ts";
import { dragOut } from "./policyAttempts.ts";

const pageAddress = "app://counterseal/index.html";

/** What a hostile page may try; run in the page, where nothing of this module exists. */
type Attempt = () => unknown;

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

describe("the window", () => {
  // First: where a test has tried to go elsewhere, Playwright waits for it to arrive.
  it("lets nothing be dragged out of it", async () => {
    const heading = 'role=heading[name="Begin"]';
    expect(await dragOut(launched.page, heading)).toBe("refused");
  });

  it("takes with a lock what was copied in it, and nothing that others copied", async () => {
    const { app, page } = launched;
    const pasted = () => copied(app);
    const heading = page.getByRole("heading", { name: "Begin" });
    const lock = async (): Promise<void> => {
      await page.evaluate(
        "window.isOld = true; void counterseal.vaultLock({})",
      );
      await expect.poll(() => page.evaluate("'isOld' in window")).toBe(false);
      await heading.waitFor();
    };
    await heading.evaluate((words) => getSelection()?.selectAllChildren(words));
    await page.keyboard.press("Control+c");
    await expect.poll(pasted).toBe("Begin");
    await heading.click({ clickCount: 3 });
    if (process.platform === "linux")
      await expect.poll(() => marked(app)).toContain("Begin");
    await lock();
    await expect.poll(pasted).toBe("");
    await expect.poll(() => marked(app)).toBe("");
    await app.evaluate(({ clipboard }) => clipboard.writeText("of others"));
    await lock();
    expect(await pasted()).toBe("of others");
  });

  it.each<[string, Attempt]>([
    ["an address elsewhere", () => location.assign("https://example.org/")],
    ["an address of ours", () => location.assign("app://counterseal/other")],
    ["a file", () => location.assign("file:///etc/passwd")],
    ["a reload", () => location.reload()],
    ["a new window", () => window.open("https://example.org/")],
    ["a named window", () => window.open("app://counterseal/index.html", "x")],
    ["an empty window", () => window.open("about:blank")],
    [
      "a followed link",
      () => {
        const link = document.createElement("a");
        link.href = "https://example.org/";
        document.body.append(link);
        link.click();
      },
    ],
    [
      "a followed link to a new window",
      () => {
        const link = document.createElement("a");
        link.href = "app://counterseal/index.html";
        link.target = "_blank";
        document.body.append(link);
        link.click();
      },
    ],
  ])("stays, alone, in the face of %s", async (_name, attempt) => {
    await launched.page.evaluate("window.stayed = true");
    await launched.page.evaluate(`void (${attempt.toString()})()`);
    // A navigation that was let through would have begun before the next frames are drawn.
    await launched.page.evaluate(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
    const contents = await launched.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getURL()),
    );
    expect(contents).toEqual([pageAddress]);
    expect(await launched.page.evaluate("window.stayed")).toBe(true);
  });

  it("embeds nothing that is a window of its own", async () => {
    await launched.page.evaluate(() => {
      const view = document.createElement("webview");
      view.setAttribute("src", "https://example.org/");
      document.body.append(view);
    });
    const count = await launched.app.evaluate(
      ({ webContents }) => webContents.getAllWebContents().length,
    );
    expect(count).toBe(1);
  });

  it("has a title that says nothing, whatever the page calls itself", async () => {
    await launched.page.evaluate("document.title = 'Findings of 2026'");
    const title = await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getTitle(),
    );
    expect(title).toBe("Counterseal — locked");
  });

  it("is given no permission", async () => {
    const states = await launched.page.evaluate(async () => {
      const names = [
        "camera",
        "clipboard-read",
        "clipboard-write",
        "display-capture",
        "geolocation",
        "microphone",
        "midi",
        "notifications",
        "persistent-storage",
        "screen-wake-lock",
        "storage-access",
      ];
      const asked = names.map(async (name) => {
        const permission = { name } as unknown as PermissionDescriptor;
        return (await navigator.permissions.query(permission)).state;
      });
      return [
        ...(await Promise.all(asked)),
        await Notification.requestPermission(),
      ];
    });
    expect(new Set(states)).toEqual(new Set(["denied"]));
  });

  it("downloads nothing", async () => {
    const wasPrevented = await launched.app.evaluate(
      ({ BrowserWindow }, address) =>
        new Promise((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.session.once("will-download", (event) => {
            resolve(event.defaultPrevented);
          });
          contents?.downloadURL(address);
        }),
      pageAddress,
    );
    expect(wasPrevented).toBe(true);
  });
});
