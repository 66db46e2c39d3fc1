// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, namelessControls, panel, sheet } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const whole = "Harbour private.pdf";
const cut = "Harbour public.pdf";
const secret = "The lighthouse key hangs behind the door";

const pageOf = (...lines: string[]): string =>
  lines
    .map((line, at) => `BT /F1 12 Tf 72 ${700 - 20 * at} Td (${line}) Tj ET`)
    .join("\n");

describe("a public version beside its private one, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  let launched: LaunchedApp;
  const marks = () => panel(launched.page, "Marked as removed");
  const form = () => panel(launched.page, "Mark as removed");
  const sides = () => panel(launched.page, "Side by side");

  async function takeIn(name: string, variant: "Private" | "Public") {
    await deliverablePages.beginImport(launched, [inHome(name)]);
    await sheet(launched.page, "Take files in")
      .getByRole("radio", { name: variant })
      .check();
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
  }

  beforeAll(async () => {
    const lines = ["The harbour is sound.", secret, "CC BY 4.0"];
    writeFileSync(inHome(whole), rawPdf({ content: pageOf(...lines) }));
    const hidden = `1 g BT /F1 12 Tf 72 300 Td (${secret}) Tj ET`;
    const shown = pageOf("The harbour is safe.", "CC BY 4.0");
    writeFileSync(inHome(cut), rawPdf({ content: `${shown}\n${hidden}` }));
    launched = await launchInAudit(homeDir);
    await takeIn(whole, "Private");
    await takeIn(cut, "Public");
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("marks on the private version what is removed, and takes a mark back", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await page.getByRole("row", { name: whole }).click();
    await button(page, `Cross-check of ${whole}`).click();
    await marks().getByText("Nothing is marked as removed yet.").waitFor();
    await button(form(), "Mark as removed").click();
    await form().getByText("Write what is removed.").waitFor();
    await form()
      .getByLabel("Words, ids of findings, or passages")
      .fill(`${secret}\nHARB-007`);
    await button(form(), "Mark as removed").click();
    await button(marks(), "Take back: HARB-007").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await button(marks(), "Take back: HARB-007").click();
    const back = sheet(page, "Take the mark back?");
    await back.getByLabel("Reason").fill("It is public already");
    await button(back, "Take back").click();
    await back.waitFor({ state: "detached" });
    await button(marks(), "Take back: HARB-007").waitFor({ state: "detached" });
    await marks().getByText(secret).waitFor();
    await takePictures(launched, "removal");
  });

  it("says what of it is still in the public one, side by side, for nobody to accept", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await page.getByRole("row", { name: cut }).click();
    await button(page, `Say where it stands: ${cut}`).click();
    const standing = sheet(page, "Where does it stand?");
    await standing
      .getByLabel("Derived from")
      .selectOption({ label: `${whole}, version 1` });
    await button(standing, "Record it").click();
    await standing.waitFor({ state: "detached" });
    await button(page, `Cross-check of ${cut}`).click();
    await page.getByText("Not known yet").first().waitFor();
    await button(page, "Run the check").click();
    await page
      .getByText("Something that was marked is still there")
      .first()
      .waitFor();
    await marks().getByText("Still there").waitFor();
    const changed = sides().getByRole("row").filter({ hasText: "Changed" });
    await changed.filter({ hasText: "safe" }).waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "cross-check");
    await button(page, "To the report").click();
    const item = panel(page, "Blocks")
      .getByRole("listitem")
      .filter({ hasText: "It holds what was marked as removed" })
      .first();
    await item.waitFor();
    expect(await item.getByRole("checkbox").count()).toBe(0);
  });
});
