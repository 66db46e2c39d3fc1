// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  commandFacts,
  commandIds,
  keysShown,
} from "../../shared/domain/commands.ts";
import { commandTitles } from "../../shared/text/commands.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as commandPages from "./pages/commands.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, sheet, whyOf } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

describe("the keyboard", () => {
  const { homeDir, remove } = temporaryHome();
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchInAudit(homeDir);
    const path = join(homeDir, "harbour-report.txt");
    writeFileSync(path, "An invented report.\n");
    await deliverablePages.beginImport(launched, [path]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  const heading = (name: string) =>
    launched.page.getByRole("heading", { level: 1, name });

  it("has the same commands in the menus, the palette and the sheet of keys", async () => {
    const { page } = launched;
    const inMenus = await commandPages.menuEntries(launched);
    expect(inMenus).toEqual(
      commandIds.map((id) => ({
        ...{ id, label: commandTitles[id], enabled: true },
        accelerator: commandFacts(id).keys,
      })),
    );

    const palette = await commandPages.typeInPalette(page, "");
    const offered = await palette.getByRole("option").allInnerTexts();
    for (const id of commandIds.filter((each) => each !== "palette"))
      expect(
        offered.some((text) => text.startsWith(commandTitles[id])),
        id,
      ).toBe(true);
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "palette");
    await page.keyboard.press("Escape");
    await palette.waitFor({ state: "detached" });

    await page.keyboard.press("F1");
    const keys = sheet(page, "Keyboard shortcuts");
    const rows = await keys.getByRole("row").allInnerTexts();
    for (const id of commandIds) {
      const shown = keysShown(id, false);
      if (shown !== null)
        expect(
          rows.map((row) => row.split(/\s*\t\s*/)),
          id,
        ).toContainEqual([shown, commandTitles[id]]);
    }
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "shortcuts");
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });
  });

  it.each([
    ["Control+1", "Overview"],
    ["Control+2", "Deliverables"],
    ["Control+3", "Findings"],
    ["Control+4", "People and charter"],
    ["Control+5", "Consent"],
    ["Control+6", "Releases"],
    ["Control+7", "Disclosures"],
    ["Control+8", "Requests to you"],
    ["Control+9", "Ledger"],
    ["Control+Shift+H", "Vault health"],
    ["Control+,", "Settings"],
  ])(
    "goes with %s to %s, whose heading takes the focus",
    async (keys, name) => {
      await launched.page.keyboard.press(keys);
      await heading(name).waitFor();
      await expect.poll(() => commandPages.focused(launched.page)).toBe(name);
    },
  );

  it("goes where a menu says", async () => {
    await commandPages.chooseInMenu(launched, "ledger");
    await heading("Ledger").waitFor();
    await commandPages.chooseInMenu(launched, "verify");
    await heading("Verify a release").waitFor();
  });

  it("finds what has a name, and goes there", async () => {
    const { page } = launched;
    await goTo(page, "Ledger");
    const palette = await commandPages.typeInPalette(page, "harb repo");
    await palette.getByRole("option", { name: "harbour-report" }).waitFor();
    await page.keyboard.press("Enter");
    await palette.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "harbour-report" }).waitFor();

    await commandPages.typeInPalette(page, "no such thing");
    await palette
      .getByText("Nothing here is called “no such thing”.")
      .waitFor();
    await page.keyboard.press("Enter");
    expect(await palette.isVisible()).toBe(true);
    await palette.getByRole("combobox").fill("vault health");
    await page.keyboard.press("Enter");
    await heading("Vault health").waitFor();
  });

  it("begins what has no key of its own, and changes the colours", async () => {
    const { page } = launched;
    const chosen = () =>
      launched.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
    for (const theme of ["dark", "light", "system"]) {
      await commandPages.typeInPalette(page, `colours ${theme}`);
      await page.keyboard.press("Enter");
      await expect.poll(chosen).toBe(theme);
    }
    await commandPages.typeInPalette(page, "propose");
    await page.keyboard.press("Enter");
    await heading("Propose a release").waitFor();
    const palette = await commandPages.typeInPalette(page, "typed");
    await page.keyboard.press("Escape");
    await palette.waitFor({ state: "detached" });
  });

  it("is kept from the screen by a sheet, but for what works over sheets", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await page.keyboard.press("F1");
    const keys = sheet(page, "Keyboard shortcuts");
    await keys.waitFor();
    await page.keyboard.press("Control+9");
    await page.keyboard.press("Control+k");
    expect(await heading("Ledger").count()).toBe(0);
    expect(await page.getByRole("dialog").count()).toBe(1);
    await page.keyboard.press("Control+f");
    await page.getByText("There is nothing to search in here.").waitFor();
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });
  });

  it("gives the focus back when a sheet closes", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await button(page, "Import files…").focus();
    await page.keyboard.press("F1");
    await sheet(page, "Keyboard shortcuts").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => commandPages.focused(page)).toBe("Import files…");
  });

  it("opens the menu of audits, moves in it, leaves it and chooses", async () => {
    const { page } = launched;
    const switcher = page.getByRole("button", { name: /Switch audit$/ });
    await switcher.focus();
    const opener = await commandPages.focused(page);
    await page.keyboard.press("ArrowDown");
    const entry = (name: RegExp) => page.getByRole("menuitem", { name });
    await entry(/^Harbour audit 2026/).waitFor();
    await takePictures(launched, "audit-menu");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await expect
      .poll(() => commandPages.focused(page))
      .toContain("Harbour audit 2026");
    await page.keyboard.press("Escape");
    await entry(/^Harbour audit 2026/).waitFor({ state: "detached" });
    await expect.poll(() => commandPages.focused(page)).toBe(opener);

    await page.keyboard.press("Enter");
    await entry(/^All audits/).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await heading("Audits").waitFor();
  });

  it("does the screen's main action, and takes files in from anywhere", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await launched.chooseToOpen();
    await goTo(page, "Releases");
    await page.keyboard.press("Control+Enter");
    await heading("Propose a release").waitFor();
    await whyOf(page, "Propose a release").waitFor();

    await goTo(page, "Ledger");
    const path = join(homeDir, "second.txt");
    writeFileSync(path, "Another invented report.\n");
    await launched.chooseToOpen(path);
    await page.keyboard.press("Control+o");
    const form = sheet(page, "Take files in");
    await form.getByText("second.txt").waitFor();
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });
  });

  it("says what is open in a room, and why a step is needed", async () => {
    const { page } = launched;
    await goTo(page, "Overview");
    const rail = page.getByRole("navigation", { name: "Sections" });
    await rail
      .getByRole("button", {
        name: /^Overview ?, [1-9]\d* steps? (?:is|are) next$/,
      })
      .waitFor();
    const why = whyOf(page, "Create the umbrella issue");
    await why.focus();
    await page.keyboard.press("Enter");
    await page.getByText(/^One public issue holds every task/).waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "step-why");
    await why.click();
    await page
      .getByText(/^One public issue holds every task/)
      .waitFor({ state: "hidden" });
  });

  it("leads from problem to problem, and says when there is none", async () => {
    const { page } = launched;
    await goTo(page, "Overview");
    await page.keyboard.press("F8");
    await page.getByText("Problem 1 of 1").waitFor();
    expect(await commandPages.focused(page)).toMatch(/^Waits/);
    await goTo(page, "People and charter");
    await whyOf(page, "People and charter").waitFor();
    await page.keyboard.press("Control+Enter");
    const form = sheet(page, "Enrol a person");
    await form.waitFor();
    // Once more: it sends the form, which is empty.
    await page.keyboard.press("Control+Enter");
    await form.locator("[aria-invalid='true']").first().waitFor();
    await form.getByRole("heading", { level: 2 }).first().focus();
    await page.keyboard.press("F8");
    await page.getByText(/^Problem 1 of (?:[2-9]|1[0-9])$/).waitFor();
    const first = await commandPages.focusedId(page);
    await page.keyboard.press("F8");
    await page.getByText(/^Problem 2 of [0-9]+$/).waitFor();
    expect(await commandPages.focusedId(page)).not.toBe(first);
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "next-problem");
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });
    await goTo(page, "Disclosures");
    await page.keyboard.press("F8");
    await page.getByText("Nothing stands in the way on this screen.").waitFor();
    await page.keyboard.press("Tab");
    expect(
      await page.getByText("Nothing stands in the way on this screen.").count(),
    ).toBe(0);
  });

  it("locks with Ctrl+L over a sheet, and then offers what needs no vault", async () => {
    const { page } = launched;
    await page.keyboard.press("F1");
    await sheet(page, "Keyboard shortcuts").waitFor();
    await page.keyboard.press("Control+l");
    await heading("Vaults opened here").waitFor();
    const entries = await commandPages.menuEntries(launched);
    for (const { id, enabled } of entries)
      expect(enabled, id).toBe(!commandFacts(id).needsVault);
    await page.keyboard.press("Control+,");
    await heading("Settings").waitFor();
    await button(page, "Back").click();
    await commandPages.chooseInMenu(launched, "verify");
    await heading("Verify a release").waitFor();
  });
});
