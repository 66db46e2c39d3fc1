// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeFailure } from "../../shared/text/failures.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import * as auditPages from "./pages/audit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, dropOnWindow, goTo, sheet } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";
import { makePeople } from "./sampleAudit.ts";
import { watchEachTest } from "./watchEachTest.ts";

describe("bad input, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  const passphrase = "seven lanterns over a quiet harbour";
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp();
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("says that a folder is not a vault, and leaves it as it was", async () => {
    const { page, chooseToOpen } = launched;
    const folderDir = inHome("pictures");
    mkdirSync(folderDir);
    writeFileSync(join(folderDir, "harbour.png"), "x");
    await chooseToOpen(folderDir);
    await button(page, /^Open a vault…/).click();
    await vaultPages.confirmSample(launched);
    await vaultPages.typePassphrase(launched, passphrase);
    await page.getByText("vault-not-a-vault").waitFor();
    expect(readFileSync(join(folderDir, "harbour.png"), "utf8")).toBe("x");
    await button(page, "Another vault").click();
  });

  it("creates nothing from two different passphrases", async () => {
    const { page } = launched;
    const vault = { vaultDir: inHome("audit-vault"), passphrase };
    await vaultPages.beginVault(launched, vault, "Ada Quill");
    await page.getByLabel("The same passphrase again").fill("something else");
    await button(page, "Create the vault").click();
    await page.getByText(/The two are not the same/).waitFor();
    await page.getByLabel("The same passphrase again").fill(passphrase);
    await vaultPages.createVault(launched);
  });

  it("refuses a private key that was pasted for a public one, and clears the field", async () => {
    const { page } = launched;
    const { ada } = makePeople(inHome("keys"));
    await auditPages.createAudit(launched, "Harbour audit 2026");
    await button(page, "Enrol a person…").first().click();
    const form = sheet(page, "Enrol a person");
    const field = form.getByLabel("Public keys");
    await field.fill(readFileSync(ada.keyPath, "utf8"));
    await form.getByText("key-is-private").waitFor();
    expect(await field.inputValue()).toBe("");
    await field.fill("ssh-ed25519 AAAAnotakey ada");
    await button(form, "Show the fingerprint").click();
    await form.getByText("key-not-a-key").waitFor();
    await button(form, "Cancel").click();
  });

  it("takes in no folder, no empty file and no file that has vanished", async () => {
    const { page } = launched;
    const folderDir = inHome("a-folder.pdf");
    mkdirSync(folderDir);
    writeFileSync(inHome("empty.pdf"), "");
    writeFileSync(inHome("vanishing.pdf"), "soon gone");
    const names = ["a-folder.pdf", "empty.pdf", "vanishing.pdf"];
    await deliverablePages.beginImport(
      launched,
      names.map((name) => inHome(name)),
    );
    rmSync(inHome("vanishing.pdf"));
    const said = await deliverablePages.takeIn(launched);
    const codes = ["file-is-directory", "file-empty", "file-vanished"] as const;
    for (const [index, code] of codes.entries()) {
      const name = names[index] ?? "";
      expect(said).toContain(describeFailure({ code, facts: { name } }).title);
    }
    await deliverablePages.closeImport(launched);
    await page.getByText(/^No deliverables yet/).waitFor();
  });

  it("asks what dropped files are before anything of them is written", async () => {
    const { page } = launched;
    await goTo(page, "Deliverables");
    writeFileSync(inHome("gone.pdf"), "x");
    await dropOnWindow(page, inHome("gone.pdf"));
    const form = sheet(page, "Take files in");
    await form.getByText("gone.pdf").waitFor();
    await button(form, "Leave out gone.pdf").click();
    await form.getByText(/^No file is on the list/).waitFor();
    await button(form, "Cancel").click();
  });
});
