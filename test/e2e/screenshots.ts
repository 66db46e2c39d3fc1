// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, type TestContext } from "vitest";
import { appDir, type LaunchedApp } from "./launchApp.ts";
import { holdToPicture } from "./pictured.ts";

/** Folder for pictures of every screen, named by COUNTERSEAL_SCREENSHOTS; unset, none are taken. */
export const screenshotsDir = process.env["COUNTERSEAL_SCREENSHOTS"] ?? "";

const looks = [
  { name: "light", colorScheme: "light", width: 1280, height: 800 },
  { name: "dark", colorScheme: "dark", width: 1280, height: 800 },
  { name: "narrow", colorScheme: "light", width: 480, height: 800 },
] as const;

/**
 * Takes the present screen, from its top or that part's, in light, dark and narrow; whether pictures are taken
 * or not, one that a document shows is held to what it shows.
 */
export async function takePictures(
  { app, page }: LaunchedApp,
  screenName: string,
  part?: Locator,
): Promise<void> {
  if (!(await wanted(page, screenName))) return;
  for (const look of [...looks, looks[0]]) {
    await page.emulateMedia({
      colorScheme: look.colorScheme,
      reducedMotion: "reduce",
    });
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, look);
    await page.waitForFunction((width) => innerWidth === width, look.width);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("*"))
        element.scrollTop = 0;
    });
    await part?.evaluate((element) => {
      element.scrollIntoView({ block: "start" });
    });
    await page.screenshot({
      path: join(screenshotsDir, `${screenName}-${look.name}.png`),
      animations: "disabled",
    });
  }
}

async function wanted(page: Page, screenName: string): Promise<boolean> {
  if (screenshotsDir !== "") mkdirSync(screenshotsDir, { recursive: true });
  await holdToPicture(page, screenName, screenshotsDir);
  return screenshotsDir !== "";
}

/** After a failed test, keeps a picture of what was on the screen. */
export async function keepPictureOfFailure(
  { app }: LaunchedApp,
  { task }: TestContext,
  whose = "",
): Promise<void> {
  if (task.result?.state !== "fail") return;
  const name = `${task.name} ${whose}`.trim().replace(/[^a-z0-9]+/gi, "-");
  for (const [index, page] of app.windows().entries()) {
    // The page of a preview that is not shown has no picture.
    if (index > 0 && (await page.evaluate(() => innerWidth)) === 0) continue;
    const nth = index === 0 ? "" : `-${index + 1}`;
    await page.screenshot({
      path: join(appDir(), "test-results", `${name}${nth}.png`),
    });
  }
}

/**
 * Takes the window with a preview over it. Its page and the window's are pictured apart: the first is drawn
 * into the place that it has on the second.
 */
export async function takePreviewPictures(
  { app, page }: LaunchedApp,
  preview: Page,
  screenName: string,
): Promise<void> {
  if (!(await wanted(preview, screenName))) return;
  for (const look of [...looks, looks[0]]) {
    const { colorScheme } = look;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await preview.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, look);
    await page.waitForFunction((width) => innerWidth === width, look.width);
    const place = page.locator(".preview-place");
    const placed = await place.boundingBox();
    await expect
      .poll(() => preview.evaluate(() => innerWidth))
      .toBe(Math.round(placed?.width ?? 0));
    for (const [part, of] of [
      ["frame", page],
      ["inside", preview],
    ] as const)
      await of.screenshot({
        path: join(screenshotsDir, `${screenName}-${look.name}-${part}.png`),
        animations: "disabled",
      });
  }
}
