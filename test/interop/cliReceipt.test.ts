// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { createSender } from "../support/senderTools.ts";
import { haveTools } from "../support/tools.ts";

const files = {
  "report.md": "# Findings\n\nNone that is open.\n",
  "harness.c": "int main(void) { return 0; }\n",
};

interface Listed {
  readonly value: {
    readonly intakes: readonly {
      readonly receipts: readonly {
        readonly digest: string;
        readonly countersigned: readonly { readonly state: string }[];
      }[];
    }[];
  };
}

/** A vendor who has nothing of ours gets a receipt, checks it and signs it, with stock tools alone. */
describe.skipIf(!haveTools("age", "tar", "ssh-keygen", "sha256sum"))(
  "a receipt for the vendor, by command line",
  () => {
    let sample: SampleVault;
    /** The vendor's machine. */
    const vendor = createSender();
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, done, vault } = sample;
      for (const key of ["vera", "stranger"]) makeKey(at(key));
      await done(
        ...["person", "enroll", vault, "vera", "--name", "Vera Quill"],
        ...["--role", "vendor", "--sign-key", at("vera.pub")],
        ...["--seal-key", at("vera.pub")],
      );
      for (const [name, words] of Object.entries(files))
        vendor.write(name, Buffer.from(words));
      vendor.run("tar", ["-czf", "package.tar.gz", ...Object.keys(files)]);
    });
    afterAll(() => {
      sample.remove();
    });

    const receipt = (...argv: string[]): string[] => [
      ...["intake", "receipt", sample.vault, ...argv],
    ];
    const signing = (person: string): string[] => [
      ...["--as", person, "--key", sample.at(person)],
    ];
    const last = async (): Promise<Listed["value"]["intakes"][number]> => {
      const listed = await sample.done(
        ...["intake", "list", sample.vault, "--json"],
      );
      const [only, ...more] = (jsonOf(listed) as Listed).value.intakes;
      if (only === undefined || more.length > 0) throw new Error("not one");
      return only;
    };
    const sh = (script: string): string =>
      vendor.run("sh", ["-euc", script]).toString();

    it("is made of nothing but an intake that ended, by an owner with their own key", async () => {
      const { refusesOpened, vault, cli } = sample;
      await refusesOpened(receipt(...signing("alma")), 2, "receipt-no-intake");
      const taken = await cli(
        ...["intake", "take", vault, `${vendor.dir}/package.tar.gz`],
        ...["--kind", "other", "--variant", "private"],
        ...["--from", "Vera Quill", "--channel", "encrypted mail"],
      );
      expect(taken.exitCode, taken.stderr).toBe(0);
      const out = ["--out", sample.at("too-early.age")];
      const send = ["intake", "send", vault, "--to", "vera", ...out];
      await refusesOpened(send, 2, "receipt-none");
      await refusesOpened(receipt(...signing("chiyo")), 1, "receipt-not-owner");
      const asAnother = ["--as", "alma", "--key", sample.at("bruno")];
      await refusesOpened(receipt(...asAnother), 1, "signature-other-person");
      const strange = ["--as", "alma", "--key", sample.at("stranger")];
      await refusesOpened(receipt(...strange), 1, "signature-key-unknown");
    });

    it("names digests and sizes, who and when, and no file", async () => {
      const { stdout } = await sample.done(...receipt(...signing("alma")));
      expect(stdout).toMatch(
        /^counterseal-custody 1\nAudit: harbour\n(?:.*\n)*Signer: alma\n/,
      );
      expect(stdout).toContain("\nFrom: Vera Quill\nChannel: encrypted mail\n");
      for (const [name, words] of Object.entries(files)) {
        const digest = vendor.sha256(Buffer.from(words));
        expect(stdout).toContain(`\nFile: ${digest} ${String(words.length)}\n`);
        expect(stdout).not.toContain(name);
      }
      expect(stdout).not.toContain("package.tar.gz");
      const { receipts } = await last();
      const { sha256 } = vendor;
      expect(receipts[0]?.digest).toBe(sha256(Buffer.from(stdout)));
    });

    it("is sealed to people of the vendor alone, and checked by the lines that come with it", async () => {
      const { at, done, refusesOpened, vault } = sample;
      const send = ["intake", "send", vault, "--out", at("receipt.tar.age")];
      await refusesOpened([...send, "--to", "esi"], 1, "receipt-not-vendor");
      await done(...send, "--to", "vera");
      await refusesOpened([...send, "--to", "vera"], 5, "destination-exists");
      copyFileSync(at("vera"), `${vendor.dir}/key`);
      vendor.run("chmod", ["600", "key"]);
      copyFileSync(at("charter", "charter.txt"), `${vendor.dir}/own-charter`);
      vendor.write("receipt.tar.age", readFileSync(at("receipt.tar.age")));
      sh("mkdir got sent; tar -xzf package.tar.gz -C sent");
      sh("age -d -i key receipt.tar.age | tar -xf - -C got");
      const readMe = vendor.read("got/READ-ME.txt").toString();
      const lines = readMe
        .split("\n")
        .filter((line) => line.startsWith("     "))
        .join("\n")
        .replaceAll("/path/to/your/copy/of/charter.txt", "../own-charter")
        .replaceAll("PACKAGE", "../package.tar.gz")
        .replaceAll("FOLDER", "../sent")
        .replaceAll("KEY", "../key")
        .replaceAll("YOU", "vera");
      vendor.write("checks.sh", Buffer.from(lines));
      const [said = "", charter = "", its = "", ...rest] = sh(
        "cd got; . ../checks.sh 2>&-",
      ).split("\n");
      expect(said).toMatch(/^Good "custody@counterseal" signature for alma /);
      expect(charter).toMatch(/^Charter: [0-9a-f]{64}$/);
      expect(its).toMatch(/^Package: [0-9a-f]{64} [1-9][0-9]*$/);
      expect(rest).toEqual([""]);
      vendor.write("sent/report.md", Buffer.from("another"));
      expect(sh("cd got; . ../checks.sh 2>&-")).toContain("../sent/report.md");
    });

    it("comes back signed by the vendor's pinned key, and custody says so", async () => {
      const { done, refusesOpened, vault, at } = sample;
      const record = ["intake", "record", vault];
      const came = `${vendor.dir}/got/vera.receipt.sig`;
      const { stdout } = await done(...record, came);
      expect(stdout).toContain("countersigned by Vera Quill, by the pinned");
      await refusesOpened([...record, came], 1, "signature-recorded-already");
      const own = `${vendor.dir}/got/alma.sig`;
      await refusesOpened([...record, own], 1, "signature-duplicate");
      const listed = await done("deliverable", "list", vault, "--json");
      const { value } = jsonOf(listed) as {
        value: {
          deliverables: {
            deliverable: string;
            versions: { name: string }[];
          }[];
        };
      };
      const report = value.deliverables.find(({ versions }) =>
        versions.some(({ name }) => name === "report.md"),
      );
      const id = report?.deliverable ?? "";
      const page = at("custody.html");
      await done("intake", "report", vault, id, "--out", page);
      const html = readFileSync(page, "utf8");
      expect(html).toContain("signed by alma, by the key SHA256:");
      expect(html).toContain("Receipt sealed to</th><td>vera, ");
      expect(html).toContain("countersigned by Vera Quill");
    });

    it("tells an unknown key from a broken signature, and keeps that only when told to", async () => {
      const { done, refusesOpened, vault, sign, at } = sample;
      const text = vendor.read("got/receipt.txt").toString();
      const record = ["intake", "record", vault];
      const strange = sign("stranger", "custody@counterseal", text);
      const { stdout } = await done(...record, strange);
      expect(stdout).toContain("countersigned by an unknown key, SHA256:");
      const other = `${text}\n`;
      const broken = sign("vera", "custody@counterseal", other);
      await refusesOpened([...record, broken], 1, "signature-other-bytes");
      const purpose = sign("vera", "receipt@counterseal", text);
      await refusesOpened([...record, purpose], 1, "signature-wrong-namespace");
      writeFileSync(at("no.sig"), "no signature");
      await refusesOpened(
        [...record, at("no.sig"), "--keep-broken"],
        1,
        "signature-malformed",
      );
      const kept = await done(...record, broken, "--keep-broken");
      expect(kept.stdout).toContain("a broken countersignature");
      const { receipts } = await last();
      expect(receipts[0]?.countersigned.map(({ state }) => state)).toEqual([
        "pinned",
        "unknown-key",
        "broken",
      ]);
      const { stdout: table } = await done("intake", "list", vault);
      expect(table).toContain("signed by alma; sealed to vera; countersigned");
    });

    it("is a statement that stock ssh-keygen verifies, whoever signed it", () => {
      const text = vendor.read("got/receipt.txt");
      vendor.write("text", text);
      sh(
        "awk '{ print $1, $2 }' key.pub > /dev/null 2>&1 || ssh-keygen -y -f key > key.pub",
      );
      sh("(printf 'vera '; cat key.pub) > allowed");
      const verify = (input: Buffer): number | null =>
        spawnSync(
          "ssh-keygen",
          [
            ...["-Y", "verify", "-f", "allowed", "-I", "vera"],
            ...["-n", "custody@counterseal", "-s", "got/vera.receipt.sig"],
          ],
          { cwd: vendor.dir, input },
        ).status;
      expect(verify(text)).toBe(0);
      expect(verify(Buffer.concat([text, Buffer.from("\n")]))).not.toBe(0);
    });
  },
);
