// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo } from "./desk.ts";

/** Presses what opens a preview; gives its page. Another may be loaded ahead, and shows nothing. */
export async function openPreview(
  { app }: LaunchedApp,
  press: () => Promise<void>,
): Promise<Page> {
  await press();
  const shown = async (): Promise<Page[]> => {
    const bodies = app.windows().map(async (page) => {
      const count = await page
        .locator(".preview-body")
        .count()
        .catch(() => 0);
      return count === 0 ? [] : [page];
    });
    return (await Promise.all(bodies)).flat();
  };
  await expect
    .poll(async () => (await shown()).length, { timeout: 60_000, interval: 10 })
    .toBe(1);
  const [preview] = await shown();
  if (preview === undefined) throw new Error("the preview is gone");
  preview.setDefaultTimeout(60_000);
  return preview;
}

/** Opens a file's last version from its deliverable; gives the preview's own page. */
export async function lookInside(
  launched: LaunchedApp,
  title: string,
  onPress: () => void = () => undefined,
): Promise<Page> {
  const { page } = launched;
  await goTo(page, "Deliverables");
  await page.getByRole("row", { name: title }).click();
  const open = button(page, /^Look inside/).first();
  await open.waitFor();
  return openPreview(launched, () => {
    onPress();
    return open.click();
  });
}

/** Leaves it by its keyboard; returns once its page has ended. */
export async function leavePreview(
  { page }: LaunchedApp,
  preview: Page,
): Promise<void> {
  const ended = preview.waitForEvent("close");
  // In a field that says something, the first Esc empties it.
  await preview.locator(".preview-body").focus();
  // The page may be gone before the key is up again.
  await preview.keyboard.press("Escape").catch(() => undefined);
  await ended;
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** What it shows. */
export function words(preview: Page): Promise<string> {
  return preview.locator(".preview-body").innerText();
}

/** Finds; gives what stands beside the field. */
export async function find(preview: Page, query: string): Promise<string> {
  await preview.keyboard.press("Control+f");
  await preview.keyboard.type(query);
  const count = preview.locator(".find-count");
  await expect.poll(() => count.innerText()).toMatch(/^[1-9]/);
  return count.innerText();
}

/** What is marked as the place at hand. */
export function painted(preview: Page): Promise<string[]> {
  return preview.evaluate(() =>
    [...(CSS.highlights.get("found-here") ?? [])].map((range) =>
      range instanceof Range ? range.toString() : "",
    ),
  );
}

/** Pid of the process that shows it. */
export function previewPid(launched: LaunchedApp): Promise<number | null> {
  return launched.app.evaluate(({ BrowserWindow, WebContentsView }) => {
    const views = BrowserWindow.getAllWindows()[0]?.contentView.children ?? [];
    const shown = views
      .filter((view) => view instanceof WebContentsView)
      .find(({ webContents }) =>
        webContents.getURL().startsWith("app://preview/"),
      );
    return shown?.webContents.getOSProcessId() ?? null;
  });
}

/** Pids of all preview pages, the one that is loaded ahead among them. */
export function allPreviewPids({ app }: LaunchedApp): Promise<number[]> {
  return app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .filter((contents) => contents.getURL().startsWith("app://preview/"))
      .map((contents) => contents.getOSProcessId()),
  );
}

/** Keeps every address that previews ask for, whether they get it or not. */
export async function watchRequests({ app }: LaunchedApp): Promise<void> {
  await app.evaluate(({ session }) => {
    const asked: string[] = [];
    (globalThis as { asked?: string[] }).asked = asked;
    const { webRequest } = session.fromPartition("preview");
    webRequest.onErrorOccurred(({ url }) => asked.push(url));
    webRequest.onCompleted(({ url }) => asked.push(url));
  });
}

export function askedFor({ app }: LaunchedApp): Promise<string[]> {
  return app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
}
