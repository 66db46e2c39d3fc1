// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import { draftFor } from "../support/draftedText.ts";
import { commandsOf } from "../support/howToCommands.ts";
import {
  enrolMira,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** What is made for somebody else to sign leaves sealed to them, and comes back sealed, by the lines beside it. */
describe.skipIf(!haveTools("age", "ssh-keygen", "sha256sum"))(
  "a text that is made for its signer",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { vault, done } = sample;
      await enrolMira(sample);
      await done(
        ...["consent", "request", vault, "--requester", "alma", "--to", "mira"],
        ...["--file", "report.pdf=Report.pdf", "--purpose", "Judge it"],
        ...["--expires", "2999-01-01"],
      );
    });
    afterAll(() => {
      sample.remove();
    });

    function fingerprintOf(person: string): string {
      const list = ["-lf", sample.at(`${person}.pub`)];
      const said = execFileSync("ssh-keygen", list, { encoding: "utf8" });
      return said.split(" ")[1] ?? "";
    }

    /** Types every line but the last, which deletes the folder; gives the path of what is sent back. */
    function signBy(
      person: string,
      { sealed, said }: { readonly sealed: string; readonly said: string },
    ): string {
      const [, name = ""] = /Keep it as (\S+)\.age\./.exec(said) ?? [];
      const came = sample.at(`${name}.age`);
      writeFileSync(came, sealed);
      const script = commandsOf(said)
        .filter((line) => !line.startsWith("cd && rm"))
        .join("\n")
        .replaceAll(`/path/to/${name}.age`, came)
        .replaceAll(
          "/path/to/your/copy/of/charter.txt",
          sample.at("charter", "charter.txt"),
        )
        .replaceAll("KEY", sample.at(person));
      const home = sample.at(`home-${name}`);
      mkdirSync(home);
      execFileSync("sh", ["-e", "-u", "-c", script], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], HOME: home },
      });
      return join(home, "answer", `signed-${name}.age`);
    }

    it.each([
      ["dmitri", "alma", "declare", ["--recused", "--interest", "His firm."]],
      ["chiyo", "bruno", "withdraw", ["--reason", "His firm."]],
      ["esi", "alma", "revoke-key", ["--reason", "His firm."]],
    ] as const)(
      "goes to %s, and is recorded with the key of %s: %s",
      async (person, owner, act, more) => {
        const { vault, at, done } = sample;
        const begun = {
          declare: ["person", "declare", vault, person],
          withdraw: ["consent", "withdraw", vault, "--as", person],
          "revoke-key": [
            ...["person", "revoke-key", vault, person],
            ...["--since", "2026-01-01"],
            ...["--fingerprint", fingerprintOf(person)],
          ],
        }[act];
        const drafted = await draftFor(sample, person, ...begun, ...more);
        expect(drafted.text).toContain("His firm.");
        expect(drafted.said).not.toContain("His firm.");
        const back = signBy(person, drafted);
        expect(readFileSync(back, "utf8")).not.toContain("His firm.");
        await done("answer", "record", vault, back, "--key", at(owner));
        const list = await done("answer", "list", vault);
        expect(list.stdout).toMatch(new RegExp(`${person} .*`));
      },
    );

    it("leaves plain only for whom nothing can be sealed to, and only when that is said", async () => {
      const { vault, cli, refusesOpened, done } = sample;
      const declare = (person: string) => [
        ...["person", "declare", vault, person, "--interest", "A share."],
      ];
      await refusesOpened(
        [...declare("chiyo"), "--unsealed"],
        1,
        "answer-sealable",
      );
      // Her only key was revoked.
      const end = await refusesOpened(declare("esi"), 1, "answer-no-seal-key");
      expect(end.stdout).toBe("");
      const plain = await cli(...declare("esi"), "--unsealed");
      expect(plain.stdout).toMatch(/^counterseal-declaration 1\n/);
      expect(plain.stderr).toContain(
        "Not sealed. Keep it as declaration-esi.txt.",
      );
      const { value } = jsonOf(await done(...declare("chiyo"), "--json")) as {
        value: object;
      };
      expect(Object.keys(value)).toEqual(["name", "text", "to", "how"]);
      expect(JSON.stringify(value)).not.toContain("A share.");
    });
  },
);
