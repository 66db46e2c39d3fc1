// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseLocale } from "../../renderer/text/locale.ts";
import { type MessageKey, messages, t } from "../../renderer/text/text.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";
import { clippedWords, cutOff } from "./wholeness.ts";

const passphrase = "nine lamps on the mole, and a bell";

// As the app that is looked at says them.
chooseLocale({ system: "en-GB", isPseudo: true });
const sections = [
  ...Object.keys(messages)
    .filter((key): key is Extract<MessageKey, `section.${string}`> =>
      key.startsWith("section."),
    )
    .map((key) => t(key)),
  // Named in the list of commands, which the menu of the system shows too.
  "Settings",
];

/**
 * Words that the command line says too, and the sample's own: neither is of the window's messages. What they are
 * is read from their sources, so that a word that is typed into a screen is in none of them.
 */
const elsewhere = ["shared", "electron/engine"]
  .flatMap((room) => {
    const roomDir = fileURLToPath(new URL(`../../${room}`, import.meta.url));
    return readdirSync(roomDir, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .map((path) => readFileSync(join(roomDir, path), "utf8"));
  })
  .join("\n");

/** Digests, ids, versions, dates, sizes, clocks, and the words that a made key is known by. */
const data =
  /^(?:sample-harbour|(?:[a-z]+ ){7}[a-z]+|[0-9a-f]{6,}…?[0-9a-f]*|[\d.,:/ ]+(?:bytes|[KMG]iB)?|.*\b\d{1,2} \w{3} \d{4}.*|SHA256:?|[\w+/]{1,4}|\S*\d\S*|.*\bUTC\b.*|[\w./-]+\.\w{1,5})$/;

/** Text on the screen that stands in no brackets, and that somebody wrote for it. */
async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT,
    );
    let depth = 0;
    let parent: Element | null = null;
    while (walker.nextNode() !== null) {
      const element = walker.currentNode.parentElement;
      // React writes a sentence in several nodes where an argument is an element of its own.
      if (element !== parent) depth = 0;
      parent = element;
      if (element?.checkVisibility() !== true) continue;
      // The engine words what it did, for the command line as well.
      if (element.closest(".entry-summary") !== null) continue;
      for (const piece of (walker.currentNode.textContent ?? "").split(
        /(⟦|⟧)/,
      )) {
        if (piece === "⟦") depth += 1;
        else if (piece === "⟧") depth -= 1;
        else if (depth === 0 && /\p{L}{2}/u.test(piece))
          found.push(piece.trim());
      }
    }
    return found;
  });
  return [...new Set(texts)].filter(
    (text) => !data.test(text) && !elsewhere.includes(text),
  );
}

describe("words in a made-up language", () => {
  const { homeDir, remove } = temporaryHome();
  const profileDir = join(homeDir, "profile");
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ profileDir });
    const { page, chooseToSave } = launched;
    await chooseToSave(join(homeDir, "sample"));
    await button(page, /^Try a sample…/).click();
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByText(/^(?:Strong|Very strong)\.$/).waitFor();
    await page.getByLabel("The same passphrase again").fill(passphrase);
    await button(page, "Create the vault").click();
    await page
      .getByRole("heading", { level: 1, name: "Deliverables" })
      .waitFor();
    await launched.close();
    launched = await launchApp({ profileDir, switches: ["--pseudo-locale"] });
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  const faultsAt = async (width: number): Promise<string[]> => {
    const { app, page } = launched;
    await app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(to, 800);
    }, width);
    await page.waitForFunction((inner) => innerWidth === inner, width);
    return [...(await cutOff(page)), ...(await clippedWords(page))];
  };

  /** Everything that a screen has against a translation, at both widths. */
  const faults = async () => ({
    wide: await faultsAt(1280),
    narrow: await faultsAt(640),
    untranslated: await untranslated(launched.page),
  });
  const none = { wide: [], narrow: [], untranslated: [] };

  it("reach the first screen, and fit", async () => {
    const { page } = launched;
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.locator("h1").innerText()).toMatch(/^⟦.*⟧$/);
    await takePictures(launched, "pseudo-first");
    expect(await faults()).toEqual(none);
  });

  it("reach every section, and fit", async () => {
    const { app, page } = launched;
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
    });
    await page
      .getByRole("button", { name: /sample/ })
      .first()
      .click();
    const field = page.locator("input[type=password]");
    // A development runtime asks first whether the vault is a sample.
    const doubt = page.locator("dialog footer button").last();
    await field.or(doubt).first().waitFor();
    if (await doubt.isVisible()) await doubt.click();
    await field.fill(passphrase);
    await page.keyboard.press("Enter");
    const rail = page.locator("nav");
    const found: Record<string, unknown> = {};
    for (const section of sections) {
      await rail.getByRole("button").filter({ hasText: section }).click();
      await page.locator("h1", { hasText: section }).waitFor();
      // What a screen asks the engine for is there when another answer is.
      await page.evaluate(() => window.counterseal.vaultStatus({}));
      const here = await faults();
      if (JSON.stringify(here) !== JSON.stringify(none)) found[section] = here;
    }
    await takePictures(launched, "pseudo-last");
    expect(found).toEqual({});
  });
});
