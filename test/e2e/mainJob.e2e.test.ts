// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, cpSync } from "node:fs";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { leftovers, secretOf, strewn } from "./leftovers.ts";
import * as auditPages from "./pages/audit.ts";
import * as deliverablePages from "./pages/deliverables.ts";
import { button, goTo, panel } from "./pages/desk.ts";
import { leavePreview, openPreview } from "./pages/preview.ts";
import * as releasePages from "./pages/releases.ts";
import * as vaultPages from "./pages/vault.ts";
import { verifyRelease } from "./pages/verify.ts";
import { enginePid, isAlive } from "./processes.ts";
import {
  findReports,
  makeClone,
  makePeople,
  run,
  sha256,
  signFile,
} from "./sampleAudit.ts";
import { screenshotsDir, takePictures } from "./screenshots.ts";
import {
  answerRequest,
  recoverDigests,
  verifyAsStranger,
  verifyMerged,
} from "./stockTools.ts";
import { watchEachTest } from "./watchEachTest.ts";

const passphrase = "seven lanterns over a quiet harbour";
const auditTitle = "Harbour audit 2026";
const audit = "harbour-audit-2026";
const purpose = "Publish the findings of the 2026 audit";

/** The release's own folder inside a bundle. */
const place = `sig-security-external-audit/${audit}/release`;

/** Where a report lies in the public repository. */
function publicPath(reportPath: string): string {
  return `sig-security-external-audit/${audit}/findings/${basename(reportPath)}`;
}

