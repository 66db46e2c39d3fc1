// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvOf, inventedFindings } from "../support/findingLists.ts";
import type { SampleVault } from "../support/sampleVault.ts";
import { expectNothingLeft } from "./leftovers.ts";
import * as auditPages from "./pages/audit.ts";
import { button, goTo, panel } from "./pages/desk.ts";
import * as findingPages from "./pages/findings.ts";
import * as releasePages from "./pages/releases.ts";
import * as requestPages from "./pages/requests.ts";
import * as vaultPages from "./pages/vault.ts";
import { takePictures } from "./screenshots.ts";
import { verifyAsStranger } from "./stockTools.ts";
import { tracesIn } from "./traces.ts";
import {
  answerWithStockTools,
  keyPassphrase,
  openTwoDesks,
  signAndSend,
  type TwoDesks,
} from "./twoDesks.ts";
import { watchEachTest } from "./watchEachTest.ts";

const publishing = "Publish the findings";
const held = "The tide gauge answers to anybody";
const proposal = {
  ...{ fileNames: ["notes.md"], purpose: publishing, requester: "alma" },
  author: "Alma <alma@harbour.example>",
};

/** A charter that asks about findings comes into force; gives it as everybody has it. */
async function demandFindings(sample: SampleVault): Promise<string> {
  const { at, done, sign, vault } = sample;
  const folder = at("charter-findings");
  // Whoever joins signs, too; these are none of it.
  const without = ["mira", "noor", "zoe"].flatMap((id) => ["--without", id]);
  await done("charter", "draft", vault, "--condition", "findings", ...without);
  await done("charter", "request", vault, "--out", folder);
  const path = at("charter-findings", "charter.txt");
  const text = readFileSync(path, "utf8");
  const signatures = ["alma", "chiyo", "dmitri"].map((person) =>
    sign(person, "charter@counterseal", text),
  );
  const recorded = await done("charter", "record", vault, ...signatures);
  expect(recorded.stdout).toMatch(/version 2, in force/);
  return path;
}

