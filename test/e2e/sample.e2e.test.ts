// SPDX-License-Identifier: Apache-2.0
import { existsSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { accessibilityFaults, unnamedParts } from "./accessibility.ts";
import { strangeColours } from "./drawnColours.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button, goTo, type Section, sheet } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";
import { smallTargets } from "./wholeness.ts";

const passphrase = "nine lamps on the mole, and a bell";

const sections: readonly Section[] = [
  ...(["Overview", "Deliverables", "Findings", "People and charter"] as const),
  ...(["Consent", "Releases", "Disclosures", "Requests to you"] as const),
  ...(["Ledger", "Vault health", "Verify a release", "Settings"] as const),
];

/** What colours alone can break, once all rules have held in the light. */
const otherLooks = [
  { colorScheme: "dark", contrast: null },
  { colorScheme: "light", contrast: "more" },
  { colorScheme: "dark", contrast: "more" },
] as const;

describe("a sample, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp();
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("is offered beside a vault of one's own, and says what it will hold", async () => {
    const { page, chooseToSave } = launched;
    await chooseToSave(join(homeDir, "sample"));
    await button(page, /^Try a sample…/).click();
    await page.getByText("Six invented people").waitFor();
    await page.getByLabel("Your name").fill("Ada");
    const chosen = page.getByLabel("Passphrase", { exact: true });
    await chosen.fill("short");
    await page.getByText("Guessed at once.").waitFor();
    await page.getByLabel("The same passphrase again").fill("short");
    await button(page, "Create the vault").click();
    await page.getByText("Nothing was made yet.").waitFor();
    // Nor by pressing it once more: whoever wants it says so.
    const take = page.getByRole("checkbox", { name: /^Take this passphrase/ });
    await take.waitFor();
    await takePictures(launched, "passphrase-weak");
    await button(page, "Create the vault").click();
    await page.getByText("Nothing was made yet.").waitFor();
    expect(await take.isChecked()).toBe(false);
    expect(existsSync(join(homeDir, "sample"))).toBe(false);
    await chosen.fill(passphrase);
    await take.waitFor({ state: "detached" });
    await page.getByText(/^(?:Strong|Very strong)\.$/).waitFor();
    await page.getByLabel("The same passphrase again").fill(passphrase);
    await takePictures(launched, "sample-create");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await button(page, "Create the vault").click();
    await page
      .getByRole("heading", { level: 1, name: "Deliverables" })
      .waitFor();
  });

  it("says on every screen that nothing in it is real", async () => {
    const { page } = launched;
    const band = page.getByText("This is a sample: its people");
    await band.waitFor();
    await goTo(page, "Findings");
    await page.getByText("The night bell opens the gate").first().waitFor();
    expect(await band.isVisible()).toBe(true);
    await goTo(page, "Deliverables");
    await page.getByRole("row", { name: "report.md" }).waitFor();
    expect(await band.isVisible()).toBe(true);
    await takePictures(launched, "sample");
  });

  it("shows the way to a release, step by step", async () => {
    const { page } = launched;
    await button(page, "What to try…").click();
    const guide = sheet(page, "From a report to a release, in seven steps");
    expect(await guide.getByRole("listitem").count()).toBe(7);
    await takePictures(launched, "sample-guide");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await button(guide, "Propose a release").click();
    await guide.waitFor({ state: "detached" });
    await page
      .getByRole("heading", { level: 1, name: "Propose a release" })
      .waitFor();
  });

  it("has a key for each of its people, to sign with", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    for (const name of ["Alma Lindqvist", "Esi Marchetti", "Mira Vale"])
      await page.getByText(name).first().waitFor();
  });

  /** What axe and a reader of the screen lack of what is shown; for a whole screen in every look, and colours that are no tokens. */
  const faultsHere = async (isScreen: boolean): Promise<string[]> => {
    const { page } = launched;
    const found = await unnamedParts(launched);
    found.push(...(await accessibilityFaults(launched)));
    found.push(...(await smallTargets(page)));
    // The shadow of a sheet gives the desk behind it colours of no token.
    if (isScreen) found.push(...(await strangeColours(launched)));
    for (const look of isScreen ? otherLooks : []) {
      await page.emulateMedia(look);
      const rules = ["color-contrast"];
      const faults = await accessibilityFaults(launched, { rules });
      const named = `${look.colorScheme} ${look.contrast ?? ""}`.trim();
      faults.push(...(await strangeColours(launched)));
      found.push(...faults.map((fault) => `${named}: ${fault}`));
    }
    await page.emulateMedia({ colorScheme: "light", contrast: null });
    return found;
  };

  it.each(sections)(
    "shows everybody the same: %s, and the sheets that it opens",
    async (section) => {
      const { page } = launched;
      // Whatever asks for a file or a place is told that there is none.
      await launched.chooseToOpen();
      await launched.chooseToSave(null);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await goTo(page, section);
      const answered = () =>
        page.evaluate(() => window.counterseal.vaultStatus({}));
      await answered();
      const found = new Map<string, string[]>();
      found.set(section, await faultsHere(true));
      const openers = page
        .getByRole("main")
        .getByRole("button", { name: /…$/ });
      for (let nth = 0; nth < (await openers.count()); nth += 1) {
        await openers.nth(nth).click();
        // What a press asks the engine for is there when another answer is.
        await answered();
        const sheets = page.locator("dialog[open]");
        const isSheet = (await sheets.count()) > 0;
        const place = isSheet ? sheets.last() : page.getByRole("main");
        const title = await place.getByRole("heading").first().innerText();
        if (!found.has(title)) found.set(title, await faultsHere(!isSheet));
        if (isSheet) await page.keyboard.press("Escape");
        await sheets.waitFor({ state: "detached" });
        await goTo(page, section);
      }
      const faults = [...found].filter(([, all]) => all.length > 0);
      expect(faults).toEqual([]);
      await page.emulateMedia({ reducedMotion: null, colorScheme: null });
    },
  );

  it("is deleted from its band, its folder and its name with it", async () => {
    const { page } = launched;
    await button(page, "Delete the sample…").click();
    const sheet = page.getByRole("dialog", { name: "Delete this sample" });
    await sheet.getByText("The vault “sample” is deleted").waitFor();
    await takePictures(launched, "sample-delete");
    expect(await accessibilityFaults(launched)).toEqual([]);
    writeFileSync(join(homeDir, "sample", "notes.txt"), "mine");
    await button(sheet, "Delete the sample").click();
    await sheet.getByText("notes.txt").waitFor();
    unlinkSync(join(homeDir, "sample", "notes.txt"));
    await button(sheet, "Delete the sample").click();
    await page.getByRole("heading", { name: "Begin" }).waitFor();
    expect(existsSync(join(homeDir, "sample"))).toBe(false);
  });
});
