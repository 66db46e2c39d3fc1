// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  enrolMira,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

interface Review {
  readonly to: readonly { readonly person: string }[];
  readonly parcel: string | null;
  readonly receipts: readonly string[];
}

/** What a request is about, shown to people whom it asks: opened with stock age alone. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar", "sha256sum"))(
  "a review by command line",
  () => {
    let sample: SampleVault;
    let consent = "";
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { vault, done } = sample;
      await enrolMira(sample);
      const asked = await done(
        ...["consent", "request", vault, "--requester", "alma"],
        ...["--file", "report.pdf=Report.pdf", "--file", "model.pdf=Model.pdf"],
        ...["--to", "mira", "--purpose", "Let the committee judge"],
        ...["--term", "Not to be passed on.", "--expires", "2999-01-01"],
        "--json",
      );
      consent = (jsonOf(asked) as { value: { consent: string } }).value.consent;
    });
    afterAll(() => {
      sample.remove();
    });

    const review = (...more: string[]): string[] => [
      ...["review", "create", sample.vault, ...more],
    ];
    const ofConsent = (...more: string[]): string[] =>
      review("--consent", consent, ...more);
    async function valueOf<T>(...argv: string[]): Promise<T> {
      const end = await sample.done(...argv, "--json");
      return (jsonOf(end) as { value: T }).value;
    }
    const statusOf = () =>
      valueOf<{ reviews: readonly Review[]; text: string }>(
        ...["consent", "status", sample.vault, "--consent", consent],
      );
    /** Opens it as a chair does; false when age does not. */
    function opens(who: string, file: string, dir: string): boolean {
      mkdirSync(dir);
      const command = `age -d -i '${sample.at(who)}' '${file}' | tar -xf - -C '${dir}'`;
      return spawnSync("bash", ["-o", "pipefail", "-c", command]).status === 0;
    }
    /** The lines that its text asks to type, but for those that sign. */
    function checks(dir: string) {
      const commands = readFileSync(`${dir}/READ-ME.txt`, "utf8")
        .replaceAll("\\\n", " ")
        .split("\n")
        .filter((line) => line.startsWith("  ") && !line.startsWith("  - "))
        // What checks, and not what signs or seals an answer.
        .filter((line) => !/KEY|CHARTER|seal-to/.test(line));
      return spawnSync("sh", ["-e", "-c", commands.join("\n")], {
        cwd: dir,
        encoding: "utf8",
      });
    }
    async function refused(said: string, argv: string[]): Promise<void> {
      const out = sample.at("refused.tar.age");
      const end = await sample.refuses(
        [...argv, "--out", out, ...sample.unlocked],
        ...([1, "review-unmet"] as const),
      );
      expect(end.stderr).toContain(said);
      expect(existsSync(out)).toBe(false);
    }

    it("asks which request is to be judged", async () => {
      const { at, refuses, unlocked } = sample;
      const out = ["--out", at("x"), ...unlocked];
      for (const argv of [review(...out), ofConsent("--release", "00", ...out)])
        await refuses(argv, 2, "usage");
      await refuses(review("--consent", "00", ...out), 2, "consent-unknown");
      await refuses(review("--release", "00", ...out), 2, "release-unknown");
    });

    it("shows nothing before whoever asks has signed", async () => {
      await refused("Needs the signature of alma, who asks for it.", [
        ...ofConsent(),
      ]);
      const { at, vault, done } = sample;
      const about = ["--consent", consent, "--key", at("alma")];
      await done("consent", "sign", vault, ...about);
    });

    it("is for people whom the request asks, and says why for nobody else", async () => {
      await refused("mira: they hold no seat now", ofConsent("--to", "mira"));
      await refused("alma, who asks for it", ofConsent("--to", "alma"));
      await refused(
        "mira: they hold",
        ofConsent("--to", "esi", "--to", "mira"),
      );
      await sample.refuses(
        [...ofConsent("--to", "../x", "--out", "x"), ...sample.unlocked],
        ...([2, "usage"] as const),
      );
    });

    it("seals the whole request so that those named open it with stock age", async () => {
      const { at, done } = sample;
      const out = at("review.tar.age");
      const to = ["--to", "chiyo", "--to", "dmitri"];
      const end = await done(...ofConsent(...to, "--out", out));
      expect(end.stdout).toContain("chiyo, dmitri");
      for (const who of ["esi", "alma", "mira"])
        expect(opens(who, out, at(`${who}-opens`))).toBe(false);
      expect(opens("dmitri", out, at("dmitri-opens"))).toBe(true);
      const dir = at("chiyo-opens");
      expect(opens("chiyo", out, dir)).toBe(true);
      const names = execFileSync("find", [".", "-type", "f"], {
        cwd: dir,
        encoding: "utf8",
      });
      expect(names.split("\n").filter(Boolean).sort()).toEqual([
        ...["./MANIFEST.txt", "./READ-ME.txt", "./charters/1.txt"],
        ...["alma", "bruno", "chiyo", "dmitri", "esi"].map(
          (who) => `./charters/1/${who}.sig`,
        ),
        ...["./decline.txt", "./files/Model.pdf", "./files/Report.pdf"],
        ...["./receipts/chiyo.txt", "./receipts/dmitri.txt"],
        ...["./signatures/alma.sig", "./statement.txt"],
      ]);
      const said = readFileSync(`${dir}/READ-ME.txt`, "utf8");
      expect(said).toContain("Not to be passed on.");
      expect(said).toContain("for nothing else");
      const checked = checks(dir);
      expect(checked.stderr).toBe("");
      expect(checked.status).toBe(0);
      // By the manifest, and once more by the request itself.
      expect(checked.stdout.match(/: OK$/gm)).toHaveLength(4);
      expect(checked.stdout.match(/^Good "consent@/gm)).toHaveLength(1);
      writeFileSync(`${dir}/files/Report.pdf`, "%PDF-1.4 another\n");
      expect(checks(dir).status).not.toBe(0);
      await sample.refuses(
        [...ofConsent("--out", out), ...sample.unlocked],
        ...([5, "destination-exists"] as const),
      );
    });

    it("is on the record: to whom, when, with what, and who confirmed it", async () => {
      const { at, vault, done } = sample;
      const [before] = (await statusOf()).reviews;
      expect(before?.receipts).toEqual([]);
      const path = at("chiyo-opens", "receipts", "chiyo.txt");
      const text = readFileSync(path, "utf8");
      const signature = sample.sign("chiyo", "receipt@counterseal", text);
      await done("answer", "record", vault, path, "--signature", signature);
      const [shown, ...others] = (await statusOf()).reviews;
      expect(others).toEqual([]);
      expect(shown?.receipts).toEqual(["chiyo"]);
      expect(shown?.to.map(({ person }) => person)).toEqual([
        ...["chiyo", "dmitri"],
      ]);
      const digest = execFileSync("sha256sum", [at("review.tar.age")]);
      expect(shown?.parcel).toBe(digest.toString().slice(0, 64));
      const { disclosures } = await valueOf<{ disclosures: unknown[] }>(
        ...["disclosure", "list", vault, "--to", "chiyo"],
      );
      expect(disclosures).toMatchObject([
        {
          ...{ kind: "review", from: "alma", to: ["chiyo", "dmitri"] },
          ...{ receipts: ["chiyo"], terms: ["Not to be passed on."] },
          files: [{ path: "Report.pdf" }, { path: "Model.pdf" }],
        },
      ]);
      const ledger = await done("ledger", "show", vault);
      expect(ledger.stdout).toContain("to chiyo, dmitri, who are to judge it");
      const status = ["consent", "status", vault, "--consent", consent];
      const spoken = await done(...status);
      expect(spoken.stdout).toMatch(/Shown for review:\n.*\n.*chiyo, dmitri/);
    });

    it("takes the signature that is made on what it holds", async () => {
      const { at, vault, done } = sample;
      const text = readFileSync(at("dmitri-opens", "statement.txt"), "utf8");
      expect(text).toBe((await statusOf()).text);
      const signature = sample.sign("dmitri", "consent@counterseal", text);
      await done("consent", "record", vault, "--consent", consent, signature);
    });

    it("goes to nobody who is recused, and to no key that is lost", async () => {
      const { at, vault, done } = sample;
      await done(
        ...["person", "declare", vault, "chiyo", "--recused"],
        ...["--vendor", "Quillhart Labs", "--key", at("chiyo")],
      );
      await refused("chiyo: they are recused", ofConsent("--to", "chiyo"));
      const list = execFileSync("ssh-keygen", ["-lf", at("esi.pub")]);
      const fingerprint = list.toString().split(" ")[1] ?? "";
      await done(
        ...["person", "report-lost", vault, "esi", fingerprint, "--apply"],
        ...["--since", "2026-01-01", "--reason", "stolen"],
      );
      await refused("esi: the charter in force lists no key of theirs", [
        ...ofConsent("--to", "esi"),
      ]);
    });

    it("ends with the request", async () => {
      const { at, vault, done } = sample;
      const about = ["--consent", consent];
      await done(
        ...["consent", "withdraw", vault, ...about, "--as", "bruno"],
        ...["--reason", "Not yet", "--key", at("bruno")],
      );
      await refused("Withdrawn by bruno", ofConsent("--to", "dmitri"));
      await done("consent", "abandon", vault, ...about, "--reason", "mistake");
      await sample.refuses(
        [...ofConsent("--out", at("x")), ...sample.unlocked],
        ...([1, "consent-abandoned"] as const),
      );
    });

    it("shows a release that is asked for, and none that is not", async () => {
      const { at, vault, done } = sample;
      await done(
        ...sample.proposing(
          "report.pdf=audits/release-1/Report.pdf",
          "--place",
        ),
        "audits/release-1/approval",
      );
      const { releases } = await valueOf<{
        releases: readonly { release: string }[];
      }>("release", "list", vault);
      const release = releases[0]?.release ?? "";
      const ofRelease = (...more: string[]) => [
        ...review("--release", release.slice(0, 8), ...more),
      ];
      await sample.refuses(
        [...ofRelease("--out", at("x")), ...sample.unlocked],
        ...([1, "release-state"] as const),
      );
      await done("release", "request", vault);
      await done("release", "sign", vault, "--key", at("alma"));
      const out = at("release.tar.age");
      await done(...ofRelease("--to", "bruno", "--out", out));
      const dir = at("bruno-opens");
      expect(opens("bruno", out, dir)).toBe(true);
      const checked = checks(dir);
      expect(checked.stderr).toBe("");
      expect(checked.stdout.match(/^Good "approval@/gm)).toHaveLength(1);
      expect(checked.stdout.match(/: OK$/gm)).toHaveLength(2);
      const path = at("bruno-opens", "receipts", "bruno.txt");
      const text = readFileSync(path, "utf8");
      // Asked for anew in between: what was shown stays on the record, with its receipt.
      await done("release", "request", vault, "--renew");
      const signature = sample.sign("bruno", "receipt@counterseal", text);
      await done("answer", "record", vault, path, "--signature", signature);
      const { reviews } = await valueOf<{ reviews: readonly Review[] }>(
        ...["release", "status", vault],
      );
      expect(reviews).toMatchObject([{ receipts: ["bruno"] }]);
      await refused("Needs the signature of alma", ofRelease("--to", "bruno"));
    });
  },
);
