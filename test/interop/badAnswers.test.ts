// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declineOf, recusalUnder } from "../support/declines.ts";
import { draftFor } from "../support/draftedText.ts";
import {
  enrolMira,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** Answers that come back and should not have; each refusal leaves the vault's truth as it was. */
describe.skipIf(!haveTools("age", "ssh-keygen"))(
  "an answer that comes back",
  () => {
    let sample: SampleVault;
    let approval = "";
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { vault, done, proposing } = sample;
      await enrolMira(sample);
      await done(...proposing("report.pdf=audits/Report.pdf"));
      await done("release", "request", vault);
      approval = (await done("release", "statement", vault)).stdout;
      await done(
        ...["consent", "request", vault, "--requester", "alma", "--to", "mira"],
        ...["--file", "report.pdf=Report.pdf", "--purpose", "Judge it"],
        ...["--expires", "2999-01-01"],
      );
    });
    afterAll(() => {
      sample.remove();
    });

    const doors = ["release", "consent", "answer"] as const;

    function refused(
      door: (typeof doors)[number],
      argv: readonly string[],
      code: string,
    ): ReturnType<SampleVault["refuses"]> {
      const { vault, unlocked } = sample;
      return sample.refuses(
        [door, "record", vault, ...argv, ...unlocked],
        1,
        code,
      );
    }
    function decline(
      of: string,
      changes: Readonly<Record<string, string>> = {},
    ) {
      return declineOf(approval, of, changes);
    }
    function together(text: string, who = "chiyo", act = "decline"): string {
      const armour = readFileSync(sample.sign(who, `${act}@counterseal`, text));
      const path = sample.at("together.txt");
      writeFileSync(path, text + armour.toString("utf8"));
      return path;
    }
    function fingerprintOf(person: string): string {
      const args = ["-lf", sample.at(`${person}.pub`)];
      const line = execFileSync("ssh-keygen", args, { encoding: "utf8" });
      return line.split(" ")[1] ?? "";
    }

    it("is an answer to another audit, to nothing, or by another hand", async () => {
      for (const door of doors) {
        const elsewhere = decline(approval, { Audit: "quay" });
        await refused(door, [together(elsewhere)], "answer-other-audit");
        const charter = decline(approval, { Charter: "f".repeat(64) });
        await refused(door, [together(charter)], "answer-other-charter");
        await refused(
          door,
          [together(decline("nothing"))],
          "answer-to-nothing",
        );
        const forged = together(decline(approval), "dmitri");
        const end = await refused(door, [forged], "signature-other-person");
        expect(end.stderr).toContain("The answer is chiyo's by its text");
        expect(end.stderr).toContain("the key that signed it is dmitri's");
      }
    });

    it("would be recorded and change nothing", async () => {
      const { vault, at, unlocked, refuses } = sample;
      const fingerprint = fingerprintOf("dmitri");
      const revoking = [
        ...["person", "revoke-key", vault, "chiyo", "--since", "2026-01-01"],
        ...["--fingerprint", fingerprint, "--reason", "Not mine"],
      ];
      for (const way of [[], ["--key", at("chiyo")]]) {
        const end = await refuses(
          [...revoking, ...way, ...unlocked],
          ...([1, "answer-key-of-another"] as const),
        );
        expect(end.stderr).toContain("is dmitri's, not chiyo's");
      }
      const own = fingerprintOf("chiyo");
      const { text } = await draftFor(
        ...([sample, "chiyo"] as const),
        ...revoking.map((word) => (word === fingerprint ? own : word)),
      );
      const signedBy = together(
        text.replace(own, fingerprint),
        ...(["chiyo", "revocation"] as const),
      );
      for (const door of doors)
        await refused(door, [signedBy], "answer-key-of-another");
      const withdraw = ["consent", "withdraw", vault, "--as", "mira"];
      await refuses(
        [...withdraw, "--reason", "No", ...unlocked],
        ...([1, "answer-no-seat"] as const),
      );
    });

    it("was made for another vault that has an audit of this name", async () => {
      const vaultLine = `Vault: ${"f".repeat(32)}`;
      const elsewhere = approval.replace(/^Vault: .*$/m, vaultLine);
      for (const door of doors) {
        const text = recusalUnder("e".repeat(64), approval);
        const recused = together(text, "chiyo", "declaration");
        await refused(door, [recused], "answer-other-charter");
        const declined = together(decline(elsewhere));
        await refused(door, [declined], "answer-to-nothing");
      }
    });
  },
);
