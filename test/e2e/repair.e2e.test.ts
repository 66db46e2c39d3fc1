// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";
import { keepPictureOfFailure, takePictures } from "./screenshots.ts";

const { homeDir, remove } = temporaryHome();
const at = (...parts: string[]): string => join(homeDir, ...parts);
const passphrase = "seven lanterns over a quiet harbour";
const filePassphrase = "eleven herons beside a slow canal";
const vaultDir = at("audit-vault");
let launched: LaunchedApp;

/** Imports a file by the page's own functions; the chooser answers with its path. */
async function importFile(name: string): Promise<void> {
  writeFileSync(at(name), `the invented content of ${name}\n`);
  await launched.chooseToOpen(at(name));
  const done = await launched.page.evaluate(`(async () => {
    const chosen = await counterseal.dialogOpen({ purpose: "import" });
    return counterseal.deliverableImport({
      job: "${"0".repeat(31)}${String(name.length % 10)}",
      audit: "one",
      files: chosen.value.chosen.map(({ grant }) => grant),
      kind: "other", variant: "private", from: "Quillhart Labs", channel: "by hand",
    });
  })()`);
  expect(done).toMatchObject({ ok: true, value: { refused: [] } });
}

function objectPaths(): string[] {
  const dir = join(vaultDir, "objects");
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".age"))
    .map((name) => join(dir, name));
}

async function unlock(): Promise<void> {
  await vaultPages.chooseRecentVault(launched, "audit-vault");
  await vaultPages.typePassphrase(launched, passphrase);
}

beforeAll(async () => {
  launched = await launchApp({ profileDir: at("profile") });
  await vaultPages.beginVault(launched, { vaultDir, passphrase }, "Ada Quill");
  await vaultPages.createVault(launched);
  await launched.page.evaluate(
    `counterseal.auditCreate({ audit: "one", title: "Harbour audit" })`,
  );
  await importFile("report.pdf");
});
afterEach(async (context) => {
  await keepPictureOfFailure(launched, context);
});
afterAll(async () => {
  await launched.close();
  remove();
});

describe("a vault and its backups, by hand", () => {
  it("are one sealed file, for a passphrase", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    await button(page, "Back up into one sealed file…").click();
    const dialog = sheet(page, "Back up into one sealed file");
    await takePictures(launched, "backup-sealed-keys");
    await button(dialog, "Choose where, and seal…").click();
    await dialog.getByText("Paste at least one recipient.").waitFor();
    await dialog.getByLabel("A passphrase").check();
    await dialog
      .getByLabel("Passphrase of the sealed file", { exact: true })
      .fill(filePassphrase);
    await dialog.getByLabel("The same passphrase again").fill(filePassphrase);
    await takePictures(launched, "backup-sealed-passphrase");
    await launched.chooseToSave(at("backup.age"));
    await button(dialog, "Choose where, and seal…").click();
    await page
      .getByText(
        "The backup is one sealed file, read back, opened and verified.",
      )
      .waitFor();
    await takePictures(launched, "backup-sealed-done");
    expect(readFileSync(at("backup.age"), "latin1")).toMatch(/^age-encryption/);
    expect(existsSync(at("backup.age.part"))).toBe(false);
  });

  it("are checked with a report, and mended from a backup's folder", async () => {
    const { page } = launched;
    await launched.chooseToOpen(at("folder"));
    await button(page, "Back up into a folder…").click();
    await page.getByText("The backup is whole and verified.").waitFor();
    const [path = ""] = objectPaths();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, -1));
    expect(await vaultPages.checkVault(launched)).toContain("is damaged");
    await launched.chooseToSave(at("check-report.txt"));
    await button(page, "Save the report…").click();
    await page.getByText(/^Written without the names of files/).waitFor();
    expect(readFileSync(at("check-report.txt"), "utf8")).not.toContain(
      "report.pdf",
    );
    await takePictures(launched, "check-damaged");
    await button(page, "Repair…").click();
    const dialog = sheet(page, "Repair the vault");
    await button(dialog, "Show what would be done").click();
    await dialog.getByText(/has no whole copy here/).waitFor();
    await takePictures(launched, "repair-lost");
    await launched.chooseToOpen(at("folder"));
    await button(dialog, "A backup’s folder…").click();
    await button(dialog, "Show what would be done").click();
    await dialog.getByText(/is put back from the backup/).waitFor();
    await takePictures(launched, "repair-shown");
    await dialog.getByRole("button", { name: "Repair", exact: true }).click();
    await dialog.getByText("Done, and on the ledger").waitFor();
    await takePictures(launched, "repair-done");
    await button(dialog.locator("footer"), "Close").click();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    await button(page, "Check everything").click();
    await page.getByText("Everything is whole.").first().waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });

  it("bring a rolled-back vault on from its own page", async () => {
    const { page } = launched;
    await vaultPages.lockVault(launched);
    cpSync(vaultDir, at("older"), { recursive: true });
    await unlock();
    await page.getByText("Harbour audit").first().waitFor();
    await importFile("late.txt");
    await goTo(page, "Vault health");
    await launched.chooseToOpen(at("newer"));
    await button(page, "Back up into a folder…").click();
    await page.getByText("The backup is whole and verified.").waitFor();
    await vaultPages.lockVault(launched);
    rmSync(vaultDir, { recursive: true });
    cpSync(at("older"), vaultDir, { recursive: true });
    await unlock();
    await button(page, "Repair from a backup…").click();
    const dialog = sheet(page, "Repair the vault");
    await launched.chooseToOpen(at("newer"));
    await button(dialog, "A backup’s folder…").click();
    await button(dialog, "Show what would be done").click();
    await dialog.getByText(/is taken from the backup/).waitFor();
    await takePictures(launched, "repair-rolled-back");
    await dialog.getByRole("button", { name: "Repair", exact: true }).click();
    // The page is gone with its cause.
    await page.getByText("Harbour audit").first().waitFor();
    const status = await page.evaluate("counterseal.vaultStatus({})");
    expect(status).toMatchObject({ value: { readOnly: false } });
    expect(objectPaths()).toHaveLength(2);
  });

  it("open a vault whose header is damaged", async () => {
    const { page } = launched;
    await vaultPages.lockVault(launched);
    const path = join(vaultDir, "vault.json");
    const header = readFileSync(path);
    writeFileSync(path, header.subarray(0, 50));
    await unlock();
    const mend = button(page, "Open with a backup’s header…");
    await mend.waitFor();
    await takePictures(launched, "unlock-header-damaged");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await launched.chooseToOpen(at("newer"));
    await mend.click();
    await page.getByText("Harbour audit").first().waitFor();
    expect(readFileSync(path).equals(header)).toBe(true);
  });

  it("are restored from the sealed file", async () => {
    const { page } = launched;
    await vaultPages.lockVault(launched);
    await button(page, /^Restore a backup…/).click();
    await launched.chooseToOpen(at("backup.age"));
    await button(page, "A sealed file…").click();
    await page
      .getByLabel("Passphrase of the sealed file", { exact: true })
      .fill(filePassphrase);
    await page.getByLabel("Passphrase of the vault in it").fill(passphrase);
    await takePictures(launched, "restore-sealed");
    await launched.chooseToSave(at("restored"));
    await button(page, "Restore as…").click();
    await page.getByText(/^The vault is restored and verified\./).waitFor();
    expect(readdirSync(at("restored")).sort()).toEqual([
      "ledger",
      "objects",
      "vault.json",
    ]);
    expect(launched.takeComplaints()).toEqual([]);
  });
});
