// SPDX-License-Identifier: Apache-2.0
import { AuditId } from "../../../shared/ids.ts";
import { createSshSigner } from "../../support/sshSigner.ts";
import { testPassphrase } from "../../support/vaults.ts";
import { createModelDisk, type ModelDisk } from "../model/modelDisk.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import {
  type DiskDesk,
  openDiskDesk,
  randomJob,
} from "../support/modelDesk.ts";

/*
 * Every signature here is genuine, by the same people with the same keys: what it was given for is all that
 * tells one from another.
 */

const owners = ["ada", "ben"];
const people = [...owners, "cleo", "dora", "edo"];
const approvers = ["ada", "cleo", "dora"];
const term = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };
const signers = new Map(
  people.map((name) => [name, createSshSigner("ssh-ed25519")]),
);

function sign(person: string, act: string, text: string): string {
  const signer = signers.get(person);
  if (signer === undefined) throw new Error("nobody of that name");
  return signer.sign(text, { namespace: `${act}@counterseal` });
}

/** A text that waits for signatures in some audit of some vault. */
interface Waiting {
  readonly where: string;
  readonly act: "charter" | "approval";
  readonly text: string;
  record(signature: string): Promise<string>;
}

async function openDesk(model: ModelDisk, vault: string): Promise<DiskDesk> {
  const desk = await openDiskDesk(model.disk, `/${vault}/profile`);
  await desk.do("vault.create", {
    folder: desk.grant(`/${vault}/vault`),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  return desk;
}

async function draftCharter(
  desk: DiskDesk,
  vault: string,
  audit: AuditId,
): Promise<Waiting> {
  await desk.do("audit.create", { audit, title: "The same title" });
  for (const person of people)
    await desk.do("person.enrol", {
      audit,
      person,
      name: person,
      roles: [{ role: owners.includes(person) ? "owner" : "chair", ...term }],
      signKeys: [signers.get(person)?.line ?? ""],
      sealKeys: [],
    });
  const { draft } = await desk.do("charter.draft", { audit });
  return {
    where: `the charter of ${audit} in ${vault}`,
    act: "charter",
    text: draft?.text ?? "",
    record: async (signature) => {
      const done = await desk.try("charter.record", { audit, signature });
      return done.ok ? "recorded" : done.error.code;
    },
  };
}

async function importReport(desk: DiskDesk, audit: AuditId): Promise<string> {
  const { imported } = await desk.do("deliverable.import", {
    job: randomJob(),
    audit,
    files: [desk.grant("/inbox/report.pdf")],
    kind: "findings-report",
    variant: "public",
    from: "Invented Vendor",
    channel: "encrypted mail",
  });
  return imported[0]?.versions[0]?.version ?? "";
}

async function requestRelease(
  desk: DiskDesk,
  where: string,
  audit: AuditId,
  version: string,
): Promise<Waiting & { abandon(): Promise<void> }> {
  const { release } = await desk.do("release.propose", {
    audit,
    requester: "ada",
    files: [{ version: version, path: "audits/report.pdf" }],
    place: "audits/approval",
    purpose: "Publish the invented findings",
    author: "Ada Example <ada@example.org>",
    expires: "2035-01-01T00:00:00Z",
  });
  const { statement } = await desk.do("release.request", { release });
  return {
    where,
    act: "approval",
    text: statement?.text ?? "",
    record: async (signature) => {
      const done = await desk.try("release.record", { release, signature });
      return done.ok ? "recorded" : done.error.code;
    },
    abandon: async () => {
      await desk.do("release.abandon", { release, reason: "asked again" });
    },
  };
}

async function bringIntoForce(charter: Waiting): Promise<void> {
  for (const person of people)
    await charter.record(sign(person, "charter", charter.text));
}

/** Two vaults with two audits each, alike in every word, in which charters and releases wait. */
async function waitingTexts(tally: Tally): Promise<readonly Waiting[]> {
  const inbox = new Map([["inbox/report.pdf", Buffer.from("%PDF invented")]]);
  const all: Waiting[] = [];
  for (const vault of ["one", "other"]) {
    const desk = await openDesk(createModelDisk(inbox), vault);
    for (const name of ["first-audit", "second-audit"]) {
      const audit = AuditId.parse(name);
      const charter = await draftCharter(desk, vault, audit);
      all.push(charter);
      await bringIntoForce(charter);
      const version = await importReport(desk, audit);
      const of = `of ${audit} in ${vault}`;
      const old = await requestRelease(desk, `old ${of}`, audit, version);
      await old.abandon();
      const now = await requestRelease(desk, `request ${of}`, audit, version);
      all.push(old, now);
      tally.count("texts", 3);
    }
  }
  return all;
}

const refusals = new Set([
  "signature-other-bytes",
  "signature-wrong-namespace",
  "charter-no-draft",
  "release-state",
]);

/** Every signature at every door but its own; then at its own, to see that the door opens at all. */
export async function replayCampaign(): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("signatures for something else");
  try {
    const texts = await waitingTexts(tally);
    for (const given of texts)
      for (const at of texts)
        for (const person of approvers) {
          // A charter names no vault: the same people, terms and second make the same charter.
          if (given.text === at.text) continue;
          tally.count("replays");
          const signature = sign(person, given.act, given.text);
          const said = await at.record(signature);
          if (!refusals.has(said))
            tally.find(`${given.where}, given for ${at.where}: ${said}`);
        }
    for (const at of texts.filter(({ where }) => where.startsWith("request")))
      for (const person of approvers) {
        tally.count("recorded where they belong");
        const said = await at.record(sign(person, at.act, at.text));
        if (said !== "recorded") tally.find(`${at.where}: ${said}`);
        const wrong = await at.record(sign(person, "consent", at.text));
        if (wrong !== "signature-wrong-namespace")
          tally.find(`${at.where}, as another act: ${wrong}`);
      }
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
