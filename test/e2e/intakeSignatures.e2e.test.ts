// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeZip } from "../support/makeZip.ts";
import { makeKey } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import { enrol, fillInPerson } from "./pages/audit.ts";
import { button, goTo, panel, sheet } from "./pages/desk.ts";
import * as intakePages from "./pages/intake.ts";
import { listProcesses } from "./processes.ts";
import { run, sha256 } from "./sampleAudit.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

/** What a signature and a list of digests can say, and what stops a look, in the app. */
describe.runIf(haveTools("minisign", "ssh-keygen"))(
  "signatures over what is handed over, in the app",
  () => {
    const { homeDir, remove } = temporaryHome();
    const inHome = (...parts: string[]): string => join(homeDir, ...parts);
    let launched: LaunchedApp;

    const sshSign = (key: string, path: string): void => {
      run("ssh-keygen", ["-q", "-Y", "sign", "-n", "file", "-f", key, path]);
    };

    beforeAll(async () => {
      mkdirSync(inHome("signed"));
      const sent = (name: string): string => inHome("signed", name);
      writeFileSync(sent("good.md"), "# Good\n");
      writeFileSync(sent("turned.md"), "# As it was signed\n");
      makeKey(inHome("vendor-key"));
      run("minisign", [
        ...["-G", "-W", "-p", inHome("quay.pub"), "-s", inHome("quay.key")],
      ]);
      sshSign(inHome("vendor-key"), sent("good.md"));
      run("minisign", [
        ...["-S", "-s", inHome("quay.key"), "-m", sent("turned.md")],
      ]);
      const line = `${sha256(sent("good.md"))}  good.md\n`;
      writeFileSync(sent("SHA256SUMS"), line + line);
      writeFileSync(sent("turned.md"), "# As it came\n");
      launched = await launchInAudit(homeDir);
    });

    watchEachTest(() => launched);

    afterAll(async () => {
      await launched.close();
      remove();
    });

    it("are broken over other bytes, which is said with an icon and in words, and a digest listed twice is named", async () => {
      const { page } = launched;
      await intakePages.goToIntake(launched);
      await intakePages.pinKey(launched, inHome("quay.pub"), "Quay Security");
      await intakePages.addFolder(launched, inHome("signed"));
      await intakePages.open(launched);
      const turned = intakePages.file(page, "turned.md").first();
      await turned.getByText("Broken signature").waitFor();
      expect(await turned.getByRole("checkbox").isChecked()).toBe(false);
      const signatures = panel(page, "Signatures");
      await signatures.getByText(/over other bytes/).waitFor();
      const digests = panel(page, "Lists of digests");
      await digests.getByText("Listed twice").waitFor();
      expect(await digests.innerText()).toContain("good.md");
      await takePictures(launched, "intake-signature-broken", signatures);
      await takePictures(launched, "intake-listed-twice", digests);
    });

    it("count as a vendor's once its SSH key is enrolled, and as unknown once a pinned key is taken back", async () => {
      const { page } = launched;
      const good = intakePages.file(page, "good.md").first();
      await good.getByText("Signed by an unknown key").waitFor();
      await goTo(page, "People and charter");
      const vendor = {
        ...{ name: "Mo Lund", role: "Vendor" as const },
        publicKey: readFileSync(inHome("vendor-key.pub"), "utf8").trim(),
      };
      await fillInPerson(launched, vendor);
      await enrol(launched, vendor);
      await intakePages.goToIntake(launched);
      await intakePages.addFolder(launched, inHome("signed"));
      await intakePages.open(launched);
      await good.getByText("Signed by a pinned key").waitFor();
      await panel(page, "Signatures")
        .getByText("SSH key of Mo Lund")
        .first()
        .waitFor();
      const keys = panel(page, "Keys of vendors");
      await keys
        .getByRole("button", { name: "Unpin the key of Quay Security" })
        .click();
      const asked = sheet(page, "Unpin the key of Quay Security?");
      await asked.getByLabel("Reason").fill("It was another's");
      await takePictures(launched, "intake-unpin");
      await button(asked, "Unpin").click();
      await asked.waitFor({ state: "detached" });
      await page
        .getByText(/^Keys have changed/)
        .last()
        .waitFor();
      await intakePages.openAgain(launched);
      await intakePages
        .file(page, "turned.md")
        .first()
        .getByText("Signed by an unknown key")
        .waitFor();
      expect(await keys.innerText()).not.toContain("Quay Security");
      await goTo(page, "Ledger");
      await page
        .getByText(/ is pinned no more for .*: It was another's\./)
        .waitFor();
    });

    it("does not open with a wrong passphrase, which is said, and opens with the right one", async () => {
      const { page } = launched;
      const member = { name: "paper.md", content: Buffer.from("# Paper\n") };
      writeFileSync(
        inHome("sealed.zip"),
        makeZip([{ ...member, passphrase: "by voice" }]),
      );
      await intakePages.goToIntake(launched);
      await intakePages.addFiles(launched, inHome("sealed.zip"));
      await page.getByLabel("Passphrase of the package").fill("by letter");
      await intakePages.open(launched);
      await page
        .getByText(/does not open with the passphrases that were given/)
        .first()
        .waitFor();
      await takePictures(launched, "intake-wrong-passphrase");
      await panel(page, "Decrypted and unpacked")
        .getByLabel("Passphrase of the package")
        .fill("by voice");
      await intakePages.openAgain(launched);
      await intakePages.file(page, "paper.md").getByRole("checkbox").waitFor();
    });

    it("leaves nothing of a look that is stopped, and no process", async () => {
      const { page } = launched;
      const ledgerDir = inHome("audit-vault", "ledger");
      const entries = (): Buffer[] =>
        readdirSync(ledgerDir).map((name) =>
          readFileSync(join(ledgerDir, name)),
        );
      // Sparse, and read through all the same: enough to be stopped on the way.
      run("truncate", ["-s", "3G", inHome("large.bin")]);
      const before = entries();
      await intakePages.goToIntake(launched);
      await intakePages.addFiles(launched, inHome("large.bin"));
      await button(page, "Open and look; nothing is written").click();
      const bar = page.getByRole("progressbar").first();
      await bar.waitFor();
      await page
        .getByText(/large\.bin/)
        .first()
        .waitFor();
      await takePictures(launched, "intake-looking");
      await button(page, "Stop").click();
      await button(page, "Add files…").waitFor();
      expect(entries()).toEqual(before);
      const unwrappers = async (): Promise<number> =>
        (await listProcesses(launched.app)).filter(
          ({ name }) => name === "Counterseal unwrapper",
        ).length;
      await expect.poll(unwrappers, { timeout: 60_000 }).toBe(0);
    });
  },
);
