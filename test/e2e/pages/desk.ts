// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { LaunchedApp } from "../launchApp.ts";

/** What the sections of the desk are called. */
export type Section =
  | "Consent"
  | "Deliverables"
  | "Disclosures"
  | "Findings"
  | "Ledger"
  | "Overview"
  | "People and charter"
  | "Releases"
  | "Requests to you"
  | "Settings"
  | "Vault health"
  | "Verify a release";

/** Goes to a section by its button, and returns once its heading shows. */
export async function goTo(page: Page, section: Section): Promise<void> {
  await page
    .getByRole("navigation", { name: "Sections" })
    .getByRole("button", { name: new RegExp(`^${section}`) })
    .click();
  await page.getByRole("heading", { level: 1, name: section }).waitFor();
}

export function button(within: Page | Locator, name: string | RegExp): Locator {
  return within.getByRole("button", { name, exact: typeof name === "string" });
}

/** What opens the answer to why a step is needed. */
export function whyOf(page: Page, step: string): Locator {
  return page.getByLabel(`Why is this needed? ${step}`, { exact: true });
}

/** The sheet on top of the desk. */
export function sheet(page: Page, title: string | RegExp): Locator {
  return page.getByRole("dialog", { name: title });
}

/** A titled part of a screen. */
export function panel(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title });
}

/** Drops files of the disk on the window, as from a file manager. */
export async function dropOnWindow(
  page: Page,
  ...filePaths: string[]
): Promise<void> {
  // Only a file that came in through an input knows its place on disk, as a dropped one does.
  const input = await page.evaluateHandle(() => {
    const element = document.createElement("input");
    element.type = "file";
    element.multiple = true;
    return element;
  });
  await input.setInputFiles(filePaths);
  await input.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    for (const file of element.files ?? []) dataTransfer.items.add(file);
    for (const type of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      );
  });
}

/** The next native dialogs that open something answer with one of these paths each, in turn, and then with none. */
export async function chooseInTurn(
  { app }: LaunchedApp,
  ...filePaths: string[]
): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    const left = [...paths];
    dialog.showOpenDialog = () => {
      const next = left.shift();
      return Promise.resolve({
        canceled: next === undefined,
        filePaths: next === undefined ? [] : [next],
      });
    };
  }, filePaths);
}

/** Presses a button that asks for a place, and dismisses the native dialog; returns once the dialog was asked for. */
export async function dismissChooser(
  { app }: LaunchedApp,
  asking: Locator,
): Promise<void> {
  const asked = await app.evaluateHandle(({ dialog }) => {
    let times = 0;
    const dismissed = () => {
      times += 1;
      return Promise.resolve({ canceled: true, filePaths: [], filePath: "" });
    };
    dialog.showOpenDialog = dismissed;
    dialog.showSaveDialog = dismissed;
    return () => times;
  });
  await asking.click();
  await expect.poll(() => asked.evaluate((times) => times())).toBe(1);
  // Its answer has come back to the page when another call has been there.
  await expect.poll(() => asking.isEnabled()).toBe(true);
}

/** Controls on the screen that a reader of it would hear no name of, as markup. */
export function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      "button, input, select, textarea, [role=region]",
    );
    const nameOf = (element: HTMLElement): string => {
      const by = element.getAttribute("aria-labelledby");
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.textContent)
          : [];
      return [
        element.getAttribute("aria-label") ?? "",
        by === null ? "" : (document.getElementById(by)?.textContent ?? ""),
        element instanceof HTMLButtonElement ? element.textContent : "",
        ...labels,
      ].join("");
    };
    return [...controls]
      .filter((element) => nameOf(element).trim() === "")
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
}
