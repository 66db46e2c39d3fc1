// SPDX-License-Identifier: Apache-2.0
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeTar } from "../support/makeTar.ts";
import { makeZip } from "../support/makeZip.ts";
import { haveTools } from "../support/tools.ts";
import { makeHandedFolder } from "./handedFolder.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import { button, dropOnWindow, goTo, panel } from "./pages/desk.ts";
import * as intakePages from "./pages/intake.ts";
import { enginePid, listProcesses } from "./processes.ts";
import { run, sha256 } from "./sampleAudit.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const needsWord = /^Ask for it again, leave out the files that are broken/;

describe("taking in what a vendor hands over, in the app", () => {
  const { homeDir, remove } = temporaryHome();
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  const vaultDir = inHome("audit-vault");
  let launched: LaunchedApp;

  const objects = (): string[] => {
    const dir = join(vaultDir, "objects");
    return readdirSync(dir).flatMap((inner) => readdirSync(join(dir, inner)));
  };
  const unwrappers = async (): Promise<number[]> =>
    (await listProcesses(launched.app))
      .filter(({ name }) => name === "Counterseal unwrapper")
      .map(({ pid }) => pid);
  const main = () => launched.page.getByRole("main").innerText();

  beforeAll(async () => {
    makeHandedFolder(homeDir);
    launched = await launchInAudit(homeDir);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    remove();
  });

  it("looks at a folder, and says what is signed, listed, changed and missing", async () => {
    await intakePages.goToIntake(launched);
    await intakePages.addFolder(launched, inHome("handover"));
    await takePictures(launched, "intake-choose");
    await intakePages.open(launched);
    expect(await intakePages.stages(launched.page)).toEqual([
      "Decrypted and unpacked in order",
      "Signatures to be looked at",
      "Lists of digests not in order",
      "Names and types in order",
      "Custody to come",
      "In the vault to come",
    ]);
    const said = await main();
    expect(said).toContain("Signed by an unknown key");
    const digests = await panel(launched.page, "Lists of digests").innerText();
    for (const [what, name] of [
      ["Changed: other bytes than listed", "poc/harness.c"],
      ["Listed and missing", "missing.pdf"],
      ["Not listed", "notes.txt"],
    ] as const) {
      expect(digests).toContain(what);
      expect(digests).toContain(name);
    }
    await takePictures(launched, "intake-summary");
    const files = panel(launched.page, "Names and types");
    await takePictures(launched, "intake-files", files);
    expect(objects()).toEqual([]);
  });

  it("chooses no file by itself whose bytes are others than listed", async () => {
    const { page } = launched;
    const changed = intakePages.file(page, "poc/harness.c");
    expect(await changed.getByRole("checkbox").isChecked()).toBe(false);
    await changed.getByRole("checkbox").check();
    await intakePages.sayCustody(launched, "Quay Security, Mo Lund", "drive");
    await button(panel(page, "Custody"), /^Take in/).click();
    await page.getByText(needsWord).waitFor();
    const custody = panel(page, "Custody");
    await custody.getByText("has other bytes than listed.").waitFor();
    await custody.getByText("is listed and did not come.").waitFor();
    await takePictures(launched, "intake-broken", custody);
    expect(objects()).toEqual([]);
    await intakePages.allTheSame(page).check();
    await changed.getByRole("checkbox").uncheck();
    // What was accepted was another list of what is not whole.
    expect(await intakePages.allTheSame(page).isChecked()).toBe(false);
  });

  it.runIf(haveTools("minisign"))(
    "counts a signature as the vendor's once its key is pinned, and not before",
    async () => {
      const { page } = launched;
      const name = "Harbour findings report.md";
      run("minisign", [
        ...["-G", "-W", "-p", inHome("quay.pub"), "-s", inHome("quay.key")],
      ]);
      run("minisign", [
        ...["-S", "-s", inHome("quay.key"), "-m", inHome("handover", name)],
      ]);
      await intakePages.openAgain(launched);
      const report = intakePages.file(page, name).first();
      await report.getByText("Signed by an unknown key").waitFor();
      await intakePages.pinKey(launched, inHome("quay.pub"), "Quay Security");
      await page
        .getByText(/^Keys have changed/)
        .last()
        .waitFor();
      await intakePages.openAgain(launched);
      await report.getByText("Signed by a pinned key").waitFor();
      const signatures = panel(page, "Signatures");
      await signatures.getByText("minisign key of Quay Security").waitFor();
      await takePictures(launched, "intake-pinned");
    },
  );

  it("takes in what was accepted, with kind, variant and custody on record", async () => {
    const { page } = launched;
    const threats = intakePages.file(page, "Harbour threat model.md");
    await threats
      .getByRole("combobox", { name: /^Variant/ })
      .selectOption("public");
    const word = ["Alma Lindqvist", "The vendor sends the rest"] as const;
    await intakePages.acceptAllTheSame(launched, ...word);
    const said = await intakePages.takeIn(launched);
    await takePictures(launched, "intake-done");
    expect(said.replace(/\s/g, "")).toContain(
      sha256(inHome("handover", "Harbour findings report.md")),
    );
    expect(objects()).toHaveLength(3);
    await expect.poll(unwrappers, { timeout: 60_000 }).toEqual([]);
    await button(page, "Show the deliverables").click();
    await page.getByRole("row", { name: /Harbour threat model/ }).waitFor();
    const row = page.getByRole("row", { name: /Harbour threat model/ });
    expect(await row.innerText()).toContain("Threat model");
    await goTo(page, "Ledger");
    await page
      .getByText(/Quay Security, Mo Lund/)
      .first()
      .waitFor();
  });

  it("opens an encrypted archive dropped on the window, and asks for its passphrase", async () => {
    const members = [
      { name: "Harbour white paper.md", content: Buffer.from("# Paper\n") },
      { name: "../../evil.sh", content: Buffer.from("rm\n") },
      { name: "data/CON", content: Buffer.from("con\n") },
    ].map((each) => ({ ...each, passphrase: "by voice" }));
    writeFileSync(inHome("package.zip"), makeZip(members));
    const { page } = launched;
    await goTo(page, "Deliverables");
    await dropOnWindow(page, inHome("package.zip"));
    await button(page, "Open and look; nothing is written").waitFor();
    await intakePages.open(launched);
    await page.getByText(/^Something did not open/).waitFor();
    await takePictures(launched, "intake-closed");
    await panel(page, "Decrypted and unpacked")
      .getByLabel("Passphrase of the package")
      .fill("by voice");
    await intakePages.openAgain(launched);
    await page
      .getByText(/^Something did not open/)
      .waitFor({ state: "detached" });
    const refused = page.getByRole("list", { name: "2 files are refused" });
    const reasons = await refused.innerText();
    expect(reasons).toContain("../../evil.sh wants to lie outside its package");
    expect(reasons).toContain(
      "data/CON has a name that Windows takes for a device",
    );
    expect(await main()).toContain("Unsigned");
    await takePictures(launched, "intake-refused", refused);
    await intakePages.sayCustody(launched, "Quay Security, Mo Lund", "mail");
    await intakePages.takeIn(launched);
    expect(objects()).toHaveLength(4);
  });

  it("leaves nothing when the summary is not accepted, and knows what it has", async () => {
    await intakePages.goToIntake(launched);
    await intakePages.addFiles(
      launched,
      inHome("handover", "Harbour findings report.md"),
    );
    await intakePages.open(launched);
    expect(await main()).toContain("in the vault already as");
    await button(launched.page, "Cancel; nothing was written").click();
    await button(launched.page, "Add files…").waitFor();
    expect(objects()).toHaveLength(4);
  });

  it("raises a limit with a warning, and then lets through what was beyond it", async () => {
    const { page } = launched;
    writeFileSync(
      inHome("zeros.zip"),
      makeZip([{ name: "zeros.bin", content: new Uint8Array(16 << 20) }]),
    );
    await intakePages.goToIntake(launched);
    await intakePages.addFiles(launched, inHome("zeros.zip"));
    await intakePages.open(launched);
    await page
      .getByText(/as a bomb does/)
      .first()
      .waitFor();
    await button(page, "Choose something else").click();
    await page.getByText("Limits", { exact: true }).click();
    await page.getByLabel("Unpacked for each packed byte").fill("5000");
    await page.getByText(/^Higher than usual: Unpacked/).waitFor();
    await takePictures(launched, "intake-limits");
    await intakePages.open(launched);
    await page.getByText(/^Higher than usual: Unpacked/).waitFor();
    await intakePages.file(page, "zeros.bin").getByRole("checkbox").waitFor();
  });

  it("goes on with an intake that was stopped, as it was begun", async () => {
    const { page } = launched;
    const parts = Array.from({ length: 30 }, (_, at) => ({
      name: `capture-${String(at)}.bin`,
      content: Buffer.alloc(9 << 20, String(at)),
      stored: true,
    }));
    writeFileSync(inHome("captures.zip"), makeZip(parts));
    const before = objects().length;
    await intakePages.goToIntake(launched);
    await intakePages.addFiles(launched, inHome("captures.zip"));
    await intakePages.open(launched);
    await intakePages.sayCustody(launched, "Invented Vendor", "share");
    const engine = await enginePid(launched.app);
    if (engine === null) throw new Error("no engine");
    // Left to run, it may be done before a hand is at the button.
    const held = vi
      .waitUntil(() => objects().length > before, {
        interval: 5,
        timeout: 240_000,
      })
      .then(() => process.kill(engine, "SIGSTOP"));
    try {
      await button(panel(page, "Custody"), /^Take in 30/).click();
      await held;
      await button(page, "Stop").click();
    } finally {
      process.kill(engine, "SIGCONT");
    }
    await page.getByText("It was stopped.").waitFor();
    const half = objects().length - before;
    expect(half).toBeLessThan(parts.length);
    await intakePages.openAgain(launched);
    await page.getByText("This intake was broken off, and goes on.").waitFor();
    await takePictures(launched, "intake-resumed", panel(page, "Custody"));
    await intakePages.takeIn(launched);
    expect(objects()).toHaveLength(before + parts.length);
    await intakePages.goToIntake(launched);
    const past = panel(page, "Taken in before");
    await past.getByText("captures.zip").waitFor();
    expect(await past.getByText("Broken off").count()).toBe(0);
    await takePictures(launched, "intake-before");
    await expect.poll(unwrappers, { timeout: 60_000 }).toEqual([]);
  });

  it("takes a part of a package that is not whole only on a word of its own, and says so later", async () => {
    const { page } = launched;
    const sent = makeTar([
      { name: "Harbour minutes.md", content: Buffer.from("# Minutes\n") },
      { name: "Harbour log.txt", content: Buffer.alloc(4096, "l") },
    ]);
    writeFileSync(inHome("cut.tar"), sent.subarray(0, 3000));
    const before = objects().length;
    await intakePages.goToIntake(launched);
    await intakePages.addFiles(launched, inHome("cut.tar"));
    await intakePages.open(launched);
    await intakePages.sayCustody(launched, "Quay Security", "mail");
    const custody = panel(page, "Custody");
    await button(custody, /^Take in/).click();
    await page.getByText(needsWord).waitFor();
    await custody.getByText(/was not read to its end/).waitFor();
    expect(objects()).toHaveLength(before);
    await intakePages.allTheSame(page).check();
    await button(custody, /^Take in/).click();
    await custody.getByText("Say who takes it in.").waitFor();
    await custody.getByText("Say why.").waitFor();
    expect(objects()).toHaveLength(before);
    const why = "The log alone is missing";
    await intakePages.acceptAllTheSame(launched, "Alma Lindqvist", why);
    await takePictures(launched, "intake-not-whole", custody);
    await intakePages.takeIn(launched);
    expect(objects()).toHaveLength(before + 1);
    await intakePages.goToIntake(launched);
    const past = panel(page, "Taken in before");
    await past.getByText(/was not read to its end/).waitFor();
    await past.getByText(`Alma Lindqvist: ${why}`).waitFor();
    await takePictures(launched, "intake-before-not-whole", past);
  });
});
