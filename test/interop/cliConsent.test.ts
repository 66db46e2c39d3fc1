// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { draftFor } from "../support/draftedText.ts";
import { haveTools } from "../support/tools.ts";

interface Shown {
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
    });
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
        "signature-other-person",
      );
      await sample.done(...record, "--signature", signature);
      await sample.refuses(
        [...record, "--signature", signature, ...sample.unlocked],
        1,
        "answer-recorded-already",
      );
    });

    it("says what a person received, when and under what", async () => {
      const { vault, done, refuses, unlocked } = sample;
      const record = [
        ...["disclosure", "record", vault, "--to", "Mira of the committee"],
        ...["--what", "A draft of the report", "--how", "encrypted mail"],
      ];
      await done(...record, "--at", "2026-01-01");
      const late = [...record, "--at", "2999-01-01", ...unlocked];
      await refuses(late, 2, "time-refused");
      const listed = async (...more: string[]) => {
        const end = await done("disclosure", "list", vault, ...more, "--json");
        const { value } = jsonOf(end) as {
          value: { disclosures: readonly Record<string, unknown>[] };
        };
        return value.disclosures;
      };
      expect((await listed()).map(({ kind }) => kind)).toEqual([
        "earlier",
        "request",
        "share",
      ]);
      const { shares } = await shown();
      expect(await listed("--to", "mira")).toMatchObject([
        {
          kind: "share",
          to: ["mira"],
          parcel: shares[0]?.parcel,
          files: [{ path: "Report.pdf" }, { path: "Model.pdf" }],
          receipts: ["mira"],
        },
      ]);
      expect(await listed("--to", "noor")).toEqual([]);
      expect(await listed("--what", "Report.pdf")).toHaveLength(2);
      const spoken = await done("disclosure", "list", vault, "--to", "mira");
      expect(spoken.stdout).toContain("Let the committee judge");
    });

    it("stops when one who has a seat withdraws", async () => {
      const { at, vault } = sample;
      const withdraw = [
        ...["consent", "withdraw", vault, "--as", "chiyo"],
        ...["--reason", "The vendor asked for another week."],
      ];
      const { text, said } = await draftFor(sample, "chiyo", ...withdraw);
      expect(said).toMatch(/Shared already:\n.*\n.* mira +2 +[0-9a-f]{64}/);
      expect(said).toMatch(/Asked to judge:\n.*\n.*bruno, chiyo, dmitri, esi/);
      const drafted = jsonOf(await sample.done(...withdraw, "--json"));
      expect(drafted).toMatchObject({
        value: {
          left: {
            shares: [{ to: [{ person: "mira" }] }],
            sent: [{ to: ["bruno", "chiyo", "dmitri", "esi"] }],
            reviews: [],
          },
        },
      });
      expect(text).toContain("counterseal-withdrawal 1\nAudit: harbour\n");
      expect(await shown()).toMatchObject({ state: "granted" });
      await sample.refuses(
        [...withdraw, "--key", at("dmitri"), ...sample.unlocked],
        1,
        "signature-other-person",
      );
      writeFileSync(at("withdrawal.txt"), text);
      const space = "withdrawal@counterseal";
      await sample.done(
        ...["answer", "record", vault, at("withdrawal.txt")],
        ...["--signature", sample.sign("chiyo", space, text)],
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

    it("takes away what a recused person and a revoked key signed", async () => {
      const { at, vault, done } = sample;
      const asked = await done(...request("--to", "mira"), "--json");
      const { consent } = (jsonOf(asked) as { value: { consent: string } })
        .value;
      const [status, only] = ["status", "--consent"];
      const about = async (): Promise<Shown> =>
        (
          jsonOf(
            await done("consent", status, vault, only, consent, "--json"),
          ) as { value: Shown }
        ).value;
      for (const who of ["alma", "chiyo", "dmitri", "esi"])
        await done(
          ...["consent", "sign", vault, only, consent, "--key", at(who)],
        );
      expect(await about()).toMatchObject({ state: "granted" });
      await done(
        ...["person", "declare", vault, "chiyo", "--recused"],
        ...["--vendor", "Another Vendor", "--key", at("chiyo")],
      );
      expect(await about()).toMatchObject({ state: "granted" });
      await done(
        ...["person", "declare", vault, "chiyo", "--recused"],
        ...["--interest", "Employed by Quillhart Labs until 2025."],
        ...["--vendor", "Quillhart Labs", "--key", at("chiyo")],
      );
      expect(await about()).toMatchObject({ state: "granted" });
      const list = ["ssh-keygen", ["-lf", at("esi.pub")]] as const;
      const fingerprint =
        execFileSync(...list, { encoding: "utf8" }).split(" ")[1] ?? "";
      await done(
        ...["person", "revoke-key", vault, "esi", "--reason", "lost"],
        ...["--fingerprint", fingerprint, "--since", "2026-01-01"],
        ...["--key", at("esi")],
      );
      const now = await about();
      expect(now.state).toBe("voided");
      expect(namesOf(now)).toEqual([
        "chairs-missing",
        "person-recused",
        "key-revoked",
      ]);
      const answers = await done("answer", "list", vault);
      expect(answers.stdout).toMatch(/esi +revocation +lost/);
    });
  },
);
