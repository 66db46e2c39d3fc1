// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Response } from "../../shared/ipc/contract.ts";
import type { DispositionLook } from "../../shared/ipc/dispositionContract.ts";
import { valueOf } from "../support/cliRun.ts";
import { commandsOf } from "../support/howToCommands.ts";
import {
  enrolMira,
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const secret = "Tokens stand in every line of the wordsmith log";

/** Findings go to somebody who has stock age, ssh-keygen and a text editor, and come back answered. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar", "sha256sum"))(
  "a hand-over to the response committee",
  () => {
    let sample: SampleVault;
    let files = "";
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, vault, done } = sample;
      await enrolMira(sample, "mira", "--sign-key", at("mira.pub"));
      writeFileSync(at("words.txt"), `${secret}.\n# no heading\n`);
      for (const [label, severity] of [
        ...[
          ["HARB-1", "high"],
          ["HARB-2", "low"],
          ["HARB-3", "medium"],
        ],
      ] as const)
        await done(
          ...["finding", "add", vault, label, "--title", `Of ${label}`],
          ...["--severity", severity, "--description-file", at("words.txt")],
        );
    });
    afterAll(() => {
      sample.remove();
    });

    const shown = async (label: string) =>
      valueOf(
        await sample.done("finding", "show", sample.vault, label, "--json"),
      ) as Response<"finding.show">;
    const handOvers = async () =>
      valueOf(
        await sample.done("finding", "hand-overs", sample.vault, "--json"),
      ) as Pick<Response<"extract.list">, "handOvers">;
    const phaseOf = async (step: string) => {
      const end = await sample.done("phase", "show", sample.vault, "--json");
      const { phases } = valueOf(end) as Response<"phase.show">;
      const found = phases
        .flatMap(({ steps }) => steps)
        .find((each) => each.step === step);
      return [found?.state === "done", found?.by];
    };
    const dispositions = (...more: string[]) => [
      ...["finding", "dispositions", sample.vault, ...more],
    ];
    /** Runs as the member would, with nothing but stock tools. */
    const run = (script: string) =>
      execFileSync("sh", ["-euc", script], { cwd: files, stdio: "pipe" });

    it("leaves only by consent over exactly its bytes", async () => {
      const { at, vault, done, sign } = sample;
      await done(
        ...["finding", "hand-over", vault, "HARB-1", "HARB-2", "HARB-3"],
        ...["--requester", "alma", "--to", "mira", "--expires", "2999-01-01"],
        ...["--file", "report.pdf=Report.pdf"],
      );
      const [made] = (await handOvers()).handOvers;
      expect(made).toMatchObject({
        ...{ unanswered: 3, unansweredSince: null, shares: [] },
      });
      await sample.refusesOpened(
        ["share", "create", vault, "--out", at("early.age")],
        ...([1, "share-unmet"] as const),
      );
      expect(await phaseOf("findings-sent")).toEqual([false, "hand"]);
      const { text } = valueOf(
        await done("consent", "status", vault, "--json"),
      ) as { text: string };
      for (const name of ["findings-1.md", "answers-1.txt", "Report.pdf"])
        expect(text).toContain(`  ${name}\n`);
      const signatures = ["alma", "chiyo", "dmitri"].map((who) =>
        sign(who, "consent@counterseal", text),
      );
      await done("consent", "record", vault, ...signatures);
      await done("share", "create", vault, "--out", at("share.tar.age"));
      expect(await phaseOf("findings-sent")).toEqual([true, "ledger"]);
      const [left] = (await handOvers()).handOvers;
      expect(left?.shares).toMatchObject([{ to: ["mira"] }]);
      expect(left?.unansweredSince).toBe(left?.shares[0]?.at);
    });

    it("is opened, answered, signed and sealed with stock tools, as it says itself", () => {
      const { at } = sample;
      mkdirSync(at("opened"));
      files = at("opened", "files");
      execFileSync("sh", [
        "-c",
        `age -d -i '${at("mira")}' '${at("share.tar.age")}' | tar -xf - -C '${at("opened")}'`,
      ]);
      execFileSync("sha256sum", ["-c", "--quiet", "MANIFEST.txt"], {
        cwd: at("opened"),
      });
      expect(readFileSync(join(files, "findings-1.md"), "utf8")).toContain(
        secret,
      );
      const answers = join(files, "answers-1.txt");
      const edited = readFileSync(answers, "utf8")
        .replace(
          /(Finding: HARB-1\nAnswer:)\n(Duplicate of:\nFixed in:)\nCVE:\n/,
          "$1 cve-assigned\n$2 v1.31.2\nCVE: CVE-2027-12345\n",
        )
        .replace(
          /(Finding: HARB-2\nAnswer:)\nDuplicate of:\n/,
          "$1 duplicate\nDuplicate of: HARB-1\n",
        );
      writeFileSync(answers, edited);
      const how = readFileSync(join(files, "HOW-TO-ANSWER-1.txt"), "utf8");
      for (const command of commandsOf(how))
        run(command.replaceAll("KEY", at("mira")));
      expect(readdirSync(files)).toContain("signed-answers-1.txt.age");
    });

    it("comes back, shows what it would change, and is recorded once confirmed", async () => {
      const { at, done } = sample;
      const came = join(files, "signed-answers-1.txt.age");
      const opened = [came, "--key", at("alma")];
      await sample.refusesOpened(
        dispositions(came),
        ...([1, "answer-needs-key"] as const),
      );
      const look = valueOf(
        await done(...dispositions(...opened, "--json")),
      ) as DispositionLook;
      expect(look.signer).toMatchObject({
        ...{ state: "src-member", person: "mira" },
      });
      expect(look.answers.map(({ label, state }) => [label, state])).toEqual([
        ["HARB-1", "new"],
        ["HARB-2", "new"],
        ["HARB-3", "unanswered"],
      ]);
      expect((await shown("HARB-1")).disposition).toBeNull();
      await done(
        "finding",
        "set",
        sample.vault,
        "HARB-2",
        "--severity",
        "high",
      );
      await sample.refusesOpened(
        dispositions(...opened, "--record"),
        ...([1, "dispositions-not-taken"] as const),
      );
      await done(...dispositions(...opened, "--record", "--although-changed"));
      expect(await shown("HARB-1")).toMatchObject({
        ...{ cves: ["CVE-2027-12345"], fixVersions: ["v1.31.2"] },
        disposition: { answer: "cve-assigned", by: "mira" },
      });
      expect((await shown("HARB-2")).disposition?.answer).toBe("duplicate");
      expect((await handOvers()).handOvers).toMatchObject([{ unanswered: 1 }]);
      await sample.refusesOpened(
        dispositions(...opened, "--record"),
        ...([1, "dispositions-refused"] as const),
      );
    });

    it("answered with a key that nobody here has is never the committee's word", async () => {
      const { at, done } = sample;
      makeKey(at("forger"));
      const path = at("forged.txt");
      const text = readFileSync(join(files, "answers-1.txt"), "utf8").replace(
        "Finding: HARB-3\nAnswer:\n",
        "Finding: HARB-3\nAnswer: not-a-vulnerability\n",
      );
      writeFileSync(path, text);
      execFileSync("ssh-keygen", [
        ...["-q", "-Y", "sign", "-f", at("forger")],
        ...["-n", "dispositions@counterseal", path],
      ]);
      const forged = dispositions(path, "--signature", `${path}.sig`);
      await sample.refusesOpened(
        [...forged, "--record", "--although-changed"],
        ...([1, "dispositions-not-taken"] as const),
      );
      expect(await phaseOf("findings-judged")).toEqual([false, "hand"]);
      const from = ["--unsigned-from", "A mail in Mira's name"];
      await done(...forged, "--record", "--although-changed", ...from);
      expect(await shown("HARB-3")).toMatchObject({
        disposition: { answer: "not-a-vulnerability", by: null },
      });
      expect(await phaseOf("findings-judged")).toEqual([true, "ledger"]);
    });

    it("makes a file for the public's tools of a finding with a CVE, inside the vault", async () => {
      const { done, vault } = sample;
      const exporting = ["finding", "export", vault];
      await sample.refusesOpened(
        [...exporting, "HARB-1", "HARB-3", "--format", "srctl"],
        ...([1, "export-refused"] as const),
      );
      await done(...exporting, "HARB-1", "--format", "srctl");
      await done(...exporting, "HARB-1", "HARB-3", "--format", "osv");
      const { exports } = valueOf(
        await done("finding", "exports", vault, "--json"),
      ) as Pick<Response<"extract.list">, "exports">;
      expect(exports.map(({ name, labels }) => [name, labels])).toEqual([
        ["HARB-3.osv.json", ["HARB-3"]],
        ["CVE-2027-12345.osv.json", ["HARB-1"]],
        ["CVE-2027-12345.srctl.json", ["HARB-1"]],
      ]);
    });

    it("leaves no readable word in the vault", () => {
      const entries = readdirSync(sample.vault, {
        ...{ recursive: true, withFileTypes: true },
      });
      for (const file of entries.filter((entry) => entry.isFile())) {
        const bytes = readFileSync(join(file.parentPath, file.name));
        expect(bytes.includes("wordsmith")).toBe(false);
      }
    });
  },
);
