// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { createAudit } from "./pages/audit.ts";
import { button } from "./pages/desk.ts";
import { beginVault, createVault } from "./pages/vault.ts";

/** A new app with a new vault, `audit-vault` in the folder, at the people of its one audit. */
export async function launchInAudit(
  homeDir: string,
  ownerName = "Ada Quill",
): Promise<LaunchedApp> {
  const launched = await launchApp({ profileDir: join(homeDir, "profile") });
  const vault = {
    vaultDir: join(homeDir, "audit-vault"),
    passphrase: "seven lanterns over a quiet harbour",
  };
  await beginVault(launched, vault, ownerName);
  await createVault(launched);
  await button(launched.page, "Audits").click();
  await createAudit(launched, "Harbour audit 2026");
  return launched;
}
