// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityFaults } from "./accessibility.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as auditPages from "./pages/audit.ts";
import { button, goTo, type Section } from "./pages/desk.ts";
import * as embargoPages from "./pages/embargo.ts";
import { makePeople } from "./sampleAudit.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";
import { cutOff } from "./wholeness.ts";

const screens: readonly Section[] = [
  ...(["Overview", "Deliverables", "Findings", "People and charter"] as const),
  ...(["Consent", "Releases", "Disclosures", "Requests to you"] as const),
  ...(["Ledger", "Vault health", "Verify a release", "Settings"] as const),
];

describe("the window's shape", () => {
  const { homeDir, remove } = temporaryHome();
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchInAudit(homeDir);
    const people = makePeople(join(homeDir, "keys"));
    for (const person of [people.ada, people.bo]) {
      await auditPages.fillInPerson(launched, person);
      await auditPages.enrol(launched, person);
    }
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  const resize = async (width: number, height: number): Promise<void> => {
    await launched.app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(...size);
      },
      [width, height] as [number, number],
    );
  };
  const zoom = (factor: number): Promise<void> =>
    launched.app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
    }, factor);

  it("shows the embargo that runs on both clocks, and leads to its dates", async () => {
    const { page } = launched;
    const rail = page.getByRole("navigation", { name: "Sections" });
    expect(await rail.getByText("Embargo ends").count()).toBe(0);
    await embargoPages.openEmbargo(launched);
    const date = { local: "2099-03-04T17:00", zone: "UTC" };
    const form = await embargoPages.writeDate(
      ...([launched, "Propose a date…", date] as const),
    );
    await embargoPages.sendDate(form, ["Ada Quill"], "The vendor asked");
    await embargoPages.recordAgreement(launched, "Ada Quill", "Said yes");
    const clock = button(rail, /^Embargo ends in/);
    await clock.waitFor();
    expect(await clock.innerText()).toMatch(/4 Mar 2099, 17:00 UTC/);
    await goTo(page, "Ledger");
    await clock.click();
    await page.getByRole("heading", { level: 1, name: "Embargo" }).waitFor();
    await takePictures(launched, "embargo-clock");
  });

  it.each([
    ["640 pixels wide", 640, 800, 1],
    ["at 200 %", 1280, 800, 2],
    ["wide", 1900, 1000, 1],
  ])("keeps every screen whole %s", async (_name, width, height, factor) => {
    const { page } = launched;
    await resize(width, height);
    await zoom(factor);
    await page.waitForFunction((inner) => innerWidth === inner, width / factor);
    const faults: Record<string, string[]> = {};
    for (const screen of screens) {
      await goTo(page, screen);
      const cut = await cutOff(page);
      if (cut.length > 0) faults[screen] = cut;
    }
    await zoom(1);
    await resize(1280, 800);
    expect(faults).toEqual({});
  });

  it("takes settings at once, and shows them", async () => {
    const { page } = launched;
    await goTo(page, "Settings");
    await takePictures(launched, "settings");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await page.getByRole("radio", { name: "Dark" }).check();
    await expect
      .poll(() =>
        launched.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource),
      )
      .toBe("dark");
    await page.getByRole("radio", { name: "High" }).check();
    await page.locator("html[data-contrast='more']").waitFor();
    await page.getByRole("radio", { name: /clock beside$/ }).check();
    await page.getByRole("radio", { name: "5 minutes", exact: true }).check();
    const kept = join(launched.profileDir, "settings.json");
    await expect
      .poll(() => JSON.parse(readFileSync(kept, "utf8")) as unknown)
      .toEqual({
        format: 1,
        settings: {
          ...{ idleMinutes: 5, theme: "dark", contrast: "more", times: "both" },
        },
      });
    await goTo(page, "Vault health");
    const state = page.getByRole("region", { name: "State", exact: true });
    await state.waitFor();
    await goTo(page, "Ledger");
  });

  it.each(["light", "dark"] as const)(
    "is whole and legible in high contrast, %s",
    async (colorScheme) => {
      const { page } = launched;
      for (const screen of ["Overview", "People and charter"] as const) {
        await goTo(page, screen);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect(await accessibilityFaults(launched)).toEqual([]);
        const lineOf = () =>
          page.evaluate(() =>
            getComputedStyle(document.body).getPropertyValue("--line"),
          );
        const strong = await lineOf();
        await page.evaluate("document.documentElement.dataset.contrast = ''");
        expect(await lineOf()).not.toBe(strong);
        await page.emulateMedia({ contrast: "more" });
        expect(await lineOf()).toBe(strong);
        await page.emulateMedia({ contrast: null });
        await page.evaluate(
          "document.documentElement.dataset.contrast = 'more'",
        );
      }
      await takePictures(launched, "high-contrast");
    },
  );

  it("says everything in the colours of a system that has its own", async () => {
    const { page } = launched;
    await page.emulateMedia({ forcedColors: "active" });
    await goTo(page, "Overview");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "forced-colours");
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
  });

  it("comes back where it was, and on the screen when that is gone", async () => {
    const place = join(launched.profileDir, "window.json");
    const kept = () =>
      JSON.parse(readFileSync(place, "utf8")) as {
        place: { x: number; y: number; width: number; height: number };
      };
    const bounds = { x: 40, y: 60, width: 900, height: 640 };
    await launched.app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(to);
    }, bounds);
    await expect.poll(() => kept().place).toMatchObject(bounds);
    const { profileDir } = launched;
    const relaunch = async (): Promise<{ x: number; y: number }> => {
      await launched.close();
      launched = await launchApp({ profileDir });
      return launched.app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0];
        return window?.getNormalBounds() ?? { x: -1, y: -1 };
      });
    };
    expect(await relaunch()).toMatchObject(bounds);
    const file = kept();
    writeFileSync(
      place,
      JSON.stringify({
        ...file,
        place: { ...file.place, x: 90_000, y: -9000 },
      }),
    );
    const back = await relaunch();
    const screen = await launched.app.evaluate(
      ({ screen: screens }) => screens.getPrimaryDisplay().workArea,
    );
    expect(back.x).toBeGreaterThanOrEqual(screen.x);
    expect(back.x + bounds.width).toBeLessThanOrEqual(screen.x + screen.width);
    expect(back.y).toBeGreaterThanOrEqual(screen.y);
  });
});
