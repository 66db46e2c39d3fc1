// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeZip } from "../support/makeZip.ts";
import { assemble, place, sampleParts } from "../support/releases.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button, dropOnWindow } from "./pages/desk.ts";
import { verifyRelease } from "./pages/verify.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

/** What a stranger downloads from a web page, in the window and without a vault. */

let launched: LaunchedApp;
const dir = mkdtempSync(join(tmpdir(), "verify-zip-"));
const at = (name: string): string => join(dir, name);

beforeAll(async () => {
  launched = await launchApp();
  const release = assemble(sampleParts());
  const members = [...release.entries].flatMap(([path, entry]) =>
    entry.kind === "file" ? [{ name: path, content: entry.bytes }] : [],
  );
  const below = members.map((each) => ({ ...each, name: `main/${each.name}` }));
  const readme = { name: "main/README.md", content: Buffer.from("ours\n") };
  const upwards = { name: "../../up.txt", content: Buffer.from("evil\n") };
  writeFileSync(at("charter.txt"), release.trusted ?? "");
  writeFileSync(at("release.zip"), makeZip(below));
  writeFileSync(at("repository.zip"), makeZip([...below, readme]));
  writeFileSync(at("hostile.zip"), makeZip([...members, upwards]));
  await button(launched.page, /^Verify a release/).click();
});

watchEachTest(() => launched);

afterAll(async () => {
  await launched.close();
  rmSync(dir, { recursive: true });
});

describe("a zip in the window", () => {
  it("is verified when it is chosen", async () => {
    const verdict = await verifyRelease(
      launched,
      at("release.zip"),
      at("charter.txt"),
    );
    expect(verdict).toBe("VERIFIED");
  });

  it("is verified when it is dropped, and refused by name when it is hostile", async () => {
    const { page } = launched;
    await dropOnWindow(page, at("hostile.zip"));
    await page.getByText("hostile.zip").waitFor();
    await button(page, "Verify").click();
    await page.getByRole("heading", { name: "NOT VERIFIED" }).waitFor();
    await page.getByText("path-refused").waitFor();
    await page.getByText("../../up.txt").waitFor();
    await takePictures(launched, "zip-refused");
  });

  it("of a whole repository needs the release's folder", async () => {
    const { page } = launched;
    const asked = [launched, at("repository.zip"), null] as const;
    expect(await verifyRelease(...asked)).toBe("NOT VERIFIED");
    await page.getByLabel("Folder of the release").fill("../up");
    await button(page, "Verify").click();
    await page.getByText("Write it as it is in the repository").waitFor();
    await page.getByLabel("Folder of the release").fill(place);
    expect(await verifyRelease(...asked)).toBe("VERIFIED");
    await page.getByText("what else lies beside the release was not").waitFor();
    await takePictures(launched, "zip-verified");
    await launched.chooseToSave(at("release.intoto.json"));
    await button(page, /^Save the in-toto Statement/).click();
    await page.getByText("the Statement is saved").waitFor();
    await page.keyboard.press("Escape");
    const { subject } = JSON.parse(
      readFileSync(at("release.intoto.json"), "utf8"),
    ) as { subject: unknown[] };
    expect(subject).toHaveLength(assemble(sampleParts()).entries.size);
  });
});
