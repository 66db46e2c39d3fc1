// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const { homeDir, remove } = temporaryHome();
const inHome = (name: string): string => join(homeDir, name);
const vaultDir = inHome("audit-vault");
const passphrase = "seven lanterns over a quiet harbour";
const another = "nine gulls beside an empty crane";
let launched: LaunchedApp;
let words: readonly string[] = [];

beforeAll(async () => {
  launched = await launchApp({ profileDir: inHome("profile") });
  await vaultPages.beginVault(launched, { vaultDir, passphrase }, "Ada Quill");
  await vaultPages.createVault(launched);
});

watchEachTest(() => launched);

afterAll(async () => {
  await launched.close();
  remove();
});

async function shownWords(): Promise<readonly string[]> {
  const list = launched.page.getByRole("list", { name: "The 24 words" });
  await list.waitFor();
  return list.locator("code").allInnerTexts();
}

/** Types the words that are asked for; every one of them wrong when `slip` is given. */
async function readBack(slip = ""): Promise<void> {
  const form = sheet(launched.page, "Read three of them back");
  const labels = await form.locator("label").allInnerTexts();
  expect(labels).toHaveLength(3);
  for (const label of labels) {
    const place = Number(label.replace("Word ", ""));
    await form
      .getByLabel(label, { exact: true })
      .fill((words[place - 1] ?? "") + slip);
  }
  await button(form, "Check").click();
}

describe("the recovery kit", () => {
  it("is made as a page and as words, which are read back", async () => {
    const { page, chooseToSave } = launched;
    await goTo(page, "Vault health");
    await button(page, "Make the recovery kit…").click();
    const form = sheet(page, "Make the recovery kit");
    await takePictures(launched, "kit-forms");
    await chooseToSave(inHome("sheet.html"));
    await button(form, "Make the kit").click();
    words = await shownWords();
    expect(words).toHaveLength(24);
    await takePictures(launched, "kit-words");
    await button(page, "I have written them down").click();
    await readBack("x");
    await sheet(page, "Read three of them back")
      .getByText(/^This is not word/)
      .first()
      .waitFor();
    await takePictures(launched, "kit-check");
    await button(page, "Show the words again").click();
    expect(await shownWords()).toEqual(words);
    await button(page, "I have written them down").click();
    await readBack();
    const done = sheet(page, "The recovery kit was made.");
    await done.getByText("The words on your paper were checked.").waitFor();
    await takePictures(launched, "kit-made");
    await done.getByRole("button", { name: "Close" }).last().click();
    await page.getByText(/^Made .* by Ada Quill\./).waitFor();
    const written = readFileSync(inHome("sheet.html"), "utf8");
    for (const word of words) expect(written).toContain(`${word}</li>`);
    expect(statSync(inHome("sheet.html")).mode & 0o777).toBe(0o600);
  });

  it("is replaced only when that is ticked", async () => {
    const { page, chooseToSave } = launched;
    await button(page, "Make another kit…").click();
    const form = sheet(page, "Make the recovery kit");
    await form.getByLabel("24 words, shown once").uncheck();
    await chooseToSave(inHome("second.html"));
    await button(form, "Make the kit").click();
    await form.getByText("The vault has a kit.").waitFor();
    await takePictures(launched, "kit-replace");
    expect(existsSync(inHome("second.html"))).toBe(false);
    await button(form, "Cancel").click();
  });

  it("shows its words to nobody after a lock", async () => {
    const { page, app, chooseToSave } = launched;
    await button(page, "Make another kit…").click();
    const form = sheet(page, "Make the recovery kit");
    await form.getByLabel("A page to print").uncheck();
    await form.getByLabel("A file for stock age").check();
    await chooseToSave(inHome("kit.txt"));
    await form.getByLabel(/^Replace the kit of/).check();
    await button(form, "Make the kit").click();
    words = await shownWords();
    const title = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getTitle(),
      );
    expect(await title()).toBe("Counterseal");
    await page.evaluate(() => {
      void window.counterseal.vaultLock({});
    });
    await page.getByRole("heading", { name: "Vaults opened here" }).waitFor();
    const left = await page.evaluate(() => document.body.innerText);
    expect(left).not.toContain(words[0] ?? "");
    await expect(shownWordsNow()).resolves.toBe(0);
  });
});

function shownWordsNow(): Promise<number> {
  return launched.page.locator(".kit-words").count();
}

async function toRecoverForm(): Promise<void> {
  await vaultPages.chooseRecentVault(launched, "audit-vault");
  await takePictures(launched, "unlock");
  await button(launched.page, "I have the recovery kit").click();
  await launched.page
    .getByRole("heading", { name: "Recover the vault" })
    .waitFor();
}

async function typeKit(kit: string): Promise<void> {
  const field = launched.page.getByLabel("The 24 words, or the identity");
  await field.fill(kit);
}

async function chooseKit(name: string): Promise<void> {
  const { page, chooseToOpen } = launched;
  await chooseToOpen(inHome(name));
  await button(page, "Choose the kit’s file or sheet…").click();
  await page.getByText(`Kit: ${name}`).waitFor();
}

async function fillRecovery(name: string): Promise<void> {
  const { page } = launched;
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("New passphrase", { exact: true }).fill(another);
  await page.getByLabel("The new passphrase again").fill(another);
}

