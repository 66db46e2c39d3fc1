// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect } from "vitest";
import { accessibilityFaults } from "./accessibility.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { namelessControls } from "./pages/desk.ts";
import { keepPictureOfFailure } from "./screenshots.ts";
import { overlength, smallTargets } from "./wholeness.ts";

/** Screen, sheet and parts, by their headings: what is new to axe, whatever numbers it shows. */
async function stateOf({ page }: LaunchedApp): Promise<string> {
  const words = await page.locator("h1, h2, h3").allInnerTexts();
  return words.join("\n").replace(/\d+/g, "0");
}

/**
 * After each test: a picture when it failed, no complaint of the page, a name for every control, none too small
 * to be pressed, no page longer than its window, and nothing that axe finds in a state that it has not seen.
 */
export function watchEachTest(
  launched: () => LaunchedApp,
  /** Whose app it is, where there are several. */
  whose = "",
): void {
  const seen = new Set<string>();
  afterEach(async (context) => {
    await keepPictureOfFailure(launched(), context, whose);
    expect(launched().takeComplaints()).toEqual([]);
    expect(await namelessControls(launched().page)).toEqual([]);
    expect(await overlength(launched().page)).toBe(0);
    expect(await smallTargets(launched().page)).toEqual([]);
    const state = await stateOf(launched());
    if (seen.has(state)) return;
    seen.add(state);
    expect(await accessibilityFaults(launched())).toEqual([]);
  });
}
