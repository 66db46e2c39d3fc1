// SPDX-License-Identifier: Apache-2.0
// A day of work on a disk that has no room for one change of each act: told as that, nothing recorded, done again.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateIdentity } from "../../electron/crypto/age/identity.ts";
import {
  type ConsentDesk,
  consentBy,
  consentOf,
  enrolContact,
  governAudit,
  importOne,
  openConsentDesk,
  recordAnswer,
} from "../support/consentDesk.ts";
import { audit, importFiles, makeClone, newJob } from "../support/mainJob.ts";
import { openStumblingDesk, type Stumble } from "../support/stumblingDesk.ts";
import { askFor, place } from "../support/requestedRelease.ts";
import { testPassphrase } from "../support/vaults.ts";

describe("where the disk has no room for a change", () => {
  const stumbles: Stumble[] = [];
  let held: ConsentDesk;
  beforeAll(async () => {
    held = await openConsentDesk(openStumblingDesk(stumbles));
    await governAudit(held, audit);
    await enrolContact(held, audit, generateIdentity().recipient);
  });
  afterAll(async () => {
    await held.desk.engine.close();
    held.remove();
  });

  const file = (name: string) => held.desk.grant(join(held.folder, name));
  const there = (name: string): boolean => existsSync(join(held.folder, name));

  it("a consent is asked for, sent, shared and told of as if nothing had been", async () => {
    const { desk } = held;
    const version = await importOne(held);
    const asked = await consentBy(
      held,
      consentOf(audit, version),
      ...["ada", "cleo", "dora"],
    );
    const { consent } = asked;
    await desk.do("consent.send", { consent, folder: file("sent") });
    await desk.do("share.create", {
      ...{ job: newJob(), consent, file: file("share.tar.age") },
      ...{ to: ["mira"], versions: [version] },
    });
    expect(there("share.tar.age")).toBe(true);
    await desk.do("recusal.record", {
      ...{ audit, person: "edo", vendor: "Invented Vendor" },
      reason: "Worked there",
    });
    await desk.do("consent.abandon", { consent, reason: "A mistake" });
  });

  it("what left is told, and what leaked is drafted", async () => {
    const { desk } = held;
    const told = await desk.do("disclosure.record", {
      ...{ audit, at: "2027-01-30T12:00:00Z", from: "ada", to: ["Noor"] },
      ...{ what: ["A draft"], how: "by hand" },
    });
    const disclosures = [told.id];
    await desk.do("disclosure.export", {
      ...{ audit, format: "csv", disclosures, file: file("told.csv.age") },
      protection: { kind: "sealed", to: ["mira"] },
    });
    await desk.do("disclosure.breachDraft", {
      facts: {
        ...{ audit, leaks: [{ disclosure: told.id }], reporter: "ada" },
        ...{ addressee: "security@harbour.example", how: "It was quoted." },
        ...{ noticed: "2027-01-30T13:00:00Z", leakedTo: [], done: [] },
      },
      file: file("breach.txt"),
    });
    expect([there("told.csv.age"), there("breach.txt")]).toEqual([true, true]);
  });

  it("texts that people agree to are taken in, sent, noted and retired", async () => {
    const { desk, folder } = held;
    const name = "embargo-policy.md";
    writeFileSync(join(folder, name), "Nothing before its time.\n");
    await desk.do("agreement.import", {
      ...{ audit, file: file(name), name, source: "its page" },
    });
    await desk.do("agreement.send", {
      ...{ audit, people: ["cleo"], folder: file("to-agree") },
      expires: "2028-01-01T00:00:00Z",
    });
    await desk.do("agreement.note", {
      ...{ audit, person: "dora", url: "https://harbour.example/1" },
      text: "I agree",
    });
    await desk.do("agreement.retire", { audit, name, reason: "A newer one" });
    expect(there("to-agree")).toBe(true);
  });

  it("a charter is drafted, sent, discarded and exported", async () => {
    const { desk } = held;
    await desk.do("person.change", {
      ...{ audit, person: "ben", reason: "His term ended" },
      change: {
        ...{ what: "set-term", role: "owner" },
        ...{ from: "2026-01-01T00:00:00Z", until: "2030-01-01T00:00:00Z" },
      },
    } as never);
    await desk.do("charter.draft", { audit, replace: true });
    await desk.do("charter.send", { audit, folder: file("charter-to-sign") });
    await desk.do("charter.discard", { audit, reason: "Not yet" });
    await desk.do("charter.export", { audit, folder: file("charter") });
    expect(there("charter")).toBe(true);
  });

  it("slots, kits and backups are made and changed", async () => {
    const { desk } = held;
    const present = testPassphrase;
    await desk.do("slot.add", { present, name: "Lin", passphrase: "battery" });
    await desk.do("slot.rename", { present, name: "Ada" });
    const { slots } = await desk.do("slot.list", {});
    const slot = slots.find(({ name }) => name === "Lin")!.slot;
    await desk.do("slot.remove", { present, slot });
    await desk.do("vault.recoveryKit", { file: file("kit.txt") });
    await desk.do("vault.backup", { job: newJob(), folder: file("backup") });
    expect([there("kit.txt"), there("backup")]).toEqual([true, true]);
  });

  it("keys of the vault are made, sign, and are removed", async () => {
    const { desk } = held;
    const made = await desk.do("ownKey.create", {
      ...{ name: "Ada's key", passphrase: "three herons" },
    });
    const key = made.keys[0]!.card.key;
    await desk.do("card.make", {
      ...{ person: "ada", name: "Ada", file: file("ada.txt") },
      sealKeys: [generateIdentity().recipient],
      keys: [{ way: "own", key, passphrase: "three herons" }],
    });
    await desk.do("ownKey.remove", { key, reason: "Not used" });
    expect(there("ada.txt")).toBe(true);
  });

  it("a release is proposed, approved, exported, merged and announced", async () => {
    const { desk, folder, sign } = held;
    const imported = await importFiles(desk, { "final.txt": "All is well.\n" });
    const cloneDir = makeClone(folder);
    const { release, text } = await askFor(desk, { imported, cloneDir, place });
    for (const person of ["ada", "cleo", "dora"])
      await desk.do("release.record", {
        ...{ release, signature: sign(person, "approval", text) },
      });
    await desk.do("release.send", { release, folder: file("to-approve") });
    const exported = await desk.do("release.export", {
      ...{ job: newJob(), release, destination: file("bundle") },
    });
    const bundle = join(folder, "bundle", "release.bundle");
    const git = (...words: string[]) =>
      execFileSync("git", ["-C", cloneDir, ...words], { stdio: "ignore" });
    git("fetch", bundle, "+refs/heads/*:refs/heads/pulled/*");
    git("merge", "--ff-only", exported.commit ?? "");
    await desk.do("release.checkMerge", {
      ...{ release, clone: desk.grant(cloneDir), commit: "main" },
    });
    await desk.do("release.exportAnnouncement", {
      ...{ release, part: "post", file: file("post.md") },
    });
    expect([there("bundle"), there("post.md")]).toEqual([true, true]);
  });

  it("answers are drafted, carried out and recorded", async () => {
    const { desk } = held;
    const answer = {
      act: "declaration" as const,
      ...{ signer: "dora", vendor: "Invented Vendor", recused: true },
      interests: ["Worked there."],
    };
    const { text } = await desk.do("answer.draft", { audit, answer });
    await desk.do("answer.carryOut", {
      ...{ audit, answer, folder: file("carried") },
    });
    expect(await recordAnswer(held, "dora", "declaration", text)).toBe("done");
  });

  it("people are reported and removed", async () => {
    const { desk, signers } = held;
    const key = signers.get("edo")?.line ?? "";
    await desk.do("person.reportLost", {
      ...{ audit, person: "edo", key, reason: "A stolen bag" },
      since: "2027-01-31T00:00:00Z",
    });
    await desk.do("person.remove", {
      ...{ audit, person: "mira", reason: "She left" },
    });
    const { people } = await desk.do("person.list", { audit });
    expect(people.map(({ person }) => person)).not.toContain("mira");
  });

  it("is told as that, and nothing is recorded", () => {
    expect(stumbles.filter(({ recorded }) => recorded)).toEqual([]);
    const others = stumbles.filter(({ code }) => code !== "disk-full");
    expect([...new Set(others.map(({ channel }) => channel))]).toEqual([
      "deliverable.import",
    ]);
    const tried = new Set(stumbles.map(({ channel }) => channel));
    expect(tried.size).toBeGreaterThan(20);
  });
});
