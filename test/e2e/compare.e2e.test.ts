// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zipOf } from "../support/leaks/zip.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import { expectNothingLeft } from "./leftovers.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, namelessControls } from "./pages/desk.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const lines = Array.from({ length: 1200 }, (_, at) => `Paragraph ${at + 1}.`);
const internal = [
  "# Findings of the harbour audit",
  "",
  "Severity: high. The harbour gate opens without a key.",
  "Reported by Ada Quill to the harbour master.",
  ...lines,
  "The end.",
];
const open = internal.flatMap((line, at) => {
  if (at === 2) return ["Severity: high. The harbour gate opens with any key."];
  if (at === 3) return [];
  return at % 400 === 399 ? [line, "Added for the public."] : [line];
});

/** Processes of Electron that compare now. */
function comparers({ app }: LaunchedApp): Promise<number> {
  return app.evaluate(
    ({ app: electron }) =>
      electron
        .getAppMetrics()
        .filter((each) => each.name === "Counterseal comparer").length,
  );
}

describe("comparing two versions in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (name: string): string => join(homeDir, name);
  let launched: LaunchedApp;

  beforeAll(async () => {
    writeFileSync(inHome("report.md"), `${internal.join("\n")}\n`);
    writeFileSync(inHome("report-public.md"), `${open.join("\n")}\n`);
    writeFileSync(
      inHome("code.zip"),
      zipOf({ "main.go": "one", "old/notes.md": "two", "same.md": "x" }),
    );
    writeFileSync(
      inHome("code-2.zip"),
      zipOf({ "main.go": "one!", "notes.md": "two", "same.md": "x" }),
    );
    launched = await launchInAudit(homeDir);
    const names = ["report.md", "report-public.md", "code.zip", "code-2.zip"];
    await deliverablePages.beginImport(launched, names.map(inHome));
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  const compare = async (before: RegExp, after: string): Promise<void> => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    await page.getByRole("row", { name: after }).first().click();
    await button(page, `Compare ${after} with another version`).click();
    const field = page.getByLabel("Before", { exact: true });
    const options = await field.getByRole("option").allInnerTexts();
    const label = options.find((option) => before.test(option));
    await field.selectOption({ label: label ?? "" });
  };

  it("shows lines side by side, and goes from difference to difference by key", async () => {
    const { page } = launched;
    await compare(/^report,|^report\.md,/, "report-public.md");
    await page.getByText("4 differences: 2 lines removed").waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await takePictures(launched, "compare-lines");
    const at = page.locator("tr[aria-current]");
    await page.keyboard.press("n");
    await page.getByText("Difference 1 of 4").first().waitFor();
    expect(await at.locator("del").allInnerTexts()).toContain("without");
    expect(await at.innerText()).toContain("removed");
    await page.keyboard.press("F7");
    await page.keyboard.press("F7");
    await page.getByText("Difference 3 of 4").first().waitFor();
    await page.keyboard.press("Shift+F7");
    await page.getByText("Difference 2 of 4").first().waitFor();
    await expect.poll(() => at.innerText()).toContain("Added for the public.");
  });

  it("goes to differences beyond a page of rows, with what is equal shown", async () => {
    const { page } = launched;
    await page.getByLabel("Show what is equal too").check();
    await page
      .getByText(/Rows 1 to 200 of 1,?208/)
      .first()
      .waitFor();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("n");
    await page
      .getByText(/Rows 801 to 1,?000/)
      .first()
      .waitFor();
    const at = page.locator("tr[aria-current]");
    await expect.poll(() => at.innerText()).toContain("Added for the public.");
  });

  it("ends the process that holds both when the screen is left", async () => {
    expect(await comparers(launched)).toBe(1);
    await button(launched.page, "Back").click();
    await expect.poll(() => comparers(launched)).toBe(0);
  });

  it("lists the files of archives, and what moved", async () => {
    const { page } = launched;
    await compare(/^code,|^code\.zip,/, "code-2.zip");
    await page.getByText("1 changed, 0 added, 0 removed, 1 moved").waitFor();
    const moved = page.getByRole("row", { name: /Moved/ });
    expect(await moved.innerText()).toContain("from old/notes.md");
    await takePictures(launched, "compare-archives");
  });

  it("says plainly why it compares digests alone", async () => {
    const { page } = launched;
    await compare(/^report,|^report\.md,/, "code-2.zip");
    await page.getByText("They are of different kinds").waitFor();
    await takePictures(launched, "compare-digests");
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(launched, [
      "The harbour gate opens without a key",
      "Added for the public.",
    ]));
});
