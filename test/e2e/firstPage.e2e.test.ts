// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { appDir, type LaunchedApp, launchApp } from "./launchApp.ts";
import { leavePreview, lookInside } from "./pages/preview.ts";
import * as vaultPages from "./pages/vault.ts";
import { makeReports } from "./previewFiles.ts";

const sizes = [500, 1_000];
const times = 5;
const resultsDir = join(appDir(), "test-results");

let sample: SampleVault;
let launched: LaunchedApp;

beforeAll(async () => {
  mkdirSync(resultsDir, { recursive: true });
  sample = await makeSampleVault();
  const inbox = sample.at("inbox");
  await sample.done(...sample.importing(...(await makeReports(inbox, sizes))));
  rmSync(inbox, { recursive: true });
  launched = await launchApp();
  await vaultPages.openAt(launched, sample.vault, "correct horse battery");
});

afterAll(async () => {
  await launched.close();
  sample.remove();
});

/** From the press of "Look inside" until the first page is drawn. */
async function secondsToFirstPage(title: string): Promise<number> {
  let from = Number.NaN;
  const preview = await lookInside(launched, title, () => {
    from = performance.now();
  });
  await preview.locator('canvas[data-drawn="true"]').first().waitFor();
  const seconds = (performance.now() - from) / 1000;
  await preview.getByText("Words of sheet 1.").waitFor();
  await leavePreview(launched, preview);
  return seconds;
}

describe("the first page of a long report", () => {
  // Kept and never asserted: how long it takes is the machine's.
  it.each(sizes)("of %i pages is drawn, whatever follows it", async (pages) => {
    const all: number[] = [];
    for (let time = 0; time < times; time += 1)
      all.push(await secondsToFirstPage(`report-${pages}`));
    const sorted = all.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(times / 2)] ?? Number.NaN;
    const list = all.map((each) => each.toFixed(2)).join(", ");
    appendFileSync(
      join(resultsDir, "first-page.txt"),
      `${pages} pages: median ${middle.toFixed(2)} s (${list})\n`,
    );
    expect(all).toHaveLength(times);
  });
});

/** Scrolls by a little at each frame, as a wheel does; gives the milliseconds from frame to frame. */
function framesOfScrolling(preview: Page, frames: number): Promise<number[]> {
  return preview.locator(".preview-body").evaluate(
    (body, count) =>
      new Promise<number[]>((resolve) => {
        const lengths: number[] = [];
        let before = performance.now();
        const step = (): void => {
          const now = performance.now();
          lengths.push(now - before);
          before = now;
          body.scrollBy(0, 60);
          if (lengths.length < count) requestAnimationFrame(step);
          else resolve(lengths.slice(1));
        };
        requestAnimationFrame(step);
      }),
    frames,
  );
}

describe("a report of 500 pages, scrolled", () => {
  it("shows the page it comes to, and every frame's length is kept", async () => {
    const preview = await lookInside(launched, "report-500");
    await preview.getByText("Words of sheet 1.").waitFor();
    const lengths = await framesOfScrolling(preview, 600);
    const body = preview.locator(".preview-body");
    const top = await body.evaluate(({ scrollTop }) => scrollTop);
    const drawn = preview.locator('canvas[data-drawn="true"]');
    await drawn.first().waitFor();
    expect(top).toBeGreaterThan(20_000);
    await preview
      .getByText(/^Words of sheet 3[2-5]\./)
      .first()
      .waitFor();
    // Whoever jumps far away finds a drawn page there, and not an empty sheet.
    await body.evaluate((element) => {
      element.scrollTo({ top: element.scrollHeight });
    });
    await preview.getByText("Words of sheet 500.").waitFor();
    await leavePreview(launched, preview);
    const sorted = lengths.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
    const late = lengths.filter((length) => length > 34).length;
    appendFileSync(
      join(resultsDir, "first-page.txt"),
      `scrolled by 60 pixels a frame: median ${at(0.5)} ms, of 99 in 100 ${at(0.99)} ms, longest ${at(1)} ms; ${late} of ${lengths.length} frames over 34 ms\n`,
    );
  });
});
