// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTar } from "../support/makeTar.ts";
import { endAgentOf } from "../support/senderTools.ts";
import { haveTools } from "../support/tools.ts";
import { type LaunchedApp, temporaryHome } from "./launchApp.ts";
import { launchInAudit } from "./launchInAudit.ts";
import { button, namelessControls, panel } from "./pages/desk.ts";
import * as intakePages from "./pages/intake.ts";
import { takePictures } from "./screenshots.ts";
import { watchEachTest } from "./watchEachTest.ts";

const tools = ["age", "age-keygen", "gpg", "ssh-keygen", "xz", "zstd", "gzip"];

/** Electron has an OpenSSL of its own, so that what works in Node is seen to work here too. */
describe.runIf(haveTools(...tools))(
  "envelopes of stock tools, in the app",
  () => {
    const { homeDir, remove } = temporaryHome();
    const inHome = (...parts: string[]): string => join(homeDir, ...parts);
    let launched: LaunchedApp;

    const run = (
      tool: string,
      args: readonly string[],
      input?: Uint8Array,
    ): Buffer =>
      execFileSync(tool, args, {
        cwd: homeDir,
        env: { ...process.env, GNUPGHOME: inHome("gnupg") },
        stdio: ["pipe", "pipe", "pipe"],
        ...(input === undefined ? {} : { input }),
      });
    const gpg = (args: readonly string[], input?: Uint8Array): Buffer =>
      run(
        "gpg",
        [
          ...["--batch", "--quiet", "--trust-model", "always"],
          ...["--pinentry-mode", "loopback", ...args],
        ],
        input,
      );
    const noPassphrase = ["--passphrase", ""];

    /** One archive a name, each holding a file of that name. */
    const tarOf = (name: string): Buffer =>
      Buffer.from(
        makeTar([{ name: `${name}.md`, content: Buffer.from(`# ${name}\n`) }]),
      );
    const packages: { readonly name: string; readonly words: string }[] = [];
    const put = (name: string, words: string, bytes: Uint8Array): void => {
      writeFileSync(inHome(name), bytes);
      packages.push({ name, words });
    };

    const makeKeys = (): void => {
      run("age-keygen", ["-o", "identity.txt"]);
      for (const [type, name] of [
        ["ed25519", "ed"],
        ["rsa", "rsa"],
      ] as const)
        run("ssh-keygen", ["-q", "-t", type, "-N", "", "-f", name]);
      mkdirSync(inHome("gnupg"), { mode: 0o700 });
      for (const who of ["vendor", "owner"])
        gpg([
          ...noPassphrase,
          ...["--quick-gen-key", `${who} <${who}@example.org>`],
          ...["default", "default", "never"],
        ]);
      const secret = gpg([
        ...noPassphrase,
        "--armor",
        "--export-secret-keys",
        "owner",
      ]);
      writeFileSync(inHome("owner.key"), secret);
      writeFileSync(
        inHome("vendor.pub"),
        gpg(["--armor", "--export", "vendor"]),
      );
    };

    const makePackages = (): void => {
      const recipient = run("age-keygen", ["-y", "identity.txt"])
        .toString()
        .trim();
      const sealed = "age (encrypted) › tar";
      put("a.tar.age", sealed, run("age", ["-r", recipient], tarOf("a")));
      put("b.tar.age", sealed, run("age", ["-R", "ed.pub"], tarOf("b")));
      put("c.tar.age", sealed, run("age", ["-R", "rsa.pub"], tarOf("c")));
      const pgp = "OpenPGP (encrypted) › tar";
      const signed = [...noPassphrase, "-es", "-r", "owner", "-u", "vendor"];
      put("d.tar.gpg", pgp, gpg(signed, tarOf("d")));
      const shared = ["--passphrase", "together", "-c"];
      put("e.tar.gpg", pgp, gpg(shared, tarOf("e")));
      put("f.tar.xz", "unwrapped: xz › tar", run("xz", ["-c"], tarOf("f")));
      put(
        "g.tar.zst",
        "unwrapped: zstd › tar",
        run("zstd", ["-q", "-c"], tarOf("g")),
      );
      put("h.tar.gz", "unwrapped: gzip › tar", run("gzip", ["-c"], tarOf("h")));
    };

    beforeAll(async () => {
      makeKeys();
      makePackages();
      launched = await launchInAudit(homeDir);
    });

    watchEachTest(() => launched);

    afterAll(async () => {
      await launched.close();
      run("gpgconf", ["--kill", "all"]);
      endAgentOf(inHome("gnupg"));
      remove();
    });

    it("open with key files and passphrases, and encrypted is not signed", async () => {
      const { page, chooseToOpen } = launched;
      await intakePages.goToIntake(launched);
      await intakePages.pinKey(launched, inHome("vendor.pub"), "Quay Security");
      await intakePages.addFiles(
        launched,
        ...packages.map(({ name }) => inHome(name)),
      );
      for (const key of ["identity.txt", "ed", "rsa", "owner.key"]) {
        await chooseToOpen(inHome(key));
        await button(page, "Add a private key…").click();
        await page.getByRole("button", { name: `Leave out ${key}` }).waitFor();
      }
      await page.getByLabel("Passphrase of the package").fill("together");
      await intakePages.open(launched);
      const opened = await panel(page, "Decrypted and unpacked").innerText();
      for (const { words } of packages) expect(opened).toContain(words);
      expect(opened).not.toContain("Not read to its end");
      expect(opened).toContain("Encrypted is not signed");
      for (const name of ["a", "b", "c", "e", "f", "g", "h"])
        await intakePages
          .file(page, `${name}.md`)
          .getByText("Unsigned")
          .waitFor();
      await intakePages
        .file(page, "d.md")
        .getByText("Signed by a pinned key")
        .waitFor();
      expect(await namelessControls(page)).toEqual([]);
      await takePictures(launched, "intake-envelopes");
    });

    it("are taken in, each file with its custody", async () => {
      await intakePages.sayCustody(launched, "Quay Security", "encrypted mail");
      const said = await intakePages.takeIn(launched);
      for (const name of ["a", "b", "c", "d", "e", "f", "g", "h"])
        expect(said).toContain(`${name}.md`);
      await button(launched.page, "Show the deliverables").click();
      await launched.page.getByRole("row", { name: /d\.md/ }).click();
      await launched.page.getByText("Quay Security").first().waitFor();
    });
  },
);
