// SPDX-License-Identifier: Apache-2.0
import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import * as vaultPages from "./pages/vault.ts";
import { takePictures } from "./screenshots.ts";

const { homeDir, remove } = temporaryHome();
const passphrase = "seven lanterns over a quiet harbour";
const vaultDir = join(homeDir, "audit-vault");
const olderDir = join(homeDir, "older");
let launched: LaunchedApp;

async function addAudit(name: string): Promise<void> {
  const made = await launched.page.evaluate(
    `counterseal.auditCreate({ audit: "${name}", title: "Audit ${name}" })`,
  );
  expect(made).toMatchObject({ ok: true });
}

async function unlock(): Promise<void> {
  await vaultPages.chooseRecentVault(launched, "audit-vault");
  await vaultPages.typePassphrase(launched, passphrase);
}

async function lock(): Promise<void> {
  await launched.page.evaluate("void counterseal.vaultLock({})");
  await launched.page
    .getByRole("heading", { name: "Vaults opened here" })
    .waitFor();
}

const heading = (name: string | RegExp) =>
  launched.page.getByRole("heading", { level: 1, name });

beforeAll(async () => {
  launched = await launchApp({ profileDir: join(homeDir, "profile") });
  await vaultPages.beginVault(launched, { vaultDir, passphrase }, "Ada Quill");
  await vaultPages.createVault(launched);
  await addAudit("one");
  await lock();
  cpSync(vaultDir, olderDir, { recursive: true });
});

afterAll(async () => {
  await launched.close();
  remove();
});

describe("a vault that is not what it was", () => {
  it("is rebuilt without a word when its catalog is gone or damaged", async () => {
    const catalogPath = join(vaultDir, "catalog.sealed");
    for (const change of [
      () => {
        // A lock that came before it was written leaves none.
        rmSync(catalogPath, { force: true });
      },
      () => {
        writeFileSync(catalogPath, "damaged");
      },
    ]) {
      change();
      await unlock();
      await launched.page.getByText("Audit one").first().waitFor();
      expect(
        await launched.page
          .getByRole("region", { name: "State of the vault" })
          .count(),
      ).toBe(0);
      await lock();
    }
  });

  it("says who holds it, and can be read meanwhile", async () => {
    writeFileSync(
      join(vaultDir, "lock"),
      JSON.stringify({
        ...{ host: "harbour-desk", machine: null, boot: null, pid: 4711 },
        ...{ started: null, program: "counterseal", token: "0".repeat(32) },
        since: "2027-01-31T12:00:00Z",
      }),
    );
    await unlock();
    await launched.page
      .getByText(
        "It is open in counterseal on harbour-desk, process 4711 since 2027-01-31 12:00:00 UTC.",
      )
      .waitFor();
    await launched.page.getByText("Audit one").first().waitFor();
    await takePictures(launched, "vault-in-use");
    await lock();
    rmSync(join(vaultDir, "lock"));
  });

  it("shows what is missing since when, before anything else, and is adopted with a reason", async () => {
    const { page } = launched;
    await unlock();
    await launched.page.getByText("Audit one").first().waitFor();
    await addAudit("two");
    await lock();
    rmSync(vaultDir, { recursive: true });
    cpSync(olderDir, vaultDir, { recursive: true });
    await unlock();
    await heading(/^This vault is older than when it was last seen/).waitFor();
    await page.getByText(/This computer saw entry 2, of/).waitFor();
    await takePictures(launched, "vault-rolled-back");
    await page.getByRole("button", { name: "Look at it, read-only" }).click();
    await page.getByText("Audit one").first().waitFor();
    await lock();

    await unlock();
    await page.getByRole("button", { name: "Go on with this copy…" }).click();
    const go = page.getByRole("button", { name: "Go on and record why" });
    await go.click();
    await takePictures(launched, "vault-adopt");
    await page.getByRole("textbox").fill("The newer disk died.");
    await go.click();
    await launched.page.getByText("Audit one").first().waitFor();
    await addAudit("three");
    expect(launched.takeComplaints()).toEqual([]);
    const status = await page.evaluate("counterseal.vaultStatus({})");
    expect(status).toMatchObject({
      value: {
        readOnly: false,
        standing: { adoptions: [{ reason: "The newer disk died." }] },
      },
    });
  });

  it("is backed up, rehearsed and restored by hand", async () => {
    const { page } = launched;
    const backupDir = join(homeDir, "backup");
    await page.getByRole("button", { name: /^Vault health/ }).click();
    await launched.chooseToOpen(backupDir);
    await page.getByRole("button", { name: "Back up into a folder…" }).click();
    await page.getByText("The backup is whole and verified.").waitFor();
    await takePictures(launched, "vault-backup");
    await lock();
    await page.getByRole("button", { name: /^Restore a backup…/ }).click();
    await launched.chooseToOpen(backupDir);
    await page.getByRole("button", { name: "A backup’s folder…" }).click();
    const passphraseField = page.getByLabel("Passphrase of the vault in it");
    await passphraseField.fill(passphrase);
    await page.getByRole("button", { name: "Rehearse" }).click();
    await page.getByText(/^The backup can be restored\./).waitFor();
    await passphraseField.fill(passphrase);
    await launched.chooseToSave(join(homeDir, "restored"));
    await page.getByRole("button", { name: "Restore as…" }).click();
    await page.getByText(/^The vault is restored and verified\./).waitFor();
    await takePictures(launched, "vault-restore");
    expect(readdirSync(join(homeDir, "restored")).sort()).toEqual([
      "ledger",
      "objects",
      "vault.json",
    ]);
    expect(launched.takeComplaints()).toEqual([]);
  });
});
