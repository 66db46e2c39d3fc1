// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { launchAtConsent } from "./consentVault.ts";
import type { LaunchedApp } from "./launchApp.ts";
import { button, dropOnWindow, panel, whyOf } from "./pages/desk.ts";
import * as releasePages from "./pages/releases.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const purpose = "Publish the report";
const namespace = "approval@counterseal";

/** The owner's way from a proposal to a pull request: nothing about the public repository comes as a surprise. */
describe("where a release will lie, in the app", () => {
  let sample: SampleVault;
  let clone: Clone;
  let launched: LaunchedApp;

  beforeAll(async () => {
    sample = await makeSampleVault();
    clone = makePublicRepository(sample.at("clone"));
    clone.write(".gitattributes", "*.pdf filter=lfs -text\n*.txt text=auto\n");
    clone.commit("Keep large files elsewhere");
    launched = await launchAtConsent(sample);
  });

  watchEachTest(() => launched);

  afterAll(async () => {
    await launched.close();
    sample.remove();
  });

  const landing = () => panel(launched.page, "Where it will lie");

  it("is shown before anything is proposed, with what would change its bytes", async () => {
    const { page } = launched;
    await releasePages.beginProposal(launched, {
      ...{ fileNames: ["report.pdf"], purpose, requester: "alma" },
      ...{ author: "Alma <alma@harbour.example>", cloneDir: clone.dir },
    });
    await page.getByLabel("Layout").selectOption({ index: 1 });
    await takePictures(launched, "proposal-layout");
    const path = page.getByLabel("Path of report.pdf");
    expect(await path.inputValue()).toMatch(
      /^sig-security-external-audit\/security-audit-20\d\d\/findings\/report\.pdf$/,
    );
    await button(landing(), "Preview the tree").click();
    await landing().getByText("A filter would rewrite it").waitFor();
    await landing().getByText("(filter=lfs)").first().waitFor();
    await takePictures(launched, "landing-blocked", landing());
    expect(await accessibilityFaults(launched)).toEqual([]);
    // The same is refused where it is asked for all the same.
    await button(page, "Propose").click();
    await page.getByText("would not stay as it was approved").waitFor();
  });

  it("shows in what a file differs from the one that is there", async () => {
    const { page } = launched;
    const path = await page.getByLabel("Path of report.pdf").inputValue();
    clone.write(".gitattributes", "*.txt text=auto\n");
    clone.write(path, "What was published before\n");
    clone.commit("Publish another report there");
    await button(landing(), "Preview it again").click();
    await button(landing(), `What changes in ${path}`).click();
    const dialog = page.getByRole("dialog");
    // Neither is what its name says, so that nothing but the bytes can be told apart.
    await dialog.getByText("Only their digests were compared").waitFor();
    await dialog.getByText("26 bytes, 1 line").waitFor();
    await takePictures(launched, "landing-differences");
    expect(await accessibilityFaults(launched)).toEqual([]);
    await button(dialog, "Close").last().click();
    clone.git("reset", "-q", "--hard", "HEAD~");
  });

  it("is clear once the repository leaves the bytes alone, and says when it is out of date", async () => {
    const { page } = launched;
    clone.write(".gitattributes", "*.txt text=auto\n");
    clone.commit("Leave reports alone");
    await button(landing(), "Preview it again").click();
    await landing().getByText("It lies there as it is").waitFor();
    const place = page.getByLabel("Folder for the statement");
    await place.fill("Ablage für den Bericht");
    await landing().getByText("Something was changed since").waitFor();
    await button(landing(), "Preview it again").click();
    const row = landing().getByRole("row", {
      name: /^Ablage für den Bericht\/statement\.txt/,
    });
    await row.getByText("made later").waitFor();
    await releasePages.propose(launched);
  });

  it("is shown of a release, beside the whole way to publication", async () => {
    const gate = panel(
      launched.page,
      "What stands between this and its release",
    );
    const way = panel(launched.page, "The way to publication");
    await gate.getByText("Write the statement").first().waitFor();
    await whyOf(launched.page, "What stands between this and its release")
      .first()
      .click();
    await gate.getByText(/^Once published, nothing can be taken/).waitFor();
    expect(await way.getByRole("listitem").count()).toBe(6);
    await takePictures(launched, "release-way");
    await button(landing(), "Preview the tree").click();
    await landing().getByText("1 added", { exact: false }).waitFor();
    await takePictures(launched, "landing-clear", landing());
  });

  it("ends in three steps that can be copied, and that do what they say", async () => {
    const { page } = launched;
    await releasePages.writeStatement(launched);
    await releasePages.signWithKey(launched, sample.at("alma"));
    const text =
      (await page
        .getByRole("region", { name: "Text of the statement" })
        .textContent()) ?? "";
    for (const person of ["chiyo", "dmitri"])
      await dropOnWindow(page, sample.sign(person, namespace, text));
    await releasePages.exportRelease(launched, sample.at("bundle"));
    const steps = panel(page, "Next steps");
    await takePictures(launched, "release-next-steps", steps);
    expect(await accessibilityFaults(launched)).toEqual([]);
    const commands = async (name: string): Promise<string> => {
      await steps
        .getByRole("button", { name: `Copy ${name}: commands` })
        .waitFor();
      return (await panel(page, name).textContent()) ?? "";
    };
    const fetch = await commands("Bring it into a clone");
    const verify = await commands("Verify it there");
    expect(await commands("Push it, and open a pull request")).toMatch(
      /^git push origin counterseal\/harbour-[0-9a-f]{8}$/,
    );
    const script = `${fetch}\n${verify}`
      .replace(
        "VERIFY.SH",
        `'${process.cwd()}/electron/engine/release/verify.sh'`,
      )
      .replace("CHARTER", `'${sample.at("charter", "charter.txt")}'`);
    const said = execFileSync("sh", ["-e", "-u", "-c", script], {
      ...{ encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    });
    expect(said.trim().split("\n").at(-1)).toBe("VERIFIED");
  });
});