/** From a list of findings to a release that leaves one out: an owner's vault, a chair's, and strangers. */
describe("findings, from a list to a release", () => {
  let desks: TwoDesks;
  let parcel: string;

  beforeAll(async () => {
    desks = await openTwoDesks(demandFindings);
  });

  watchEachTest(() => desks.owner, "owner");
  watchEachTest(() => desks.chair, "chair");

  afterAll(async () => {
    await desks.close();
  });

  const gate = () =>
    panel(desks.owner.page, "What stands between this and its release");

  it("are taken in, and block a release until somebody has said what becomes of them", async () => {
    const { owner, sample } = desks;
    const { page } = owner;
    const [first, second, third] = inventedFindings(3);
    const fourth = { ...first!, id: "HARB-004", title: held };
    const path = sample.at("findings.csv");
    writeFileSync(path, csvOf([first!, second!, third!, fourth]));
    const found = await findingPages.lookIn(owner, path, "findings.csv");
    await button(found, "Record 4 findings").click();
    await found.waitFor({ state: "detached" });
    const cloneDir = sample.at("public");
    await releasePages.beginProposal(owner, { ...proposal, cloneDir });
    await releasePages.propose(owner);
    await gate()
      .getByText(/^Not resolved: HARB-001/)
      .waitFor();
    await takePictures(owner, "release-findings-block");
    await button(gate(), "To HARB-004").click();
    await page.getByRole("region", { name: `HARB-004 · ${held}` }).waitFor();
    await panel(page, "Disposition")
      .getByText("has not said anything of it yet")
      .waitFor();
  });

  it("get their dispositions, but for one", async () => {
    const { owner, sample } = desks;
    const { page } = owner;
    await vaultPages.lockVault(owner);
    const { done, vault } = sample;
    const said = ["--by", "mira", "--note", "Known since spring"];
    await done(
      ...["finding", "dispose", vault, "HARB-001", "HARB-002"],
      ...["--answer", "accepted", ...said],
    );
    await done(
      ...["finding", "dispose", vault, "HARB-003"],
      ...["--answer", "duplicate", "--of", "HARB-001", ...said],
    );
    await vaultPages.chooseRecentVault(owner, "vault");
    await vaultPages.typePassphrase(owner, "correct horse battery");
    await page
      .getByRole("heading", { level: 1, name: "Deliverables" })
      .waitFor();
    await goTo(page, "Findings");
    await page.getByText("4 findings, 1 waits for a disposition").waitFor();
    await findingPages.open(owner, "HARB-003");
    const disposition = panel(page, "Disposition");
    await disposition.getByText("Duplicate").waitFor();
    await disposition.getByText("HARB-001").waitFor();
    await disposition.getByText("Mira Vale").waitFor();
    await takePictures(owner, "finding-disposed");
  });

  it("leave one out by a choice, which is proven absent", async () => {
    const { owner, sample } = desks;
    const { page } = owner;
    await goTo(page, "Releases");
    await button(page, new RegExp(`^${publishing}`))
      .first()
      .click();
    await button(gate(), "Propose anew").first().click();
    expect(await page.getByLabel("Purpose").inputValue()).toBe(publishing);
    expect(await page.getByLabel("Author of the commit").inputValue()).toBe(
      proposal.author,
    );
    expect(await page.getByLabel("Path of notes.md").count()).toBe(1);
    await releasePages.chooseBase(owner, sample.at("public"));
    const back = panel(page, "Findings that stay back");
    await back.getByText(/^1 finding waits for a disposition/).waitFor();
    await back
      .getByRole("checkbox", { name: `Carve out HARB-004: ${held}` })
      .check();
    await takePictures(owner, "carve-out", back);
    await releasePages.propose(owner);
    await button(gate(), /^To the cross-check/)
      .first()
      .click();
    await button(page, "Run the check").click();
    await page
      .getByText("Everything that was marked is absent")
      .first()
      .waitFor();
    await takePictures(owner, "carve-out-proven");
    await goTo(page, "Releases");
    await page
      .getByRole("button", { name: new RegExp(publishing) })
      .first()
      .click();
    await releasePages.writeStatement(owner);
    await panel(page, "What leaves").getByText("HARB-004").waitFor();
    parcel = await signAndSend({ owner, sample });
  });

  it("are told to whoever signs, and signed for on another machine", async () => {
    const { chair, charter, guardedKey, owner, sample } = desks;
    await goTo(chair.page, "Requests to you");
    const form = await requestPages.beginOpening(chair);
    await requestPages.choose(chair, "Request", parcel);
    await requestPages.choose(chair, "Your key that opens it", guardedKey);
    await requestPages.openGuarded(chair, keyPassphrase);
    await form
      .getByText("This vault has no charter of your own for this audit")
      .waitFor();
    await requestPages.choose(chair, "Your own copy of the charter", charter);
    await requestPages.typeKeyPassphrase(chair, keyPassphrase);
    await requestPages.verifyAndOpen(chair);
    await requestPages.waitForSheet(chair, publishing);
    await chair.page.getByText("findings.txt").first().waitFor();
    await takePictures(chair, "request-carve-out");
    await requestPages.beginSigning(chair);
    await requestPages.signWithOffered(chair, {
      ...{ keyName: "chiyo", passphrase: keyPassphrase },
    });
    const answer = sample.at("chiyo-approval.sig");
    await requestPages.saveAnswer(chair, answer);
    await auditPages.dropSignatures(owner, answer);
  });

  it("go out without the one that stays, whose name is in nothing public", async () => {
    const { charter, owner, sample } = desks;
    const { at } = sample;
    const signature = answerWithStockTools(desks, "dmitri", parcel, "approval");
    await auditPages.dropSignatures(owner, signature);
    await panel(
      owner.page,
      "Everything that the charter asks for is there",
    ).waitFor();
    const bundle = at("bundles", "release");
    await releasePages.exportRelease(owner, bundle);
    expect(tracesIn(bundle, held)).toEqual([]);
    expect(tracesIn(bundle, "HARB-004")).toEqual([]);
    const statementPath =
      tracesIn(bundle, "counterseal-approval").find((path) =>
        path.endsWith("statement.txt"),
      ) ?? "";
    expect(statementPath).not.toBe("");
    const text = readFileSync(statementPath, "utf8");
    expect(text).toMatch(/^Judged: .*carve-outs\.txt$/m);
    const place = /^Place: (.*)$/m.exec(text)?.[1] ?? "";
    expect(verifyAsStranger(bundle, place, charter)).toMatch(/^VERIFIED/m);
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(desks.owner, [held, publishing]));
});
