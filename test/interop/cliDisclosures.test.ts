// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

interface Matrix {
  readonly audiences: readonly { readonly kind: string }[];
  readonly total: number;
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly {
      readonly audience: number;
      readonly state: string;
      readonly members: readonly { readonly person: string }[];
    }[];
  }[];
}

interface Disclosures {
  readonly disclosures: readonly {
    readonly id: string;
    readonly kind: string;
    readonly standing: string;
    readonly from: string | null;
  }[];
}

/** What may go to whom, what has gone, and what is said when it has gone too far. */
describe.skipIf(!haveTools("ssh-keygen", "age"))(
  "the matrix and the disclosures by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, vault, done } = sample;
      for (const who of ["mira", "noor"]) {
        makeKey(at(who));
        await done(
          ...["person", "enroll", vault, who, "--name", who],
          ...["--role", "src", "--seal-key", at(`${who}.pub`)],
        );
      }
      await done(
        ...["consent", "request", vault, "--requester", "alma"],
        ...["--file", "report.pdf=Report.pdf", "--to", "mira"],
        ...["--purpose", "Let the committee judge"],
        ...["--expires", "2999-01-01", "--term", "Not to be passed on."],
      );
      await done("consent", "sign", vault, "--key", at("alma"));
    });
    afterAll(() => {
      sample.remove();
    });

    async function valueOf<T>(...argv: string[]): Promise<T> {
      return (jsonOf(await sample.done(...argv, "--json")) as { value: T })
        .value;
    }
    async function statesOf(name: string): Promise<string[]> {
      const { rows } = await valueOf<Matrix>("consent", "matrix", sample.vault);
      const row = rows.find((each) => each.name === name);
      return (row?.cells ?? []).map(({ state }) => state);
    }

    it("says which version may go to whom, and who could complete it", async () => {
      const { vault, done } = sample;
      const { audiences, total } = await valueOf<Matrix>(
        ...["consent", "matrix", vault],
      );
      expect(audiences).toEqual([
        { kind: "role", role: "src", people: ["mira", "noor"] },
        { kind: "person", person: "mira" },
      ]);
      expect(total).toBe(2);
      expect(await statesOf("report.pdf")).toEqual(["none", "partial"]);
      expect(await statesOf("model.pdf")).toEqual([]);
      const { stdout } = await done("consent", "matrix", vault);
      expect(stdout).toContain("Needs two more chairs");
      expect(stdout).toContain("mira: partial, noor: none");
      expect(stdout).toMatch(/model\.pdf.*nothing asked/);
    });

    it("says granted once the chairs have signed", async () => {
      const { at, vault, done } = sample;
      for (const who of ["chiyo", "dmitri"])
        await done("consent", "sign", vault, "--key", at(who));
      expect(await statesOf("report.pdf")).toEqual(["none", "granted"]);
    });

    it("never leaves a file that is gone out of a share without a word", async () => {
      const { at, vault, done, refuses, unlocked } = sample;
      await done(
        ...["consent", "request", vault, "--requester", "alma"],
        ...["--file", "report.pdf=Report.pdf", "--file", "model.pdf=Model.pdf"],
        ...["--purpose", "Both", "--expires", "2999-01-01", "--to", "mira"],
      );
      const { consents } = await valueOf<{
        consents: readonly { consent: string; purpose: string }[];
      }>("consent", "list", vault);
      const both = consents.find(({ purpose }) => purpose === "Both");
      const about = ["--consent", both?.consent ?? ""];
      for (const who of ["alma", "chiyo", "dmitri"])
        await done("consent", "sign", vault, ...about, "--key", at(who));
      expect(await statesOf("model.pdf")).toEqual(["none", "granted"]);
      const { deliverables } = await valueOf<{
        deliverables: readonly { deliverable: string; title: string }[];
      }>("deliverable", "list", vault);
      const model = deliverables.find(({ title }) => title.includes("model"));
      await done(
        ...["deliverable", "remove", vault, model?.deliverable ?? ""],
        ...["--reason", "mistake"],
      );
      const shown = await done("consent", "status", vault, ...about);
      expect(shown.stdout).toContain("voided");
      expect(shown.stdout).toContain("Model.pdf");
      await refuses(
        ["share", "create", vault, ...about, "--out", at("x"), ...unlocked],
        ...([1, "share-unmet"] as const),
      );
      expect(existsSync(at("x"))).toBe(false);
      await done("consent", "abandon", vault, ...about, "--reason", "mistake");
      expect(await statesOf("report.pdf")).toEqual(["none", "granted"]);
    });

    it("writes the list sealed, or plain when told so, and never both", async () => {
      const { at, vault, done, refuses, unlocked } = sample;
      await done("share", "create", vault, "--out", at("share.tar.age"));
      await done(
        ...["disclosure", "record", vault, "--at", "2026-01-01"],
        ...["--from", "The vendor", "--to", "Sol, a lawyer"],
        ...["--what", "=1+1", "--how", "encrypted mail"],
      );
      const write = ["disclosure", "export", vault];
      for (const wrong of [[], ["--plain", "--to", "noor"]])
        await refuses(
          [...write, ...wrong, "--out", at("list"), ...unlocked],
          ...([2, "usage"] as const),
        );
      expect(existsSync(at("list"))).toBe(false);
      // What crashes left is in nothing's way.
      for (const name of ["list.age", "list.csv", "breach.txt"])
        writeFileSync(at(`${name}.part`), "unfinished");
      await done(...write, "--to", "noor", "--out", at("list.age"));
      const opened = execFileSync("age", [
        "-d",
        "-i",
        at("noor"),
        at("list.age"),
      ]);
      const { disclosures } = JSON.parse(opened.toString()) as Disclosures;
      expect(disclosures.map(({ kind, from }) => [kind, from])).toEqual([
        ["earlier", "The vendor"],
        ["share", "alma"],
      ]);
      expect(() =>
        execFileSync("age", ["-d", "-i", at("mira"), at("list.age")], {
          stdio: "pipe",
        }),
      ).toThrow();
      await done(...write, "--plain", "--csv", "--out", at("list.csv"));
      const csv = readFileSync(at("list.csv"), "utf8");
      expect(csv).toContain(`,"Sol, a lawyer",'=1+1,`);
      const ledger = await done("ledger", "show", vault);
      expect(ledger.stdout).toContain("written out, sealed to noor.");
      expect(ledger.stdout).toContain("written out, not sealed.");
    });

    it("drafts what a breach must be told of, and says when it cannot", async () => {
      const { at, vault, done, refuses, unlocked } = sample;
      const { disclosures } = await valueOf<Disclosures>(
        ...["disclosure", "list", vault],
      );
      const share = disclosures.find(({ kind }) => kind === "share")?.id ?? "";
      const draft = (...more: string[]) => [
        ...["disclosure", "breach-draft", vault, "--reporter", "alma"],
        ...[
          "--addressee",
          "security@example.org",
          "--how",
          "A forum quotes it.",
        ],
        ...[
          "--noticed",
          "2026-01-02",
          "--done",
          "Asked for its removal.",
          ...more,
        ],
      ];
      const { stdout } = await done(
        ...draft("--disclosure", share, "--out", at("breach.txt")),
      );
      expect(readFileSync(at("breach.txt"), "utf8")).toBe(stdout);
      expect(existsSync(at("breach.txt.part"))).toBe(false);
      for (const said of [
        "DRAFT, NOT SENT",
        "To: security@example.org",
        "  - Report.pdf",
        "TO WHOM IT LEAKED\n  Not known yet.",
        "shared: mira",
        "Terms: Not to be passed on.",
        "  - Asked for its removal.",
      ])
        expect(stdout).toContain(said);
      expect(stdout).toMatch(/SHA-256 [0-9a-f]{64}/);
      const refused = (argv: string[], exit: number, code: string) =>
        refuses([...argv, ...unlocked], exit, code);
      await refused(draft("--disclosure", "share-0"), 1, "disclosure-unknown");
      await refused(
        draft("--disclosure", share, "--what", "Other.pdf"),
        ...([1, "disclosure-unknown"] as const),
      );
    });

    it("records no beginning of what has no place, and takes an unfinished file away", async () => {
      const { at, vault, done, refuses, unlocked } = sample;
      const list = () =>
        valueOf<Disclosures>("disclosure", "list", vault).then(
          ({ disclosures }) => disclosures.length,
        );
      const before = await list();
      const share = (path: string) => [
        ...["share", "create", vault, "--out", path],
      ];
      const end = await refuses(
        [...share(at("nowhere", "x.age")), ...unlocked],
        ...([5, "write-failed"] as const),
      );
      expect(end.stderr).toContain("the folder that is to hold it");
      expect(await list()).toBe(before);
      writeFileSync(at("again.age.part"), "unfinished");
      await done(...share(at("again.age")));
      expect(existsSync(at("again.age.part"))).toBe(false);
      expect(await list()).toBe(before + 1);
    });

    it("says of what was only begun that it is not known to be whole", async () => {
      const { at, vault, done } = sample;
      const objectsDir = join(vault, "objects");
      for (const name of readdirSync(objectsDir, { recursive: true }))
        if (String(name).endsWith(".age"))
          appendFileSync(join(objectsDir, String(name)), "x");
      const end = await sample.cli(
        ...["share", "create", vault, "--out", at("half.age")],
      );
      expect(end.exitCode).not.toBe(0);
      const { disclosures } = await valueOf<Disclosures>(
        ...["disclosure", "list", vault],
      );
      const begun = disclosures.filter(({ standing }) => standing === "begun");
      expect(begun.map(({ kind }) => kind)).toEqual(["share"]);
      const said = "to be shared (begun, not known to be whole)";
      const listed = await done("disclosure", "list", vault);
      expect(listed.stdout.split(said)).toHaveLength(2);
      // Narrow enough for a terminal, but for a digest and the name after it.
      const broad = listed.stdout
        .split("\n")
        .filter((line) => line.length > 80 && !/^[0-9a-f]{64} {2}/.test(line));
      expect(broad).toEqual([]);
      const write = ["disclosure", "export", vault, "--plain"];
      await done(...write, "--csv", "--out", at("begun.csv"));
      expect(readFileSync(at("begun.csv"), "utf8")).toMatch(
        /,"begun, not known to be whole"\r\n/,
      );
      await done(...write, "--out", at("begun.json"));
      expect(readFileSync(at("begun.json"), "utf8")).toContain(
        '"standing": "begun"',
      );
      const drafted = await done(
        ...["disclosure", "breach-draft", vault, "--reporter", "alma"],
        ...["--addressee", "security@example.org", "--how", "A forum."],
        ...["--noticed", "2026-01-02", "--disclosure", begun[0]?.id ?? ""],
      );
      expect(drafted.stdout).toContain(`${said}: mira`);
    });
  },
);