describe("the main job, by hand, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  const vault = { vaultDir: inHome("audit-vault"), passphrase };
  const people = makePeople(inHome("keys"));
  const everybody = Object.values(people);
  const request = {
    requestDir: inHome("request"),
    charterPath: inHome("trusted", "charter.txt"),
    requester: people.ada,
  };
  let launched: LaunchedApp;
  let reportPaths: string[];

  beforeAll(async () => {
    for (const name of ["charter", "request", "chair", "trusted"])
      mkdirSync(inHome(name));
    makeClone(inHome("public"));
    reportPaths = await findReports(inHome("reports"), screenshotsDir !== "");
    launched = await launchApp();
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("creates a vault", async () => {
    await launched.page.getByRole("heading", { name: "Begin" }).waitFor();
    await takePictures(launched, "welcome");
    await vaultPages.beginVault(launched, vault, people.ada.name);
    await takePictures(launched, "create-vault");
    await vaultPages.createVault(launched);
    await takePictures(launched, "audits-empty");
    expect(readdirSync(vault.vaultDir)).toContain("vault.json");
  });

  it("makes a recovery kit", async () => {
    await vaultPages.makeRecoveryKit(launched, inHome("kit.txt"));
    await takePictures(launched, "vault-health");
    expect(readFileSync(inHome("kit.txt"), "utf8")).toContain(
      "AGE-SECRET-KEY-",
    );
  });

  it("creates an audit and enrols its people, fingerprints shown", async () => {
    await button(launched.page, "Audits").click();
    expect(await auditPages.createAudit(launched, auditTitle)).toBe(audit);
    for (const person of everybody) {
      const shown = await auditPages.fillInPerson(launched, person);
      expect(shown).toContain(person.fingerprint);
      if (person === people.cy) await takePictures(launched, "enrol-person");
      await auditPages.enrol(launched, person);
    }
  });

  it("brings a charter into force by everybody's signature, and by no other", async () => {
    await auditPages.draftCharter(launched);
    await auditPages.sendCharter(launched, inHome("charter"));
    await takePictures(launched, "charter-pending");
    const charterPath = inHome("charter", "charter.txt");
    const sign = (index: number, act = "charter"): string => {
      const person = everybody[index];
      if (person === undefined) throw new Error("no such person");
      const signaturePath = inHome("charter", `${person.id}.${act}.sig`);
      signFile(person, act, charterPath, signaturePath);
      return signaturePath;
    };
    const approval = sign(0, "approval");
    const wrong = await auditPages.recordSignatures(launched, approval);
    expect(wrong).toContain("signature-wrong-namespace");
    for (const index of everybody.keys())
      await auditPages.recordSignatures(launched, sign(index));
    await launched.page
      .getByText("In force", { exact: true })
      .first()
      .waitFor();
    await takePictures(launched, "people-and-charter");
    await auditPages.exportCharter(launched, inHome("trusted"));
    expect(readFileSync(inHome("trusted", "charter.txt"))).toEqual(
      readFileSync(charterPath),
    );
  });

  it("takes the vendor's files in, digests shown", async () => {
    await deliverablePages.beginImport(launched, reportPaths);
    await takePictures(launched, "import");
    const said = (await deliverablePages.takeIn(launched)).replace(/\s/g, "");
    await takePictures(launched, "import-result");
    for (const reportPath of reportPaths)
      expect(said).toContain(sha256(reportPath));
    await deliverablePages.closeImport(launched);
    await button(launched.page, /Harbour findings report|fuzzing/)
      .first()
      .click();
    await takePictures(launched, "deliverables");
    const look = button(launched.page, /^Look inside/).first();
    const preview = await openPreview(launched, () => look.click());
    await leavePreview(launched, preview);
  });

  it("proposes a release, and says by name what stands in its way", async () => {
    await releasePages.beginProposal(launched, {
      fileNames: reportPaths.map((path) => basename(path)),
      purpose,
      requester: people.ada.name,
      author: "Ada Quill <ada@example.org>",
      cloneDir: inHome("public"),
    });
    await takePictures(launched, "proposal");
    await releasePages.propose(launched);
    await takePictures(launched, "release-proposed");
    const unmet = (await releasePages.unmet(launched).allInnerTexts()).join();
    expect(unmet).toContain("statement");
    for (const chair of [people.cy, people.dee, people.eli])
      expect(unmet).toContain(chair.name);
    expect(await button(launched.page, "Export the release…").count()).toBe(0);
  });

  it("writes the statement, signs it for the requester, and sends it sealed", async () => {
    await releasePages.writeStatement(launched);
    await button(launched.page, "Sign with my SSH key…").click();
    await takePictures(launched, "sign-sheet");
    await launched.page.keyboard.press("Escape");
    await releasePages.signWithKey(launched, people.ada.keyPath);
    await releasePages.sendRequest(launched, inHome("request"));
    await takePictures(launched, "release-requested");
    const sent = readdirSync(inHome("request")).sort();
    expect(sent[0]).toBe("HOW-TO-SIGN.txt");
    expect(sent[1]).toMatch(/^request-[0-9a-f]{32}\.tar\.age$/);
    expect(sent).toHaveLength(2);
  });

  it("records the signatures of chairs who have stock tools alone, and refuses others", async () => {
    const [answerOfCy, answerOfDee] = [people.cy, people.dee].map((chair) =>
      answerRequest(chair, request, inHome("chair", chair.id)),
    ) as [string, string];
    await auditPages.recordSignatures(launched, answerOfCy);
    const again = await auditPages.recordSignatures(launched, answerOfCy);
    expect(again).toContain("signature-recorded-already");
    const otherBytes = inHome("chair", "other.sig");
    const charterPath = inHome("charter", "charter.txt");
    signFile(people.eli, "approval", charterPath, otherBytes);
    const other = await auditPages.recordSignatures(launched, otherBytes);
    expect(other).toContain("signature-other-bytes");
    await expect.poll(() => releasePages.unmet(launched).count()).toBe(1);
    await takePictures(launched, "release-signatures");
    await auditPages.dropSignatures(launched, answerOfDee);
    await panel(
      launched.page,
      "Everything that the charter asks for is there",
    ).waitFor();
    await takePictures(launched, "release-ready");
  });

  it("exports the release, twice to the same bytes", async () => {
    await releasePages.exportRelease(launched, inHome("bundle"));
    await takePictures(launched, "release-exported");
    await releasePages.exportRelease(launched, inHome("bundle-again"));
    run("diff", ["-r", inHome("bundle"), inHome("bundle-again")]);
    for (const reportPath of reportPaths)
      expect(sha256(inHome("bundle", "tree", publicPath(reportPath)))).toBe(
        sha256(reportPath),
      );
  });

  it("is verified by a stranger with stock tools, and by the app", async () => {
    const charterPath = inHome("trusted", "charter.txt");
    const tamperedDir = inHome("tampered");
    cpSync(inHome("bundle"), tamperedDir, { recursive: true });
    appendFileSync(
      join(tamperedDir, "tree", publicPath(reportPaths[0] ?? "")),
      "x",
    );
    const bundleVerdict = verifyAsStranger(
      inHome("bundle"),
      place,
      charterPath,
    );
    expect(bundleVerdict).toMatch(/^VERIFIED/m);
    const merged = verifyMerged(
      inHome("bundle"),
      inHome("public"),
      place,
      charterPath,
    );
    expect(merged).toMatch(/^VERIFIED/m);
    const tampered = verifyAsStranger(tamperedDir, place, charterPath);
    expect(tampered).toContain("file-changed");

    await goTo(launched.page, "Verify a release");
    expect(await verifyRelease(launched, inHome("bundle"), null)).toBe(
      "CONSISTENT, SIGNERS UNKNOWN",
    );
    expect(await verifyRelease(launched, inHome("bundle"), charterPath)).toBe(
      "VERIFIED",
    );
    await takePictures(launched, "verified");
    const clone = inHome("public");
    expect(await verifyRelease(launched, clone, charterPath, "HEAD")).toBe(
      "VERIFIED",
    );
    await launched.page
      .getByText("compared with the commit before it, and it changes nothing")
      .waitFor();
    await takePictures(launched, "verified-commit");
    expect(await verifyRelease(launched, tamperedDir, charterPath)).toBe(
      "NOT VERIFIED",
    );
    await takePictures(launched, "not-verified");
  });

  it("has everything on record, and whole", async () => {
    expect(await vaultPages.checkVault(launched)).toContain(
      "Everything is whole.",
    );
    await goTo(launched.page, "Ledger");
    await launched.page.getByText(/\d+ entries, times in UTC/).waitFor();
    await button(launched.page, "Verify the ledger").click();
    await launched.page
      .getByText(/^The ledger is unbroken/)
      .first()
      .waitFor();
    await takePictures(launched, "ledger");
  });

  it("locks, leaves nothing of the day, refuses a wrong passphrase, and opens with the right one", async () => {
    const engine = await enginePid(launched.app);
    await vaultPages.lockVault(launched);
    expect(engine !== null && isAlive(engine)).toBe(false);
    const secret = secretOf(readFileSync(inHome("kit.txt"), "utf8"));
    const words = [purpose, passphrase, auditTitle, secret];
    words.push(...everybody.map(({ name }) => name));
    expect(await leftovers(launched, words)).toEqual([]);
    expect(strewn(secret, homeDir)).toEqual([]);
    await takePictures(launched, "welcome-back");
    await vaultPages.chooseRecentVault(launched, "audit-vault");
    await vaultPages.typePassphrase(launched, "not the passphrase");
    await launched.page.getByText("vault-passphrase-or-slot").waitFor();
    await takePictures(launched, "unlock-refused");
    await vaultPages.typePassphrase(launched, passphrase);
    await goTo(launched.page, "Releases");
    await launched.page.getByRole("button", { name: purpose }).waitFor();
  });

  it("gives an imported file back through the recovery kit and stock age", () => {
    const digests = recoverDigests(vault.vaultDir, inHome("kit.txt"), homeDir);
    for (const reportPath of reportPaths)
      expect(digests).toContain(sha256(reportPath));
  });
});
