// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShare } from "./consentVault.ts";
import { expectNothingLeft } from "./leftovers.ts";
import * as auditPages from "./pages/audit.ts";
import * as consentPages from "./pages/consent.ts";
import { button, dropOnWindow, goTo, panel, sheet } from "./pages/desk.ts";
import { leavePreview, openPreview, words } from "./pages/preview.ts";
import * as releasePages from "./pages/releases.ts";
import * as requestPages from "./pages/requests.ts";
import { takePictures } from "./screenshots.ts";
import { openWithAge, verifyAsStranger } from "./stockTools.ts";
import { tracesIn } from "./traces.ts";
import {
  answerWithStockTools,
  askForConsent,
  declineElsewhere,
  keyPassphrase,
  openTwoDesks,
  secretWords,
  signAndSend,
  signElsewhere,
  type TwoDesks,
} from "./twoDesks.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Let the response committee judge the findings";
const publishing = "Publish the findings";
const term = "Not to be passed on.";
const offered = { keyName: "chiyo", passphrase: keyPassphrase };

/** Two apps, two vaults, two profiles, and files that go between them; somebody else has stock tools alone. */
describe("a request from one vault to another", () => {
  let desks: TwoDesks;
  let parcel: string;

  beforeAll(async () => {
    desks = await openTwoDesks();
  });

  watchEachTest(() => desks.owner, "owner");
  watchEachTest(() => desks.chair, "chair");

  afterAll(async () => {
    await desks.close();
  });

  const saved = (name: string): string => desks.sample.at(name);

  it("is not believed by the charter that comes along", async () => {
    const { chair, guardedKey } = desks;
    await takePictures(chair, "requests-empty");
    parcel = await askForConsent(desks, { purpose, terms: [term] });
    const form = await requestPages.beginOpening(chair);
    await requestPages.choose(chair, "Request", parcel);
    await requestPages.choose(chair, "Your key that opens it", guardedKey);
    await requestPages.verifyAndOpen(chair);
    await requestPages.typeKeyPassphrase(chair, "two herons");
    await takePictures(chair, "request-open");
    await requestPages.verifyAndOpen(chair);
    await form.getByText("key-passphrase-wrong").waitFor();
    await requestPages.typeKeyPassphrase(chair, keyPassphrase);
    await requestPages.verifyAndOpen(chair);
    await form
      .getByText("This vault has no charter of your own for this audit")
      .waitFor();
    await takePictures(chair, "request-no-charter");
  });

  it("is opened by the reader's own copy, and shows what is to be signed", async () => {
    const { chair, charter } = desks;
    await requestPages.choose(chair, "Your own copy of the charter", charter);
    await requestPages.typeKeyPassphrase(chair, keyPassphrase);
    await requestPages.verifyAndOpen(chair);
    const shown = await requestPages.waitForSheet(chair, purpose);
    const asked = await panel(chair.page, "What it asks for").innerText();
    for (const part of [purpose, term, "mira", "SHA256:"])
      expect(asked).toContain(part);
    const signers = await panel(
      chair.page,
      "Who signs, and by which charter",
    ).innerText();
    expect(signers).toMatch(/Signed so far by\s+alma/);
    expect(signers).toContain("the copy that you chose");
    expect(signers).toContain("Needs ");
    const files = await panel(chair.page, "Files").innerText();
    expect(files).toContain("notes.md");
    expect(files).toContain("report.pdf");
    await shown
      .getByText("No statement of this audit was signed here before.")
      .waitFor();
    const text = await shown
      .getByRole("region", { name: "Text of the statement" })
      .innerText();
    expect(text).toMatch(/^counterseal-consent 1\n/);
    expect(await button(shown, "Remove its files…").count()).toBe(0);
    await takePictures(chair, "request-sheet");
    expect(tracesIn(desks.chairVault, secretWords)).toEqual([]);
    expect(tracesIn(chair.profileDir, secretWords)).toEqual([]);
  });

  it("shows its files from memory alone", async () => {
    const { chair } = desks;
    const preview = await openPreview(chair, () =>
      button(chair.page, "Look inside notes.md").click(),
    );
    await expect.poll(() => words(preview)).toContain(secretWords);
    await leavePreview(chair, preview);
    expect(tracesIn(chair.profileDir, secretWords)).toEqual([]);
  });

  it("is answered with changes that are asked for, which the owner records", async () => {
    const { chair, owner } = desks;
    const reason = "Leave the report out of it.";
    await requestPages.beginDecline(chair, "Ask for changes…", reason);
    await requestPages.signWithOffered(chair, offered);
    const answer = panel(chair.page, "Your answer");
    await answer.getByText(reason, { exact: true }).waitFor();
    await takePictures(chair, "request-changes-asked");
    await answer
      .getByText("Sealed to alma, by the keys that the charter lists for them.")
      .waitFor();
    const file = saved("changes.txt.age");
    await requestPages.saveAnswer(chair, file);
    expect(readFileSync(file, "utf8")).not.toContain(reason);
    await consentPages.recordAnswer(owner, file, file);
    await sheet(owner.page, "Open a sealed answer").waitFor();
    await takePictures(owner, "answer-sealed");
    const { sample } = desks;
    const asking = await requestPages.chooseSealKey(owner, sample.at("bruno"));
    await asking.getByText("answer-not-yours").waitFor();
    await takePictures(owner, "answer-not-yours");
    await requestPages.chooseSealKey(owner, sample.at("alma"));
    const answers = panel(owner.page, "Answers");
    await answers.getByText(reason).waitFor();
    expect(await answers.innerText()).toContain("asks for changes");
  });

  it("comes again as it was wanted, dropped on the window, and is agreed to", async () => {
    const { chair, owner, sample } = desks;
    await button(owner.page, "Ask again with changes…").click();
    await owner.page.getByRole("checkbox", { name: "report" }).uncheck();
    await consentPages.reviewStatement(owner);
    await consentPages.fixStatement(owner);
    parcel = await signAndSend({ owner, sample });
    await goTo(chair.page, "Requests to you");
    await dropOnWindow(chair.page, parcel);
    const form = sheet(chair.page, "Open a request");
    await form.getByText(/^request-.*\.tar\.age$/).waitFor();
    await form.getByText("chiyo", { exact: true }).waitFor();
    await requestPages.openGuarded(chair, keyPassphrase);
    await requestPages.waitForSheet(chair, purpose);
    await requestPages.beginSigning(chair);
    await requestPages.signWithOffered(chair, offered);
    await requestPages.saveAnswer(chair, saved("chiyo.sig"));
    await takePictures(chair, "request-signed");
  });

  it("is granted by what came back, and by one who has stock tools alone", async () => {
    const { owner, sample } = desks;
    const { at } = sample;
    await auditPages.dropSignatures(owner, saved("chiyo.sig"));
    await consentPages.waitForUnmet(
      owner,
      "Needs one more chair: dmitri or esi.",
    );
    const signature = answerWithStockTools(desks, "dmitri", parcel, "consent");
    await owner.page
      .getByLabel("Or paste a signature")
      .fill(readFileSync(signature, "utf8"));
    await panel(owner.page, "Share it").waitFor();
    await consentPages.share(owner, at("share.tar.age"), []);
    expect(openShare(at("mira"), at("share.tar.age"), at("opened"))).toBe(true);
  });

  it("of a release says what changed, and is signed on another machine", async () => {
    const { chair, guardedKey, owner, sample } = desks;
    await releasePages.beginProposal(owner, {
      ...{ fileNames: ["notes.md"], purpose: publishing, requester: "alma" },
      author: "Alma <alma@harbour.example>",
      cloneDir: sample.at("public"),
    });
    await releasePages.propose(owner);
    await releasePages.writeStatement(owner);
    parcel = await signAndSend({ owner, sample });
    await requestPages.beginOpening(chair);
    await requestPages.choose(chair, "Request", parcel);
    await requestPages.choose(chair, "Your key that opens it", guardedKey);
    await requestPages.openGuarded(chair, keyPassphrase);
    const shown = await requestPages.waitForSheet(chair, publishing);
    const changes = await panel(
      chair.page,
      "Since you last signed",
    ).innerText();
    expect(changes).toContain("What is asked: “approval”; before “consent”.");
    expect(changes).toContain("No longer in the audience: mira.");
    await takePictures(chair, "request-release");
    await requestPages.carryOut(chair, shown, sample.at("elsewhere"));
    const carried = sample.at("elsewhere", "statement.txt");
    const namespace = "approval@counterseal";
    const signature = signElsewhere(sample.at("chiyo"), carried, namespace);
    await chair.page
      .getByLabel("Or paste a signature")
      .fill(readFileSync(signature, "utf8"));
    await requestPages.saveAnswer(chair, saved("chiyo-approval.sig"));
  });

  it("of a release goes through with it, and strangers verify it", async () => {
    const { charter, owner, sample } = desks;
    const { at } = sample;
    await auditPages.recordSignatures(owner, saved("chiyo-approval.sig"));
    const signature = answerWithStockTools(desks, "dmitri", parcel, "approval");
    await auditPages.dropSignatures(owner, signature);
    await panel(
      owner.page,
      "Everything that the charter asks for is there",
    ).waitFor();
    await releasePages.exportRelease(owner, at("bundles", "release"));
    const statement = readFileSync(at("elsewhere", "statement.txt"), "utf8");
    const place = /^Place: (.*)$/m.exec(statement)?.[1] ?? "";
    const bundle = at("bundles", "release");
    expect(verifyAsStranger(bundle, place, charter)).toMatch(/^VERIFIED/m);
  });

  it("is declined on another machine, and the answer leaves as a file", async () => {
    const { chair, guardedKey, owner, sample } = desks;
    const another = "Let everybody at the vendor read it";
    parcel = await askForConsent(desks, { purpose: another });
    await goTo(chair.page, "Requests to you");
    await dropOnWindow(chair.page, parcel);
    await requestPages.openGuarded(chair, keyPassphrase);
    await requestPages.waitForSheet(chair, another);
    const reason = "Too many readers.";
    const form = await requestPages.beginDecline(chair, "Decline…", reason);
    await requestPages.carryOut(chair, form, sample.at("another"));
    await takePictures(chair, "request-decline-carried");
    await button(form, "Cancel").click();
    const key = sample.at("chiyo");
    const signed = declineElsewhere(key, sample.at("another"));
    await dropOnWindow(chair.page, signed);
    await requestPages.openSealedAnswer(chair, guardedKey, keyPassphrase);
    await panel(chair.page, "Your answer")
      .getByText(reason, { exact: true })
      .waitFor();
    await takePictures(chair, "request-declined");
    const back = saved("declined.txt.age");
    await requestPages.saveAnswer(chair, back);
    expect(openWithAge(sample.at("alma"), back)).toContain(reason);
    const pasted = owner.page.getByLabel("Or paste a signature");
    await pasted.fill(readFileSync(back, "utf8"));
    await requestPages.chooseSealKey(owner, sample.at("alma"));
    await panel(owner.page, "Answers").getByText(reason).waitFor();
    for (const { profileDir } of [owner, chair])
      expect(tracesIn(profileDir, reason)).toEqual([]);
  });

  it("asks for a new charter, which is signed here and comes into force there", async () => {
    const { chair, owner, sample } = desks;
    await auditPages.draftSuccessor(owner);
    await auditPages.sendCharter(owner, sample.at("charter-2"));
    const text = sample.at("charter-2", "charter.txt");
    await requestPages.beginOpening(chair);
    await requestPages.choose(chair, "Request", text);
    await requestPages.verifyAndOpen(chair);
    await requestPages.waitForSheet(chair, "Charter of harbour");
    const title = "Lines that differ from the charter in force";
    expect(await panel(chair.page, title).innerText()).toContain(
      "+ Role: zoe reviewer",
    );
    await takePictures(chair, "request-charter");
    await requestPages.beginSigning(chair);
    await requestPages.signWithOffered(chair, offered);
    await requestPages.saveAnswer(chair, saved("chiyo.charter.sig"));
    await auditPages.recordSignatures(owner, saved("chiyo.charter.sig"));
    const content = readFileSync(text, "utf8");
    for (const person of ["alma", "dmitri", "zoe"])
      await auditPages.recordSignatures(
        owner,
        sample.sign(person, "charter@counterseal", content),
      );
    await owner.page.getByText("In force", { exact: true }).first().waitFor();
  });

  it("is removed once it was answered, and stays on the record", async () => {
    const { chair } = desks;
    await requestPages.removeFiles(chair, publishing, "answered");
    await panel(chair.page, publishing).getByText("Removed").waitFor();
    await takePictures(chair, "requests");
    await goTo(chair.page, "Ledger");
    await chair.page
      .getByText(/answered/)
      .first()
      .waitFor();
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(desks.chair, [secretWords, publishing]));
});
