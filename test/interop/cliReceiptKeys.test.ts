// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTar } from "../support/makeTar.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { startAgent } from "../support/sshAgent.ts";
import { createSshSigner } from "../support/sshSigner.ts";
import { haveTools } from "../support/tools.ts";

/** In the place of a vendor's two security keys. */
const hardware = [
  createSshSigner("sk-ssh-ed25519@openssh.com"),
  createSshSigner("sk-ecdsa-sha2-nistp256@openssh.com"),
] as const;
const namespace = "custody@counterseal";

/** Owners and vendors whose keys lie in the vault, in an agent and on hardware sign a receipt. */
describe.skipIf(!haveTools("age", "tar", "ssh-keygen", "ssh-agent", "ssh-add"))(
  "a receipt and its keys, by command line",
  () => {
    let sample: SampleVault;
    let secret: readonly string[];
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, done, vault, cli } = sample;
      makeKey(at("vera"));
      for (const [index, { line }] of hardware.entries())
        writeFileSync(at(`vera-${String(index)}.pub`), `${line}\n`);
      await done(
        ...["person", "enroll", vault, "vera", "--name", "Vera Quill"],
        ...["--role", "vendor", "--seal-key", at("vera.pub")],
        ...["--sign-key", at("vera-0.pub"), "--sign-key", at("vera-1.pub")],
      );
      writeFileSync(at("secret"), "own words\n");
      secret = ["--key-passphrase-file", at("secret")];
      await done("key", "create", vault, "--name", "desk", ...secret);
      const report = { name: "report.md", content: Buffer.from("# Findings") };
      writeFileSync(at("package.tar"), makeTar([report]));
      const taking = ["intake", "take", vault, at("package.tar")];
      const taken = await cli(
        ...[...taking, "--kind", "other", "--variant", "private"],
        ...["--from", "Vera Quill", "--channel", "encrypted mail"],
      );
      expect(taken.exitCode, taken.stderr).toBe(0);
    });
    afterAll(() => {
      sample.remove();
    });

    const receipt = (...argv: readonly string[]): string[] => [
      ...["intake", "receipt", sample.vault, "--as", "alma", ...argv],
    ];

    /** What stock ssh-keygen says of a signature by one of these keys. Throws when it is not good. */
    function verifyByStock(
      who: string,
      keys: readonly string[],
      signaturePath: string,
      text: string,
    ): string {
      const { at } = sample;
      const lines = keys.map((key) => `${who} ${key.trim()}\n`);
      writeFileSync(at("allowed"), lines.join(""));
      return execFileSync(
        "ssh-keygen",
        [
          ...["-Y", "verify", "-f", at("allowed"), "-I", who],
          ...["-n", namespace, "-s", signaturePath],
        ],
        { input: text, encoding: "utf8" },
      );
    }

    /** The parcel as the vendor opens it; gives the path of the owner's signature. */
    async function sent(name: string): Promise<string> {
      const { at, done, vault } = sample;
      const out = at(`${name}.age`);
      await done("intake", "send", vault, "--to", "vera", "--out", out);
      mkdirSync(at(name));
      const tar = execFileSync("age", ["-d", "-i", at("vera"), out]);
      execFileSync("tar", ["-xf", "-", "-C", at(name)], { input: tar });
      return at(name, "alma.sig");
    }

    it("is signed by no key made in the vault that the charter does not name", async () => {
      const { at, refusesOpened } = sample;
      writeFileSync(at("wrong"), "other words\n");
      const own = ["--own", "desk"];
      await refusesOpened(
        receipt(...own, "--key-passphrase-file", at("wrong")),
        1,
        "key-passphrase-wrong",
      );
      await refusesOpened(
        receipt(...own, ...secret),
        1,
        "signature-key-unknown",
      );
    });

    it("is signed by a key that an agent alone holds, and not by another's", async () => {
      const { at, done, refusesOpened } = sample;
      const agent = await startAgent(at());
      const fingerprintOf = (person: string): string =>
        execFileSync("ssh-keygen", ["-lf", at(`${person}.pub`)])
          .toString()
          .split(" ")[1] ?? "";
      for (const person of ["alma", "bruno"]) {
        agent.add(at(person));
        rmSync(at(person));
      }
      const by = (person: string): string[] => [
        ...["--agent", fingerprintOf(person), "--agent-socket", agent.socket],
      ];
      await refusesOpened(receipt(...by("bruno")), 1, "signature-other-person");
      const { stdout: text } = await done(...receipt(...by("alma")));
      const signaturePath = await sent("by-agent");
      const key = readFileSync(at("alma.pub"), "utf8");
      expect(verifyByStock("alma", [key], signaturePath, text)).toContain(
        "Good",
      );
    });

    it("comes back signed by the vendor's hardware keys of either type, which stock ssh-keygen takes too", async () => {
      const { at, done, vault, refusesOpened } = sample;
      const text = readFileSync(at("by-agent", "receipt.txt"), "utf8");
      const record = ["intake", "record", vault];
      const keys = hardware.map(({ line }) => line);
      for (const [index, key] of hardware.entries()) {
        const path = at(`vera-${String(index)}.sig`);
        writeFileSync(path, key.sign(`${text}\n`, { namespace }));
        await refusesOpened([...record, path], 1, "signature-other-bytes");
        writeFileSync(path, key.sign(text, { namespace }));
        expect(verifyByStock("vera", keys, path, text)).toContain("Good");
        const { stdout } = await done(...record, path);
        expect(stdout).toContain("countersigned by Vera Quill, by the pinned");
      }
    });

    it("is not signed where the security key is not plugged in", async () => {
      const { at, refusesOpened } = sample;
      const stub = new URL(
        "../../../shared/vectors/sshsig/ed25519_sk",
        import.meta.url,
      ).pathname;
      if (!existsSync(stub)) {
        console.log("skipped: no ../shared/vectors/sshsig");
        return;
      }
      for (const ending of ["", ".pub"])
        copyFileSync(`${stub}${ending}`, at(`stub${ending}`));
      chmodSync(at("stub"), 0o600);
      const by = receipt("--key", at("stub"));
      await refusesOpened(by, 1, "security-key-absent");
    });
  },
);
