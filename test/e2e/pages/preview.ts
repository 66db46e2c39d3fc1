// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { LaunchedApp } from "../launchApp.ts";
import { button, goTo } from "./desk.ts";

/** Opens a file's last version from its deliverable; gives the preview's own page. */
export async function lookInside(
  { app, page }: LaunchedApp,
  title: string,
  onPress: () => void = () => undefined,
): Promise<Page> {
  await goTo(page, "Deliverables");
  await page.getByRole("row", { name: title }).click();
  const opened = app.waitForEvent("window");
  const open = button(page, /^Look inside/).first();
  await open.waitFor();
  onPress();
  await open.click();
  const preview = await opened;
  preview.setDefaultTimeout(10_000);
  await preview.locator(".preview-body").waitFor();
  return preview;
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
  return launched.app.evaluate(({ webContents }) => {
    const shown = webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().startsWith("app://preview/"));
    return shown?.getOSProcessId() ?? null;
  });
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
