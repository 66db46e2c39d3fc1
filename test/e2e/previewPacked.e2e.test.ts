// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button } from "./pages/desk.ts";
import {
  askedFor,
  find,
  leavePreview,
  lookInside,
  painted,
  watchRequests,
  words,
} from "./pages/preview.ts";
import * as vaultPages from "./pages/vault.ts";
import { canary, makePackedFiles } from "./previewFiles.ts";
import { listProcesses } from "./processes.ts";
import { keepPictureOfFailure, takePreviewPictures } from "./screenshots.ts";
import { tracesIn } from "./traces.ts";

let sample: SampleVault;
let launched: LaunchedApp;

beforeAll(async () => {
  sample = await makeSampleVault();
  const inbox = sample.at("inbox");
  await sample.done(...sample.importing(...makePackedFiles(inbox)));
  // From here on, plaintext on the disk is the app's.
  rmSync(inbox, { recursive: true });
  launched = await launchApp();
  await watchRequests(launched);
  await vaultPages.openAt(launched, sample.vault, "correct horse battery");
});

afterEach(async (context) => {
  await keepPictureOfFailure(launched, context);
});

afterAll(async () => {
  await launched.close();
  sample.remove();
});

async function withPreview(
  title: string,
  look: (preview: Page) => Promise<void>,
): Promise<void> {
  const preview = await lookInside(launched, title);
  try {
    await look(preview);
    expect(launched.takeComplaints()).toEqual([]);
    for (const url of await askedFor(launched))
      expect(url).toMatch(/^app:\/\/preview\//);
    const live = preview.locator("article :is(a, img, script, iframe)");
    expect(await live.count()).toBe(0);
  } finally {
    await leavePreview(launched, preview);
  }
}

describe("the text of Office documents", () => {
  it("is shown with what was changed, hidden and remarked", async () => {
    await withPreview("letter", async (preview) => {
      await preview.getByRole("heading", { name: "Letter to" }).waitFor();
      const shown = await words(preview);
      expect(shown).toContain("deleted by Ada Lin");
      expect(shown).toContain("inserted by Ada Lin");
      expect(shown).toContain("https://evil.example/word");
      expect(shown).toContain("comment 1, Bo Ray: Is that so?");
      const gone = preview.locator("del");
      expect(await gone.innerText()).toBe("Nightjar paid late. ");
      await preview.getByRole("cell", { name: "high" }).waitFor();
      await takePreviewPictures(launched, preview, "preview-word");
      expect(await find(preview, "well. nightjar")).toBe("1 of 1");
      expect((await painted(preview)).join("")).toContain("Nightjar");
      await preview.keyboard.press("Escape");
      await button(preview, "Its files").click();
      await preview.getByText("word/document.xml").waitFor();
      await button(preview, "Its text").click();
      await preview.getByRole("heading", { name: "Scope" }).waitFor();
    });
  });

  it("has a table for each sheet, and runs no formula", async () => {
    await withPreview("sums", async (preview) => {
      await preview.getByRole("heading", { name: "Sheet Costs" }).waitFor();
      const shown = await words(preview);
      for (const said of [
        "C (hidden)",
        "3 (hidden)",
        '=HYPERLINK("https://evil.example")',
        "Quiet sum",
      ])
        expect(shown).toContain(said);
      const costs = preview.getByRole("heading", { name: "Sheet Costs" });
      expect(await costs.innerText()).toContain("hidden");
      await takePreviewPictures(launched, preview, "preview-sheets");
      expect(await find(preview, "gate stays")).toBe("1 of 1");
      await preview.keyboard.press("Escape");
    });
  });

  it("has slides with their notes", async () => {
    await withPreview("talk", async (preview) => {
      await preview.getByRole("heading", { name: "Opening" }).waitFor();
      const notes = preview.getByRole("heading", { name: "notes of slide 1" });
      await notes.waitFor();
      await preview.getByText("Do not mention").waitFor();
      const spare = preview.getByRole("heading", { name: "Slide 2" });
      expect(await spare.innerText()).toContain("hidden");
      expect(await find(preview, "not mention")).toBe("1 of 1");
      await expect.poll(() => painted(preview)).toEqual(["not mention"]);
      await preview.keyboard.press("Escape");
    });
  });
});

describe("the list of an archive", () => {
  it("says what is encrypted, and of each name what it wants", async () => {
    await withPreview("bundle", async (preview) => {
      await preview.getByText("report/findings.md").waitFor();
      const shown = await words(preview);
      expect(shown).toContain("is encrypted: what is in it was not seen");
      expect(shown).toContain("invoice\ufffdfdp.exe");
      expect(shown).not.toContain("\u202e");
      expect(shown).toContain("turns the direction of what follows");
      expect(shown).toContain("wants to lie outside its package");
      await preview.getByText("zip · 7 entries").waitFor();
      await takePreviewPictures(launched, preview, "preview-archive");
    });
  });

  it("has thousands of entries, holds those in sight, and finds one", async () => {
    await withPreview("many", async (preview) => {
      await preview.getByText("tar.gz · 5,001 entries").waitFor();
      expect(await preview.locator(".listing-row").count()).toBeLessThan(120);
      await preview.getByText("2031-02-08 19:30").first().waitFor();
      expect(await find(preview, "leads to /etc")).toBe("1 of 1");
      await expect.poll(() => painted(preview)).toEqual(["leads to /etc"]);
      await preview.keyboard.press("Escape");
    });
  });

  it("ends early where it must, and says why", async () => {
    await withPreview("damaged", async (preview) => {
      const notice = preview.getByText("may be shorter than the archive");
      await notice.waitFor();
    });
  });
});

describe("what cannot be shown", () => {
  it.each([
    ["sealed", "because it is encrypted with a password"],
    ["clip", "because it is a video or a sound"],
  ])("is said of %s, beside its bytes", async (title, why) => {
    await withPreview(title, async (preview) => {
      await preview.getByText(why).waitFor();
      expect(await words(preview)).toMatch(/^00000000 {2}[0-9a-f]{2} /);
    });
  });

  it("leaves no process, and nothing on the disk", async () => {
    await withPreview("letter", async () => {
      await expect
        .poll(async () =>
          (await listProcesses(launched.app)).filter(
            ({ name }) => name === "Counterseal outliner",
          ),
        )
        .toEqual([]);
      expect(tracesIn(tmpdir(), canary)).toEqual([]);
    });
  });
});
