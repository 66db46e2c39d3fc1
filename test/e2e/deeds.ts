// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { passphraseOf } from "../faults/processes/operations.ts";
import type { LaunchedApp } from "./launchApp.ts";

/** What a page asks for, once the vault is open; true when it was acknowledged. */
export const deeds: Readonly<
  Record<string, (launched: LaunchedApp, dir: string) => Promise<boolean>>
> = {
  async "import a group"({ page, chooseToOpen }, dir) {
    const names = ["a.txt", "b.txt", "c.txt", "d.bin"];
    await chooseToOpen(...names.map((name) => join(dir, "inbox", name)));
    return page.evaluate(async (job) => {
      const api = window.counterseal;
      const chosen = await api.dialogOpen({ purpose: "import" });
      if (!chosen.ok) return false;
      const done = await api.deliverableImport({
        ...{ job, audit: "audit", kind: "findings-report" },
        ...{ variant: "public", from: "vendor", channel: "hand" },
        files: chosen.value.chosen.map(({ grant }) => grant),
      } as never);
      return done.ok && done.value.refused.length === 0;
    }, randomBytes(16).toString("hex"));
  },
  "change a slot": ({ page }) =>
    page.evaluate(
      async ([present, passphrase]) => {
        const changed = await window.counterseal.slotChange({
          present,
          passphrase,
        });
        return changed.ok;
      },
      [passphraseOf("ben"), passphraseOf("later")] as const,
    ),
  async "record signatures on the release"({ page, chooseToOpen }, dir) {
    const names = ["ada", "cleo", "dora"].map((name) => `${name}.approval.sig`);
    await chooseToOpen(...names.map((name) => join(dir, name)));
    return page.evaluate(async () => {
      const api = window.counterseal;
      const listed = await api.releaseList({ audit: "audit" });
      const chosen = await api.dialogOpen({ purpose: "signature" });
      if (!listed.ok || !chosen.ok) return false;
      const release = listed.value.releases[0]?.release ?? ("" as never);
      for (const { grant: file } of chosen.value.chosen)
        if (!(await api.releaseRecord({ release, file })).ok) return false;
      return true;
    });
  },
  async "export the release"({ page, chooseToSave }, dir) {
    await chooseToSave(join(dir, "bundle"));
    return page.evaluate(async (job) => {
      const api = window.counterseal;
      const listed = await api.releaseList({ audit: "audit" });
      const chosen = await api.dialogSave({
        purpose: "new-bundle",
        suggestedName: "bundle",
      });
      if (!listed.ok || !chosen.ok || chosen.value.chosen === null)
        return false;
      const done = await api.releaseExport({
        job: job,
        release: listed.value.releases[0]?.release ?? "",
        destination: chosen.value.chosen.grant,
      });
      return done.ok;
    }, randomBytes(16).toString("hex"));
  },
};

export async function openVault(
  { page, chooseToOpen }: LaunchedApp,
  dir: string,
  passphrase: string,
): Promise<void> {
  await chooseToOpen(join(dir, "vault"));
  const opened = await page.evaluate(async (words) => {
    const api = window.counterseal;
    const chosen = await api.dialogOpen({ purpose: "vault" });
    const folder = chosen.ok ? chosen.value.chosen[0]?.grant : undefined;
    return folder === undefined
      ? "not chosen"
      : (await api.vaultOpen({ folder, passphrase: words })).ok;
  }, passphrase);
  expect(opened).toBe(true);
}
