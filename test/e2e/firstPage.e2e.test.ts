// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
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
}, 240_000);

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