describe("coming back with the kit", () => {
  it("says which word is wrong, and opens the vault with a new passphrase", async () => {
    const { page } = launched;
    await toRecoverForm();
    await typeKit([...words.slice(0, 23), "zzzz"].join(" "));
    await fillRecovery("Ada Quill");
    await button(page, "Recover the vault").click();
    await page.getByText("Word 24 is not on the list").waitFor();
    await takePictures(launched, "recover");
    await typeKit(words.join("  ").toUpperCase());
    await fillRecovery("Ada again");
    await button(page, "Recover the vault").click();
    await page.getByRole("heading", { level: 1, name: "Audits" }).waitFor();
    await page.getByText("Ada again has a passphrase of it now").waitFor();
    // The form of the kit was sent before the lock: no draft of it comes back.
    expect(await page.getByRole("dialog").count()).toBe(0);
    await takePictures(launched, "recovered");
  });

  it("opens a vault whose header is damaged by its file, and takes the others away", async () => {
    const { page } = launched;
    await vaultPages.lockVault(launched);
    truncateSync(join(vaultDir, "vault.json"), 100);
    await vaultPages.chooseRecentVault(launched, "audit-vault");
    await vaultPages.typePassphrase(launched, another);
    await page.getByText("its header is damaged").waitFor();
    await button(page, "Another vault").click();
    await toRecoverForm();
    await chooseKit("sheet.html");
    await fillRecovery("Ada Quill");
    await page.getByLabel("Take every other passphrase away").check();
    await button(page, "Recover the vault").click();
    // The sheet of the kit that the present one replaced.
    await page.getByText(/kit-(?:older|does-not-open)/).waitFor();
    await takePictures(launched, "recover-file");
    await button(page, "Type it instead").click();
    await typeKit("");
    await chooseKit("kit.txt");
    await fillRecovery("Ada Quill");
    await button(page, "Recover the vault").click();
    await page.getByText("The vault's header was damaged.").waitFor();
    await goTo(page, "Vault health");
    await button(page, "Rename yours…").click();
    const form = sheet(page, "Rename a passphrase");
    await form.getByLabel("Your present passphrase").fill(another);
    await form.getByLabel("Its new name").fill("Ada Quill-Marsh");
    await takePictures(launched, "rename");
    await button(form, "Rename the passphrase").click();
    await page.getByText("Ada Quill-Marsh", { exact: true }).waitFor();
  });
});

describe("handing the vault over", () => {
  const lins = "four kettles under an honest roof";

  async function typeNewOwner(name: string): Promise<void> {
    const form = sheet(launched.page, "Hand the vault over");
    await form.getByLabel("Your present passphrase").fill(another);
    await form.getByLabel("The new owner’s name").fill(name);
    await form.getByLabel("New passphrase", { exact: true }).fill(lins);
    await form.getByLabel("The new passphrase again").fill(lins);
    await takePictures(launched, "hand-over");
    await button(form, "Give them the passphrase").click();
  }

  it("is stopped while it is under way, and then two owners can open the vault", async () => {
    const { page } = launched;
    await button(page, "Hand the vault over…").click();
    await typeNewOwner("Mo Tern");
    const kit = sheet(page, "Make the recovery kit");
    await button(kit, "Cancel").click();
    await page.getByText(/^A hand-over to Mo Tern is under way/).waitFor();
    await button(page, "Stop it").click();
    await button(page, "Hand the vault over…").waitFor();
    await button(page, "Remove the passphrase of Mo Tern").waitFor();
    await button(page, /^Remove the passphrase of Ada/).waitFor();
    await goTo(page, "Ledger");
    await page
      .getByText(/^The hand-over from Ada Quill.* to Mo Tern was stopped;/)
      .waitFor();
    await goTo(page, "Vault health");
  });

  it("gives the new owner a passphrase, and says where it stands", async () => {
    const { page } = launched;
    await button(page, "Hand the vault over…").click();
    await typeNewOwner("Lin Marsh");
    const kit = sheet(page, "Make the recovery kit");
    await kit.waitFor();
    await button(kit, "Cancel").click();
    await page.getByText(/^A hand-over to Lin Marsh is under way/).waitFor();
    await takePictures(launched, "hand-over-stands");
  });

  it("is gone on with, and removes the old passphrase at its end", async () => {
    const { page } = launched;
    await button(page, "Go on with it…").click();
    const kit = sheet(page, "Make the recovery kit");
    await kit.getByLabel("A page to print").uncheck();
    await kit.getByLabel(/^Replace the kit of/).check();
    await button(kit, "Make the kit").click();
    words = await shownWords();
    await button(page, "I have written them down").click();
    await button(page, "Go on without the check").click();
    const made = sheet(page, "The recovery kit was made.");
    await made.getByText("were not checked").waitFor();
    await made.getByRole("button", { name: "Close" }).last().click();
    const last = sheet(page, "Remove the passphrase of Ada Quill-Marsh");
    const theirs = last.getByLabel("The new passphrase of Lin Marsh");
    const remove = /^Remove the passphrase of Ada/;
    await theirs.fill(another);
    await last.getByRole("button", { name: remove }).click();
    await last.getByText("vault-passphrase-or-slot").waitFor();
    await takePictures(launched, "hand-over-finish");
    await theirs.fill(lins);
    await last.getByRole("button", { name: remove }).click();
    const done = sheet(page, "The vault is handed over");
    await done.getByText("Lin Marsh owns the vault now.").waitFor();
    await takePictures(launched, "hand-over-done");
    await button(done, "Lock the vault").click();
    await page.getByRole("heading", { name: "Vaults opened here" }).waitFor();
    await vaultPages.chooseRecentVault(launched, "audit-vault");
    await vaultPages.typePassphrase(launched, another);
    await page.getByText("vault-passphrase-or-slot").waitFor();
    await vaultPages.typePassphrase(launched, lins);
    await page.getByRole("heading", { level: 1, name: "Audits" }).waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });
});
