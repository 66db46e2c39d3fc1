// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SampleVault } from "../support/sampleVault.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { launchAtConsent, makeConsentVault } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import * as charts from "./pages/charts.ts";
import { button, goTo, namelessControls, panel, sheet } from "./pages/desk.ts";
import * as embargoPages from "./pages/embargo.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const findings = [
  ["H-1", "critical", "api", "open"],
  ["H-2", "high", "api", "confirmed"],
  ["H-3", "high", "api", "fixed"],
  ["H-4", "medium", "proxy", "fixing"],
  ["H-5", "medium", "proxy", "open"],
  ["H-6", "low", "CANARY component with a name that is too long", "open"],
  ["H-7", "informational", "scheduler", "open"],
  ["H-8", "undetermined", "scheduler", "withdrawn"],
] as const;

async function fill({ done, vault }: SampleVault): Promise<void> {
  for (const [label, severity, component, status] of findings)
    await done(
      ...["finding", "add", vault, label, "--title", "CANARY title"],
      ...["--severity", severity, "--component", component],
      ...["--status", status],
    );
  await done(
    ...["embargo", "propose", vault, "--at", "2998-07-05T16:00"],
    ...["--zone", "UTC", "--ask", "alma", "--reason", "CANARY reason"],
  );
}

describe("pictures of an audit, in the app", () => {
  let sample: SampleVault;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeConsentVault();
    await fill(sample);
    launched = await launchAtConsent(sample);
    await charts.openCharts(launched);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  it("have names for every mark, a table with the same numbers, and nothing that axe finds", async () => {
    const { page } = launched;
    const severity = panel(page, "Severity by component");
    await severity.getByRole("img", { name: "api: 2 high" }).waitFor();
    expect(await severity.getByRole("img").count()).toBe(5);
    await severity.getByText("Table", { exact: true }).click();
    const table = severity.getByRole("table");
    await table.getByRole("row", { name: "api 1 2 0 0 0 0 3" }).waitFor();
    const status = panel(page, "Findings by status over time");
    await status.getByRole("img", { name: /: 4 open$/ }).waitFor();
    expect(await namelessControls(page)).toEqual([]);
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "charts");
    await takePictures(
      ...([
        launched,
        "charts-consent",
        panel(page, "Who may have what"),
      ] as const),
    );
  });

  it("are gone through by keyboard: one stop for Tab, arrow keys within", async () => {
    const { page } = launched;
    const name = "Severity by component";
    const drawing = panel(page, name).getByRole("group", { name });
    const stops = drawing.locator("[tabindex='0']");
    expect(await stops.count()).toBe(1);
    await stops.focus();
    await page.keyboard.press("ArrowRight");
    const second = drawing.getByRole("img", { name: "api: 2 high" });
    expect(
      await second.evaluate((mark) => mark === document.activeElement),
    ).toBe(true);
    await panel(page, name).getByText("api: 2 high").waitFor();
    await page.keyboard.press("End");
    expect(await stops.getAttribute("aria-label")).toBe(
      "scheduler: 1 informational",
    );
    expect(await stops.count()).toBe(1);
  });

  it("say what they hold before they leave, and leave sealed", async () => {
    const { page, chooseToSave } = launched;
    const { at } = sample;
    await button(page, "Save as SVG… Severity by component").click();
    const form = sheet(page, "Save the picture");
    await form.getByText(/^It holds names of components, /).waitFor();
    await button(form, "Save…").click();
    await form.getByText("Choose at least one person.").waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
    await takePictures(launched, "charts-save");
    await form.getByRole("checkbox", { name: "Mira Vale" }).check();
    await chooseToSave(at("severity.svg.age"));
    await button(form, "Save…").click();
    await form.getByText("The picture was saved").waitFor();
    await form.getByRole("button", { name: "Close" }).last().click();
    const sealed = readFileSync(at("severity.svg.age"));
    expect(sealed.includes("CANARY")).toBe(false);
    const svg = execFileSync("age", ["-d", "-i", at("mira")], {
      input: sealed,
    }).toString();
    expect(svg).toContain("<title>api: 2 high</title>");
    expect(svg).not.toContain("CANARY title");
  });

  it("leave unsealed where they hold dates alone", async () => {
    const { page, chooseToSave } = launched;
    const { at } = sample;
    await button(page, "Save as SVG… Embargo over time").click();
    const form = sheet(page, "Save the picture");
    await chooseToSave(at("embargo.svg"));
    await button(form, "Save…").click();
    await form.getByText("The picture was saved").waitFor();
    await form.getByRole("button", { name: "Close" }).last().click();
    const svg = readFileSync(at("embargo.svg"), "utf8");
    expect(svg).toContain("Date 1: end, 2998-07-05 16:00 UTC");
    expect(svg).not.toMatch(/CANARY|harbour|alma|mira|report|model/i);
  });

  it("have an overview, an embargo and findings beside them in which axe finds nothing", async () => {
    const { page } = launched;
    await goTo(page, "Overview");
    await page.getByRole("list", { name: "Steps" }).waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
    await embargoPages.openEmbargo(launched);
    await page.getByRole("grid", { name: /^July 2998/ }).waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
    await goTo(page, "Findings");
    await page.getByRole("grid", { name: "Findings" }).waitFor();
    expect(await accessibilityFaults(launched)).toEqual([]);
  });

  it("have a checklist beside them that is saved without a word of the audit", async () => {
    const { page, chooseToSave } = launched;
    const path = sample.at("checklist.md");
    await goTo(page, "Overview");
    await chooseToSave(path);
    await button(page, "Save as Markdown…").click();
    const saved = sheet(page, "Checklist");
    await saved.getByText(/^The checklist was saved\./).waitFor();
    await saved.getByRole("button", { name: "Close" }).last().click();
    expect(existsSync(path)).toBe(true);
    const text = readFileSync(path, "utf8");
    expect(text).toContain("- [ ] Create the umbrella issue\n");
    expect(text).not.toMatch(/CANARY|harbour|alma|mira|H-1|\d{4}/i);
  });
});
