// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import { consentBy, consentOf, enrolContact } from "./consentDesk.ts";
import {
  type ConsentDesk,
  governAudit,
  importOne,
  openConsentDesk,
} from "./consentDesk.ts";
import { audit, type Desk, makeClone, newJob, openDesk } from "./mainJob.ts";
import { createSshSigner } from "./sshSigner.ts";
import { testPassphrase } from "./vaults.ts";

/** What people ask for that the engine must refuse, and that it leaves nothing of what it refused. */

/** What a test asks for where it may be wrong. */
export type Asked = Readonly<Record<string, unknown>>;

/** A name that nobody chose a file under. */
export const ungranted = "f".repeat(32);
/** A text that acts on whoever reads it. */
export const acting = "Turn this \u202eround";
/** A text that fits a call, and whose form in NFC fits no line. */
export const swelling = "\u0958".repeat(1000);
export const tomorrow = "2027-02-01T12:00:00Z";
export const inTenYears = "2035-01-01T00:00:00Z";

/** Everything of it that a refusal must leave: the end of the ledger, and every file but the disposable catalog. */
async function standing({ desk, folder }: ConsentDesk) {
  const { head } = await desk.do("ledger.verify", {});
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => !/^vault\/catalog|\/\.git\//.test(name));
  return { head, files: files.sort() };
}

/** The code of a refusal, with the field or state that it names, or `done`. */
export async function outcomeOf(
  desk: Desk,
  channel: EngineChannel,
  asked: Asked,
): Promise<string> {
  const done = await desk.try(channel, asked);
  if (done.ok) return "done";
  const { code, facts } = done.error;
  const about = facts?.["field"] ?? facts?.["state"];
  return about === undefined ? code : `${code}: ${String(about)}`;
}

/** The same, of what must leave no trace. */
export async function refusal(
  held: ConsentDesk,
  channel: EngineChannel,
  asked: Asked,
): Promise<string> {
  const before = await standing(held);
  const outcome = await outcomeOf(held.desk, channel, asked);
  expect(await standing(held)).toEqual(before);
  return outcome;
}

/** An audit with everything that can be asked about: a consent that was given and one that was not, two releases. */
export interface Office extends ConsentDesk {
  readonly version: string;
  readonly consent: string;
  readonly abandonedConsent: string;
  /** Nobody was asked for it yet. */
  readonly proposed: string;
  /** Asked for, and signed by who asked. */
  readonly requested: string;
  readonly abandonedRelease: string;
  readonly clone: string;
  /** A file chosen under the office's folder, which need not be there. */
  readonly chosen: (name: string) => string;
}

export function proposalOf(version: string, changes: Asked = {}) {
  return {
    ...{ audit, requester: "ada", purpose: "Publish" },
    files: [{ version, path: "audits/2027/findings/report.pdf" }],
    ...{ place: "audits/2027/approval", expires: inTenYears },
    author: "Ada Example <ada@example.org>",
    ...changes,
  };
}

export async function propose(
  { desk }: ConsentDesk,
  version: string,
  changes: Asked = {},
): Promise<string> {
  const asked = proposalOf(version, changes);
  const { release } = await desk.do("release.propose", asked);
  return release;
}

/** Asks for the release, and records what these people sign; gives the text. */
export async function approvedBy(
  { desk, sign }: ConsentDesk,
  release: string,
  ...people: string[]
): Promise<string> {
  const asked = { release } as never;
  const { statement } = await desk.do("release.request", asked);
  const text = statement?.text ?? "";
  for (const person of people)
    await desk.do("release.record", {
      ...(asked as object),
      signature: sign(person, "approval", text),
    } as never);
  return text;
}

export async function openOffice(): Promise<Office> {
  const held = await openConsentDesk();
  const { desk, folder, signers } = held;
  await governAudit(held, audit);
  const mira = createSshSigner("ssh-ed25519");
  signers.set("mira", mira);
  await enrolContact(held, audit, mira.line);
  const version = await importOne(held);
  const asked = consentOf(audit, version);
  const { consent } = await consentBy(held, asked, "ada", "cleo", "dora");
  const given = await desk.do("consent.request", asked);
  const reason = "A mistake";
  await desk.do("consent.abandon", { consent: given.consent, reason });
  const proposed = await propose(held, version);
  const requested = await propose(held, version);
  await approvedBy(held, requested, "ada");
  const abandonedRelease = await propose(held, version);
  const abandoned = { release: abandonedRelease, reason } as never;
  await desk.do("release.abandon", abandoned);
  return Object.assign(held, {
    ...{ version, consent, abandonedConsent: given.consent },
    ...{ proposed, requested, abandonedRelease },
    clone: makeClone(folder),
    chosen: (name: string) => desk.grant(join(folder, name)),
  });
}

export const job = newJob;
export const unknownId = (): string => randomBytes(16).toString("hex");

export const otherAudit = "another-audit-2027";

/** The office, and beside it in the same vault an audit without a charter, with a file of its own. */
export interface TwoAudits extends Office {
  readonly foreign: string;
}

export async function openTwoAudits(): Promise<TwoAudits> {
  const office = await openOffice();
  const { desk, folder, chosen } = office;
  const title = "Another audit";
  await desk.do("audit.create", { audit: otherAudit, title });
  writeFileSync(join(folder, "foreign.txt"), "Another audit's\n");
  const { imported } = await desk.do("deliverable.import", {
    ...{ job: newJob(), audit: otherAudit, files: [chosen("foreign.txt")] },
    ...({ kind: "other", variant: "public" } as const),
    ...{ from: "Lin", channel: "by hand" },
  });
  const foreign = imported[0]?.versions[0]?.version ?? "";
  return Object.assign(office, { foreign });
}

/** The same office, opened again from a copy that is older than what this computer has seen of the vault. */
export async function rolledBack(office: Office): Promise<Office> {
  const { folder, clock } = office;
  const vaultDir = join(folder, "vault");
  const olderDir = join(folder, "older");
  await office.desk.engine.close();
  const reopened = async (): Promise<Desk> => {
    const desk = await openDesk(folder, () => clock);
    await desk.do("vault.open", {
      folder: desk.grant(vaultDir),
      passphrase: testPassphrase,
    });
    return desk;
  };
  cpSync(vaultDir, olderDir, { recursive: true });
  const later = await reopened();
  const title = "What the copy lacks";
  await later.do("audit.create", { audit: "a-later-audit", title });
  await later.engine.close();
  rmSync(vaultDir, { recursive: true });
  cpSync(olderDir, vaultDir, { recursive: true });
  rmSync(olderDir, { recursive: true });
  const desk = await reopened();
  const chosen = (name: string) => desk.grant(join(folder, name));
  return Object.assign(office, { desk, chosen });
}
