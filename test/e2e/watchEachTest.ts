// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect } from "vitest";
import type { LaunchedApp } from "./launchApp.ts";
import { namelessControls } from "./pages/desk.ts";
import { keepPictureOfFailure } from "./screenshots.ts";
import { overlength } from "./wholeness.ts";

/** After each test: a picture when it failed, no complaint of the page, a name for every control, and no page longer than its window. */
export function watchEachTest(
  launched: () => LaunchedApp,
  /** Whose app it is, where there are several. */
  whose = "",
): void {
  afterEach(async (context) => {
    await keepPictureOfFailure(launched(), context, whose);
    expect(launched().takeComplaints()).toEqual([]);
    expect(await namelessControls(launched().page)).toEqual([]);
    expect(await overlength(launched().page)).toBe(0);
  });
}
