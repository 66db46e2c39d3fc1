// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { createAudit } from "./pages/audit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, panel, sheet } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";
import { holdEngine } from "./processes.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const { homeDir, remove } = temporaryHome();
const passphrase = "seven lanterns over a quiet harbour";
const lins = "nine gulls beside an empty crane";
const next = "four barges under the second bridge";
const renewedDir = join(homeDir, "renewed-vault");
let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp({ profileDir: join(homeDir, "profile") });
  const vault = { vaultDir: join(homeDir, "audit-vault"), passphrase };
  await vaultPages.beginVault(launched, vault, "Ada Quill");
  await vaultPages.createVault(launched);
  await vaultPages.makeRecoveryKit(launched, join(homeDir, "kit.txt"));
  const { page } = launched;
  await button(page, "Add an owner…").click();
  const form = sheet(page, "Add an owner");
  await form.getByLabel("Your present passphrase").fill(passphrase);
  await form.getByLabel("The new owner’s name").fill("Lin Marsh");
  await form.getByLabel("New passphrase", { exact: true }).fill(lins);
  await form.getByLabel("The new passphrase again").fill(lins);
  await button(form, "Add the owner").click();
  await form.waitFor({ state: "detached" });
});

watchEachTest(() => launched);

afterAll(async () => {
  await launched.close();
  remove();
});

async function openRecent(
  name: string,
  typed: string,
  shows = "Audits",
): Promise<void> {
  const { page } = launched;
  await vaultPages.lockVault(launched);
  await vaultPages.chooseRecentVault(launched, name);
  await vaultPages.typePassphrase(launched, typed);
  await page.getByRole("heading", { level: 1, name: shows }).waitFor();
}

const going = "Go on sealing under new keys";

async function seal(title: string, present: string): Promise<void> {
  const form = sheet(launched.page, title);
  await form.getByLabel("Your present passphrase").fill(present);
  await form.getByLabel("New passphrase of the new vault").fill(next);
  await form.getByLabel("The new passphrase again").fill(next);
  await button(form, "Choose the folder, and seal…").click();
}

describe("new keys", () => {
  it("are offered where a passphrase is removed", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    await button(page, "Remove the passphrase of Lin Marsh").click();
    const form = sheet(page, "Remove the passphrase of Lin Marsh?");
    await takePictures(launched, "remove-owner");
    await button(form, "About new keys").click();
    await form.waitFor({ state: "detached" });
    const focused = page.locator(":focus");
    expect(await focused.innerText()).toBe("New keys");
    await takePictures(launched, "new-keys");
  });

  it("are given to a vault in a new folder, with a new passphrase", async () => {
    const { page, chooseToOpen } = launched;
    await button(page, "Seal under new keys…").click();
    const form = sheet(page, "Seal everything under new keys");
    const fill = async (present: string): Promise<void> => {
      await form.getByLabel("Your present passphrase").fill(present);
      await form.getByLabel("New passphrase of the new vault").fill(next);
      await form.getByLabel("The new passphrase again").fill(next);
    };
    mkdirSync(renewedDir);
    await chooseToOpen(renewedDir);
    await fill("not this one");
    await button(form, "Choose the folder, and seal…").click();
    await form.getByText("vault-passphrase-or-slot").waitFor();
    await fill(passphrase);
    await takePictures(launched, "rekey");
    await button(form, "Choose the folder, and seal…").click();
    const done = sheet(page, "The vault has new keys");
    await done.getByText("choose theirs again: Lin Marsh.").waitFor();
    await takePictures(launched, "rekeyed");
    await button(done, "Close").last().click();
    await panel(page, "New keys")
      .getByText("This vault went on in renewed-vault")
      .waitFor();
    await takePictures(launched, "superseded");
  });

  it("open the vault among those opened here, and the old one says where it went on", async () => {
    const { page } = launched;
    await openRecent("renewed-vault", next);
    await goTo(page, "Vault health");
    expect(await vaultPages.checkVault(launched)).toContain(
      "Everything is whole.",
    );
    await button(panel(page, "New keys"), "Seal under new keys…").waitFor();
    await openRecent("audit-vault", passphrase);
    await page
      .getByText("This vault was sealed under new keys; here are the old ones")
      .waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });

  it("are given up only with a reason, when the new vault is lost", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    await button(page, "The new vault is lost…").click();
    const form = sheet(page, "Go on with the old keys?");
    await button(form, "Go on with the old keys").click();
    await form.getByLabel("Reason").fill("The disk with it burnt");
    await takePictures(launched, "rekey-abandon");
    await button(form, "Go on with the old keys").click();
    await form.waitFor({ state: "detached" });
    await button(page, "Seal under new keys…").waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });

  it("are gone on with after a file was missing, once it is back", async () => {
    const { page, chooseToOpen } = launched;
    const notes = join(homeDir, "notes.md");
    writeFileSync(notes, "# Notes\n");
    await button(page, "Audits").click();
    await createAudit(launched, "Harbour audit 2026");
    await deliverablePages.beginImport(launched, [notes]);
    await deliverablePages.takeIn(launched);
    await deliverablePages.closeImport(launched);
    const objectsDir = join(homeDir, "audit-vault", "objects");
    const [object = ""] = readdirSync(objectsDir, { recursive: true })
      .map(String)
      .filter((name) => name.includes("/"));
    const put = join(objectsDir, object);
    renameSync(put, join(homeDir, "mislaid"));
    const thirdDir = join(homeDir, "third-vault");
    mkdirSync(thirdDir);
    await chooseToOpen(thirdDir);
    await goTo(page, "Vault health");
    await button(page, "Seal under new keys…").click();
    await seal("Seal everything under new keys", passphrase);
    const stopped = sheet(page, going);
    await stopped.getByText("notes.md is missing.").waitFor();
    await takePictures(launched, "rekey-stopped");
    await button(stopped, "Cancel").click();
    await panel(page, "New keys")
      .getByText(/^Begun .*, into third-vault, and not finished\./)
      .waitFor();
    await takePictures(launched, "rekey-begun", panel(page, "New keys"));
    renameSync(join(homeDir, "mislaid"), put);
    await button(page, "Go on…").click();
    await seal(going, passphrase);
    const done = sheet(page, "The vault has new keys");
    await done.getByText("1 sealed file verified in the new folder").waitFor();
    await button(done, "Close").last().click();
    await panel(page, "New keys")
      .getByText("This vault went on in third-vault")
      .waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });

  it("are stopped while the files are sealed, and gone on with", async () => {
    const { app, page, chooseToOpen } = launched;
    await openRecent("third-vault", next, "Deliverables");
    const fourthDir = join(homeDir, "fourth-vault");
    mkdirSync(fourthDir);
    await chooseToOpen(fourthDir);
    await goTo(page, "Vault health");
    await button(page, "Seal under new keys…").click();
    const title = "Seal everything under new keys";
    const goOn = await holdEngine(app);
    const form = sheet(page, title);
    try {
      await seal(title, next);
      await takePictures(launched, "rekey-running");
      await button(form, "Stop").click();
    } finally {
      goOn();
    }
    const again = sheet(page, going);
    await again.getByText("Code: cancelled").waitFor();
    await takePictures(launched, "rekey-cancelled");
    await button(again, "Cancel").click();
    await panel(page, "New keys")
      .getByText(/^Begun .*, into fourth-vault, and not finished\./)
      .waitFor();
    await button(page, "Go on…").click();
    await seal(going, next);
    await sheet(page, "The vault has new keys")
      .getByText("1 sealed file verified in the new folder")
      .waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });
});
