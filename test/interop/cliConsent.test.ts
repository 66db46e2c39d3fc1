// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { Instant, PersonId, Sha256 } from "../../shared/ids.ts";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { sampleStatement } from "../support/sampleStatements.ts";
import { haveTools } from "../support/tools.ts";

interface Shown {
  readonly digest: string;
  readonly text: string;
  readonly state: string;
  readonly unmet: readonly { readonly name: string }[];
  readonly shares: readonly { readonly parcel: string | null }[];
}

/** Consent to share, from the request to what a committee member opens with stock age alone. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar", "sha256sum"))(
  "consent by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, vault, done } = sample;
      makeKey(at("mira"));
      makeKey(at("noor"));
      for (const who of ["mira", "noor"])
        await done(
          ...["person", "enroll", vault, who, "--name", who],
          ...["--role", "src", "--seal-key", at(`${who}.pub`)],
        );
    }, 120_000);
    afterAll(() => {
      sample.remove();
    });

    const request = (...more: string[]): string[] => [
      ...["consent", "request", sample.vault, "--requester", "alma"],
      ...["--file", "report.pdf=Report.pdf", "--file", "model.pdf=Model.pdf"],
      ...["--purpose", "Let the committee judge", "--expires", "2999-01-01"],
      ...more,
    ];
    const share = (...more: string[]): string[] => [
      ...["share", "create", sample.vault],
      ...more,
    ];
    async function shown(): Promise<Shown> {
      const end = await sample.cli("consent", "status", sample.vault, "--json");
      return (jsonOf(end) as { value: Shown }).value;
    }
    async function signedBy(...people: string[]): Promise<string[]> {
      const { text } = await shown();
      return people.map((who) => sample.sign(who, "consent@counterseal", text));
    }
    const namesOf = ({ unmet }: Shown): string[] =>
      unmet.map(({ name }) => name);

    it("asks for what can be asked for", async () => {
      const { refuses, unlocked, vault } = sample;
      const refused = (argv: string[], exit: number, code: string) =>
        refuses([...argv, ...unlocked], exit, code);
      await refused(request("--to", "nobody"), 2, "person-unknown");
      await refused(
        ["consent", "status", vault, "--consent", "00"],
        2,
        "consent-unknown",
      );
      const end = await sample.done(
        ...request("--to", "mira", "--to", "noor"),
        ...["--term", "Not to be passed on."],
      );
      expect(end.stdout).toContain("Needs one more owner");
      expect(end.stdout).toContain("mira, noor");
    });

    it("shares nothing before the quorum", async () => {
      const { at, vault } = sample;
      const signatures = await signedBy("alma", "chiyo");
      await sample.done("consent", "record", vault, ...signatures);
      expect(await shown()).toMatchObject({ state: "partial" });
      const end = await sample.refuses(
        [...share("--out", at("early.tar.age")), ...sample.unlocked],
        1,
        "share-unmet",
      );
      expect(end.stderr).toContain("Needs one more chair: dmitri or esi.");
      expect(existsSync(at("early.tar.age"))).toBe(false);
    });

    it("sends the request so that a chair answers it with stock tools", async () => {
      const { at, vault } = sample;
      await sample.done("consent", "send", vault, "--out", at("request"));
      const { text } = await shown();
      const id = /^Id: (.*)$/m.exec(text)?.[1] ?? "";
      const opened = at("opened");
      mkdirSync(opened);
      const parcel = at("request", `request-${id}.tar.age`);
      execFileSync("sh", [
        "-c",
        `age -d -i '${at("dmitri")}' '${parcel}' | tar -xf - -C '${opened}'`,
      ]);
      expect(readFileSync(at("opened", "statement.txt"), "utf8")).toBe(text);
      const [signature = ""] = await signedBy("dmitri");
      const end = await sample.done("consent", "record", vault, signature);
      expect(end.stdout).toContain("Nothing stands in the way");
      expect(await shown()).toMatchObject({ state: "granted", unmet: [] });
    });

    it("seals a share that its people open, and nobody else", async () => {
      const { at, vault, done } = sample;
      const out = at("share.tar.age");
      await done(...share("--to", "mira", "--out", out));
      const open = (who: string, dir: string) => {
        mkdirSync(dir);
        return spawnSync("sh", [
          "-c",
          `age -d -i '${at(who)}' '${out}' | tar -xf - -C '${dir}'`,
        ]);
      };
      expect(open("noor", at("noor-opens")).status).not.toBe(0);
      expect(open("mira", at("mira-opens")).status).toBe(0);
      const file = (...parts: string[]): string =>
        readFileSync(at("mira-opens", ...parts), "utf8");
      expect(file("files", "Report.pdf")).toBe("%PDF-1.4 a report\n");
      expect(file("READ-ME.txt")).toContain("Not to be passed on.");
      const commands = file("READ-ME.txt")
        .replaceAll("\\\n", " ")
        .split("\n")
        .filter((line) => line.startsWith("  ") && !line.includes("KEY"))
        .filter((line) => !line.startsWith("  - "))
        .join("\n");
      const checked = spawnSync("sh", ["-e", "-c", commands], {
        cwd: at("mira-opens"),
        encoding: "utf8",
      });
      expect(checked.stderr).toBe("");
      expect(checked.stdout.match(/: OK$/gm)).toHaveLength(2);
      expect(checked.stdout.match(/^Good "consent@/gm)).toHaveLength(3);
      const { shares } = await shown();
      expect(shares).toHaveLength(1);
      await sample.refuses(
        [...share("--to", "mira", "--out", out), ...sample.unlocked],
        ...([5, "destination-exists"] as const),
      );
      expect(vault).toBe(sample.vault);
    });

    it("takes a receipt back", async () => {
      const { at, vault } = sample;
      const path = at("mira-opens", "receipts", "mira.txt");
      const text = readFileSync(path, "utf8");
      const signature = sample.sign("mira", "receipt@counterseal", text);
      const record = ["answer", "record", vault, path];
      const forged = sample.sign("noor", "receipt@counterseal", text);
      await sample.refuses(
        [...record, "--signature", forged, ...sample.unlocked],
        1,
        "signature-key-unknown",
      );
      await sample.done(...record, "--signature", signature);
      await sample.refuses(
        [...record, "--signature", signature, ...sample.unlocked],
        1,
        "answer-recorded-already",
      );
    });

    it("stops when one who has a seat withdraws", async () => {
      const { at, vault } = sample;
      const { digest, text } = await shown();
      const charter = Sha256.parse(/^Charter: (.*)$/m.exec(text)?.[1]);
      const withdrawal = formatStatement({
        ...sampleStatement("withdrawal"),
        act: "withdrawal",
        charter,
        issued: Instant.parse("2026-01-01T00:00:00Z"),
        signer: PersonId.parse("chiyo"),
        of: Sha256.parse(digest),
        reason: "The vendor asked for another week.",
      } as Parameters<typeof formatStatement>[0]).replace(
        /^Audit: .*$/m,
        "Audit: harbour",
      );
      writeFileSync(at("withdrawal.txt"), withdrawal);
      const signature = sample.sign(
        "chiyo",
        "withdrawal@counterseal",
        withdrawal,
      );
      await sample.done(
        ...["answer", "record", vault, at("withdrawal.txt")],
        ...["--signature", signature],
      );
      const now = await shown();
      expect(now.state).toBe("withdrawn");
      expect(namesOf(now)).toEqual(["statement-withdrawn"]);
      await sample.refuses(
        [...share("--out", at("late.tar.age")), ...sample.unlocked],
        1,
        "share-unmet",
      );
      expect(now.shares).toHaveLength(1);
    });
  },
);
