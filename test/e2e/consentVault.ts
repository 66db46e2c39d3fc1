// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { button, goTo } from "./pages/desk.ts";
import * as vaultPages from "./pages/vault.ts";

/** A vault with a charter in force, two people who can receive. */
export async function makeConsentVault(): Promise<SampleVault> {
  const sample = await makeSampleVault();
  const { at, vault, done } = sample;
  for (const [id, name] of [
    ["mira", "Mira Vale"],
    ["noor", "Noor Tamm"],
  ] as const) {
    makeKey(at(id));
    await done(
      ...["person", "enroll", vault, id, "--name", name],
      ...["--role", "src", "--seal-key", at(`${id}.pub`)],
    );
  }
  for (const folder of ["request", "opened"]) mkdirSync(at(folder));
  return sample;
}

/** The app, with that vault open at its consents. */
export async function launchAtConsent(
  { vault }: SampleVault,
  environment: Readonly<Record<string, string>> = {},
): Promise<LaunchedApp> {
  const launched = await launchApp({ environment });
  await launched.chooseToOpen(vault);
  await button(launched.page, /^Open a vault…/).click();
  await vaultPages.confirmSample(launched);
  await vaultPages.typePassphrase(launched, "correct horse battery");
  await launched.page
    .getByRole("heading", { level: 1, name: "Deliverables" })
    .waitFor();
  await button(launched.page, "Put away").click();
  await goTo(launched.page, "Consent");
  return launched;
}

/** Opens a share as somebody does who has age and tar alone; says whether their key opened it. */
export function openShare(
  keyPath: string,
  sharePath: string,
  intoDir: string,
): boolean {
  const script = `age -d -i "$1" "$2" > share.tar && tar -xf share.tar`;
  const words = ["-c", script, "sh", keyPath, sharePath];
  return spawnSync("sh", words, { cwd: intoDir }).status === 0;
}

/** What somebody writes who asks for changes to a statement. */
export function changesWanted(
  statement: string,
  digest: string,
  signer: string,
  reason: string,
): string {
  const field = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, "m").exec(statement)?.[1] ?? "";
  return [
    ...["counterseal-decline 1", `Audit: ${field("Audit")}`],
    ...[`Charter: ${field("Charter")}`, `Id: ${"5".repeat(32)}`],
    ...[`Issued: ${field("Issued")}`, `Signer: ${signer}`, `Of: ${digest}`],
    ...["Answer: changes", `Reason: ${reason}`, ""],
  ].join("\n");
}
