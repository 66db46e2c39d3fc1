// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { commandsOf } from "../support/howToCommands.ts";
import { makeKey, type SampleVault } from "../support/sampleVault.ts";
import { launchAtConsent, makeConsentVault } from "./consentVault.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import * as consentPages from "./pages/consent.ts";
import { goTo } from "./pages/desk.ts";
import { sendRequest, signWithKey } from "./pages/releases.ts";
import * as vaultPages from "./pages/vault.ts";
import { makeClone } from "./sampleAudit.ts";
import { answerRequest, type Request } from "./stockTools.ts";

/** Words of a deliverable that no disk of a reader may hold. */
export const secretWords = "A heron waits at the broken sluice";
export const keyPassphrase = "three herons";
const chairPassphrase = "nine lanterns over a frozen canal";

/** The laptops of an owner and of a chair, who pass files to each other and share nothing else. */
export interface TwoDesks {
  readonly sample: SampleVault;
  readonly owner: LaunchedApp;
  readonly chair: LaunchedApp;
  readonly chairVault: string;
  /** Opens and signs for chiyo, with {@link keyPassphrase}. */
  readonly guardedKey: string;
  /** The charter as everybody has it from the public repository. */
  readonly charter: string;
  readonly close: () => Promise<void>;
}

/** With `prepare`, the owner's vault is made ready first; it gives the charter that is in force then. */
export async function openTwoDesks(
  prepare?: (sample: SampleVault) => Promise<string>,
): Promise<TwoDesks> {
  const sample = await makeConsentVault();
  const { at, vault, done } = sample;
  writeFileSync(at("notes.md"), `# Findings\n\n${secretWords}.\n`);
  await done(...sample.importing(at("notes.md")));
  for (const name of ["laptop", "charter-2", "elsewhere", "another", "bundles"])
    mkdirSync(at(name));
  makeClone(at("public"));
  // The same key as in the charter, as its holder keeps it: with a passphrase.
  const guardedKey = at("laptop", "chiyo");
  copyFileSync(at("chiyo"), guardedKey);
  execFileSync("ssh-keygen", [
    ...["-q", "-p", "-P", "", "-N", keyPassphrase, "-f", guardedKey],
  ]);
  makeKey(at("zoe"));
  await done(
    ...["person", "enroll", vault, "zoe", "--name", "Zoe Marsh"],
    ...["--role", "reviewer", "--sign-key", at("zoe.pub")],
  );
  const charter = await prepare?.(sample);
  const owner = await launchAtConsent(sample);
  const chair = await launchApp();
  const chairVault = at("chair-vault");
  const words = { vaultDir: chairVault, passphrase: chairPassphrase };
  await vaultPages.beginVault(chair, words, "Chiyo");
  await vaultPages.createVault(chair);
  await goTo(chair.page, "Requests to you");
  return {
    ...{ sample, owner, chair, chairVault, guardedKey },
    charter: charter ?? at("charter", "charter.txt"),
    close: async () => {
      await owner.close();
      await chair.close();
      sample.remove();
    },
  };
}

/** The owner asks for consent, signs first, and writes the parcel; gives its path. */
export async function askForConsent(
  { owner, sample }: TwoDesks,
  asked: { readonly purpose: string; readonly terms?: readonly string[] },
): Promise<string> {
  await consentPages.beginRequest(owner, {
    ...{ titles: ["notes", "report"], people: ["Mira Vale"] },
    ...{ purpose: asked.purpose, terms: asked.terms ?? [] },
  });
  await consentPages.reviewStatement(owner);
  await consentPages.fixStatement(owner);
  return signAndSend({ owner, sample });
}

/** The request at hand on the owner's desk leaves; gives the parcel's path. */
export async function signAndSend({
  owner,
  sample,
}: Pick<TwoDesks, "owner" | "sample">): Promise<string> {
  await signWithKey(owner, sample.at("alma"));
  const folder = sample.at(`sent-${String(Math.random()).slice(2)}`);
  mkdirSync(folder);
  await sendRequest(owner, folder);
  const name = readdirSync(folder).find((each) => each.endsWith(".tar.age"));
  return join(folder, name ?? "no parcel was written");
}

/** Somebody with ssh-keygen, age and sha256sum alone reads the parcel and signs; gives the signature's path. */
export function answerWithStockTools(
  { sample, charter }: TwoDesks,
  person: string,
  parcel: string,
  act: NonNullable<Request["act"]>,
): string {
  const deskDir = sample.at(`desk-${person}-${act}`);
  return answerRequest(
    { keyPath: sample.at(person) },
    {
      requestDir: join(parcel, ".."),
      charterPath: charter,
      requester: { id: "alma" },
      act,
    },
    deskDir,
  );
}

/** What somebody does on another machine, as the written lines say. */
export function signElsewhere(
  key: string,
  textPath: string,
  namespace: string,
): string {
  execFileSync("ssh-keygen", [
    ...["-q", "-Y", "sign", "-f", key, "-n", namespace, textPath],
  ]);
  return `${textPath}.sig`;
}

/** Opens, signs and seals an answer that was carried out, by exactly the lines beside it; gives what goes back. */
export function declineElsewhere(key: string, folder: string): string {
  const howTo = readFileSync(join(folder, "HOW-TO-SIGN.txt"), "utf8");
  const lines = commandsOf(howTo).join("\n").replaceAll("KEY", key);
  execFileSync("sh", ["-e", "-u", "-c", lines], {
    ...{ cwd: folder, stdio: "ignore" },
  });
  const [name = ""] = /signed-decline-\S+\.age/.exec(howTo) ?? [];
  return join(folder, name);
}
