// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectNothingLeft } from "./leftovers.ts";
import * as consentPages from "./pages/consent.ts";
import { button, dropOnWindow, goTo, panel, sheet } from "./pages/desk.ts";
import * as requestPages from "./pages/requests.ts";
import { holdEngine } from "./processes.ts";
import { takePictures } from "./screenshots.ts";
import { tracesIn } from "./traces.ts";
import {
  askForConsent,
  openTwoDesks,
  secretWords,
  signAndSend,
  type TwoDesks,
} from "./twoDesks.ts";
import { watchEachTest } from "./watchEachTest.ts";

const first = "Let the response committee judge the findings";
const second = "Let the coordinator see the model";

/** What comes to the doors of two desks that should not, and what is stopped at them. */
describe("a request at the reader's door", () => {
  let desks: TwoDesks;
  let parcel: string;

  beforeAll(async () => {
    desks = await openTwoDesks();
    parcel = await askForConsent(desks, { purpose: first });
  });

  watchEachTest(() => desks.owner, "owner");
  watchEachTest(() => desks.chair, "chair");

  afterAll(async () => {
    await desks.close();
  });

  const key = (): string => desks.sample.at("chiyo");

  async function beginWith(path: string) {
    const { chair } = desks;
    const form = await requestPages.beginOpening(chair);
    await requestPages.choose(chair, "Request", path);
    if ((await form.getByText("chiyo", { exact: true }).count()) === 0)
      await requestPages.choose(chair, "Your key that opens it", key());
    return form;
  }

  it("is stopped while it is opened, nothing of it stays, and it is opened the next time", async () => {
    const { chair, charter, chairVault } = desks;
    const form = await beginWith(parcel);
    await requestPages.verifyAndOpen(chair);
    await form.getByText("This vault has no charter").waitFor();
    await requestPages.choose(chair, "Your own copy of the charter", charter);
    const goOn = await holdEngine(chair.app);
    try {
      await requestPages.verifyAndOpen(chair);
      await takePictures(chair, "request-opening");
      await button(form, "Stop").click();
    } finally {
      goOn();
    }
    await form.getByText("Code: cancelled").waitFor();
    await takePictures(chair, "request-stopped");
    expect(tracesIn(chairVault, secretWords)).toEqual([]);
    await requestPages.verifyAndOpen(chair);
    await requestPages.waitForSheet(chair, first);
    await requestPages.beginSigning(chair);
    const signing = chair.page.getByRole("dialog");
    await button(signing, "Sign").click();
    await signing.waitFor({ state: "detached" });
  });

  it("is refused when it was cut short or changed on its way, and the sheet can be used again", async () => {
    const { chair, owner, sample } = desks;
    await consentPages.beginRequest(owner, {
      ...{ titles: ["notes", "model"], people: ["Noor Tamm"] },
      ...{ purpose: second, terms: [] },
    });
    await consentPages.reviewStatement(owner);
    await consentPages.fixStatement(owner);
    parcel = await signAndSend({ owner, sample });
    const whole = readFileSync(parcel);
    const changed = Buffer.from(whole);
    changed.writeUInt8(
      (changed[whole.length - 30] ?? 0) ^ 1,
      whole.length - 30,
    );
    const bad = {
      "request-cut.tar.age": whole.subarray(0, whole.length - 40),
      "request-header.tar.age": whole.subarray(0, 60),
      "request-changed.tar.age": changed,
      "request-other.tar.age": Buffer.from("%PDF-1.7 no request at all"),
    };
    for (const [name, bytes] of Object.entries(bad)) {
      writeFileSync(sample.at(name), bytes);
      await goTo(chair.page, "Requests to you");
      await dropOnWindow(chair.page, sample.at(name));
      const form = sheet(chair.page, "Open a request");
      await form.getByText(name).waitFor();
      if ((await form.getByText("chiyo", { exact: true }).count()) === 0)
        await requestPages.choose(chair, "Your key that opens it", key());
      await requestPages.verifyAndOpen(chair);
      await form.getByText(/Code: request-(?:damaged|not-a-request)/).waitFor();
      if (name === "request-cut.tar.age")
        await takePictures(chair, "request-damaged");
      await button(form, "Cancel").click();
      await form.waitFor({ state: "detached" });
    }
    expect(await chair.page.getByText(second).count()).toBe(0);
  });

  it("that follows names what changed since what was signed", async () => {
    const { chair } = desks;
    await beginWith(parcel);
    await requestPages.verifyAndOpen(chair);
    await requestPages.waitForSheet(chair, second);
    const changes = panel(chair.page, "Since you last signed");
    const said = await changes.innerText();
    expect(said).toMatch(/New files: .*model\.pdf/);
    expect(said).toMatch(/Files that are no longer in it: .*report\.pdf/);
    expect(said).toContain("No longer in the audience: mira.");
    expect(said).toContain("New in the audience: noor.");
    expect(said).toContain(first);
    await takePictures(chair, "request-changes");
  });

  it("is answered by what mail bent, and by nothing that only looks like it", async () => {
    const { chair, owner, sample } = desks;
    await requestPages.beginSigning(chair);
    const signing = chair.page.getByRole("dialog");
    await button(signing, "Sign").click();
    await signing.waitFor({ state: "detached" });
    await requestPages.saveAnswer(chair, sample.at("answer.sig"));
    const armour = readFileSync(sample.at("answer.sig"), "utf8");
    const paste = owner.page.getByLabel("Or paste a signature");
    const results = owner.page.getByRole("list", {
      name: "What became of the signatures",
    });
    const hostile = "\u202e<img src=x onerror=alert(1)>\u0000".repeat(20_000);
    await owner.app.evaluate(async ({ clipboard }, text) => {
      await clipboard.writeText(text);
    }, hostile);
    await paste.focus();
    await owner.page.keyboard.press("Control+V");
    await owner.page.getByText("Nothing was put in: the text has").waitFor();
    expect(await paste.inputValue()).toBe("");
    await paste.fill(armour.slice(0, armour.length / 2));
    await button(owner.page, "Verify and record").click();
    await results.getByText("signature-malformed").first().waitFor();
    expect(await results.getByRole("listitem").count()).toBe(1);
    await takePictures(owner, "signature-malformed");
    mkdirSync(sample.at("many"));
    const many = Array.from({ length: 1_000 }, (_, at) => {
      const path = sample.at("many", `${String(at)}.sig`);
      writeFileSync(path, `${armour.slice(0, 60)}\n${String(at)}\n`);
      return path;
    });
    await dropOnWindow(owner.page, ...many);
    await owner.page
      .getByText("Earlier ones, not shown here: 951.")
      .waitFor({ timeout: 120_000 });
    expect(await results.getByRole("listitem").count()).toBe(50);
    await takePictures(owner, "signatures-many");
    const mailed = armour
      .replaceAll("=", "=3D")
      .replace(/^/gm, "> ")
      .replaceAll("\n", "\r\n");
    writeFileSync(sample.at("mailed.sig"), mailed);
    await dropOnWindow(owner.page, sample.at("mailed.sig"));
    await consentPages.waitForUnmet(
      owner,
      "Needs one more chair: dmitri or esi.",
    );
  });

  it("is abandoned by who asked, for a reason that stays on the record, and can be signed no more", async () => {
    const { owner } = desks;
    const { page } = owner;
    await button(page, "Abandon this request…").click();
    const form = sheet(page, "Abandon this request?");
    await button(form, "Abandon").click();
    await form.getByText("Write why.").waitFor();
    await takePictures(owner, "consent-abandon");
    await form.getByLabel("Reason").fill("the coordinator knows");
    await button(form, "Abandon").click();
    await form.waitFor({ state: "detached" });
    const pane = panel(page, second);
    await pane.getByText("Abandoned", { exact: true }).waitFor();
    for (const name of [
      "Abandon this request…",
      "Withdraw…",
      "Sign with my SSH key…",
      "Choose signature files…",
    ])
      expect(await button(pane, name).count()).toBe(0);
    await takePictures(owner, "consent-abandoned");
    await goTo(page, "Ledger");
    await page
      .getByText("A request for consent was abandoned: the coordinator knows.")
      .waitFor();
  });

  it("leaves nothing of it behind once the vault is locked", () =>
    expectNothingLeft(desks.owner, [first, "the coordinator knows"]));
});
