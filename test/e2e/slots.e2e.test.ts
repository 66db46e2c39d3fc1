// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { button, goTo, sheet } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const { homeDir, remove } = temporaryHome();
const passphrase = "seven lanterns over a quiet harbour";
const lins = "nine gulls beside an empty crane";
const linsNext = "two kettles on a slow barge";
let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp({ profileDir: join(homeDir, "profile") });
  const vault = { vaultDir: join(homeDir, "audit-vault"), passphrase };
  await vaultPages.beginVault(launched, vault, "Ada Quill");
  await vaultPages.createVault(launched);
});

watchEachTest(() => launched);

afterAll(async () => {
  await launched.close();
  remove();
});

describe("the passphrases of a vault", () => {
  it("are added by an owner who types their own again", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    await button(page, "Add an owner…").click();
    const form = sheet(page, "Add an owner");
    await form.getByLabel("Your present passphrase").fill("not this one");
    await form.getByLabel("The new owner’s name").fill("Lin Marsh");
    const typeNew = async (): Promise<void> => {
      await form.getByLabel("New passphrase", { exact: true }).fill(lins);
      await form.getByLabel("The new passphrase again").fill(lins);
    };
    await typeNew();
    await takePictures(launched, "add-owner");
    await button(form, "Add the owner").click();
    await form.getByText("vault-passphrase-or-slot").waitFor();
    await form.getByLabel("Your present passphrase").fill(passphrase);
    await typeNew();
    await button(form, "Add the owner").click();
    await button(page, "Remove the passphrase of Lin Marsh").waitFor();
    await takePictures(launched, "passphrases");
  });

  it("do not keep another call waiting while one is derived", async () => {
    const { page } = launched;
    const order = await page.evaluate(async (present) => {
      const answered: string[] = [];
      const request = { present, name: "Mo Tern", passphrase: "a short one" };
      const adding = window.counterseal.slotAdd(request).then((result) => {
        answered.push(`added: ${String(result.ok)}`);
      });
      // The engine is at the derivation once it has taken the call before this one.
      await window.counterseal.vaultStatus({});
      await new Promise((resolve) => setTimeout(resolve, 0));
      await window.counterseal.vaultStatus({});
      answered.push("status");
      await adding;
      return answered;
    }, passphrase);
    expect(order).toEqual(["status", "added: true"]);
  });

  it("are changed by who types the present one, and the ledger says whose it was", async () => {
    const { page } = launched;
    await goTo(page, "Vault health");
    await button(page, "Change a passphrase…").click();
    const form = sheet(page, "Change a passphrase");
    const change = async (present: string): Promise<void> => {
      await form.getByLabel("Your present passphrase").fill(present);
      await form.getByLabel("New passphrase", { exact: true }).fill(linsNext);
      await form.getByLabel("The new passphrase again").fill(linsNext);
      await button(form, "Change the passphrase").click();
    };
    await change("not this one");
    await form.getByText("vault-passphrase-or-slot").waitFor();
    await takePictures(launched, "change-passphrase");
    await change(lins);
    await form.waitFor({ state: "detached" });
    await goTo(page, "Ledger");
    await page.getByText("The passphrase of Lin Marsh was changed.").waitFor();
  });

  it("open the vault for whom they were made, until they are changed or removed", async () => {
    const { page } = launched;
    await vaultPages.lockVault(launched);
    await vaultPages.chooseRecentVault(launched, "audit-vault");
    await vaultPages.typePassphrase(launched, lins);
    await page.getByText("vault-passphrase-or-slot").waitFor();
    await vaultPages.typePassphrase(launched, linsNext);
    await page.getByRole("heading", { level: 1, name: "Audits" }).waitFor();
    await goTo(page, "Vault health");
    await button(page, "Remove the passphrase of Ada Quill").click();
    const form = sheet(page, "Remove the passphrase of Ada Quill?");
    await form.getByLabel("Your present passphrase").fill(linsNext);
    await button(form, "Remove the passphrase").click();
    await form.waitFor({ state: "detached" });
    await vaultPages.lockVault(launched);
    await vaultPages.chooseRecentVault(launched, "audit-vault");
    await vaultPages.typePassphrase(launched, passphrase);
    await page.getByText("vault-passphrase-or-slot").waitFor();
    expect(launched.takeComplaints()).toEqual([]);
  });
});
