// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CrossCheckView } from "../../shared/ipc/crossCheckContract.ts";
import type { ReleaseView } from "../../shared/ipc/views.ts";
import { jsonOf } from "../support/cliRun.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const pageOf = (...lines: string[]): string =>
  lines
    .map((line, at) => `BT /F1 12 Tf 72 ${700 - 20 * at} Td (${line}) Tj ET`)
    .join("\n");

const kept = ["The harbour is sound.", "Nobody may enter. CC BY 4.0"];
const secret = "The lighthouse key hangs behind the door";

/** What is marked on a private version is absent from the public one, or stands before its release. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar"))(
  "marks of what is removed, by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, done, importing } = sample;
      const files = {
        "private.pdf": {
          content: pageOf(kept[0] ?? "", secret, kept[1] ?? ""),
        },
        "leaky.pdf": {
          info: "<< /Subject (HARB\\255007) >>",
          content: `${pageOf(...kept)}\n1 g BT /F1 12 Tf 100 300 Td (The LIGHT) Tj 0 -14 Td (HOUSE key hangs behind the door) Tj ET`,
        },
        "clean.pdf": { content: pageOf(...kept) },
        "changed.pdf": {
          content: pageOf("The harbour is safe.", kept[1] ?? ""),
        },
      };
      for (const [name, parts] of Object.entries(files)) {
        writeFileSync(at(name), rawPdf(parts));
        const variant = name === "private.pdf" ? "private" : "public";
        await done(
          ...importing(at(name)).map((each) =>
            each === "public" ? variant : each,
          ),
        );
        if (variant === "public")
          await done(
            ...["version", "describe", sample.vault, name],
            ...["--stage", "final", "--derived-from", "private.pdf"],
          );
      }
    });
    afterAll(() => {
      sample.remove();
    });

    async function check(
      name: string,
    ): Promise<{ status: number; view: CrossCheckView }> {
      const { cli, vault } = sample;
      const end = await cli("removal", "check", vault, name, "--json");
      const { value } = jsonOf(end) as { value: CrossCheckView };
      return { status: end.exitCode, view: value };
    }

    it("keeps marks from words and from a file, once each", async () => {
      const { at, done, vault } = sample;
      const list = at("removed.txt");
      writeFileSync(list, `${secret}\n\nHARB-007\r\n`);
      const argv = ["removal", "mark", vault, "private.pdf"];
      await done(...argv, "--text", "HARB-007", "--file", list);
      const { stdout } = await done("removal", "list", vault, "private.pdf");
      expect(stdout).toMatch(/^Marked on it +2$/m);
      expect(stdout).toMatch(/Not known +HARB-007/);
      const { stdout: ledger } = await done("ledger", "show", vault);
      expect(ledger).toContain("2 text(s) of a version were marked as removed");
      expect(ledger).not.toContain("lighthouse");
    });

    it("finds each mark where it still is, in text, metadata and hidden words", async () => {
      const { status, view } = await check("leaky.pdf");
      expect(status).toBe(1);
      expect(view.base?.name).toBe("private.pdf");
      const found = Object.fromEntries(
        view.removals.map(({ text, state, findings }) => [
          text,
          [state, ...findings.map(({ place }) => place)],
        ]),
      );
      expect(found[secret]?.[0]).toBe("found");
      expect(found[secret]).toContainEqual(
        expect.objectContaining({ kind: "page", page: 1 }),
      );
      expect(found["HARB-007"]).toContainEqual({
        ...{ kind: "part", part: "Info/Subject" },
      });
    });

    it("lets nobody accept that", async () => {
      const { cli, refuses, unlocked, vault } = sample;
      const { view } = await check("leaky.pdf");
      const item = view.removals[0]?.findings[0]?.item ?? "";
      const argv = ["inspect", "resolve", vault, "leaky.pdf", ...unlocked];
      const why = ["--as", "alma", "--reason", "Nobody will look"];
      await refuses(
        [...argv, "--item", item, ...why],
        1,
        "inspection-item-final",
      );
      await cli("inspect", "resolve", vault, "leaky.pdf", "--all", ...why);
      expect((await check("leaky.pdf")).status).toBe(1);
    });

    it("passes a version in which nothing of it is, and nothing else changed", async () => {
      const { status, view } = await check("clean.pdf");
      expect(view.changes).toEqual([]);
      expect(view.removals.map(({ state, text }) => [text, state])).toEqual([
        ["HARB-007", "asks"],
        [secret, "absent"],
      ]);
      expect(status).toBe(1);
      const { done, vault } = sample;
      const why = ["--reason", "It is in the file's name alone"];
      await done(
        "removal",
        "unmark",
        vault,
        "private.pdf",
        "--text",
        "HARB-007",
        ...why,
      );
      expect((await check("clean.pdf")).status).toBe(0);
    });

    it("lists what was changed, until somebody accepts it", async () => {
      const { done, vault } = sample;
      const { status, view } = await check("changed.pdf");
      expect(status).toBe(1);
      expect(view.changes.map(({ seen }) => seen)).toEqual([
        "sound. […] → safe.",
      ]);
      const why = ["--as", "alma", "--reason", "Agreed with the vendor"];
      await done("inspect", "resolve", vault, "changed.pdf", "--all", ...why);
      expect((await check("changed.pdf")).status).toBe(0);
    });

    it("makes every report stale when a mark comes or goes", async () => {
      const { done, vault } = sample;
      const standing = async (): Promise<string> => {
        const shown = await done(
          "removal",
          "list",
          vault,
          "clean.pdf",
          "--json",
        );
        return (jsonOf(shown) as { value: CrossCheckView }).value.standing;
      };
      const before = await standing();
      await done(
        "removal",
        "mark",
        vault,
        "private.pdf",
        "--text",
        "Heronwing",
      );
      expect([before, await standing()]).toEqual(["clear", "missing"]);
    });

    it("refuses marks that stand everywhere, and takes back none that is not there", async () => {
      const { refuses, unlocked, vault } = sample;
      const marking = ["removal", "mark", vault, "private.pdf", ...unlocked];
      await refuses([...marking, "--text", "x."], 2, "removal-refused");
      await refuses(
        [
          ...["removal", "unmark", vault, "private.pdf", ...unlocked],
          ...["--text", "never marked", "--reason", "x"],
        ],
        2,
        "removal-unknown",
      );
    });
    it("stands before a request whatever the charter asks for, until the check has passed", async () => {
      const { cli, done, proposing, refuses, unlocked, vault } = sample;
      const request = ["release", "request", vault, ...unlocked];
      await check("leaky.pdf");
      await done(...proposing("leaky.pdf=audits/leaky.pdf"));
      const unmet = await cli("release", "status", vault);
      expect(unmet.stdout).toMatch(/removal-unproven .*audits\/leaky\.pdf/);
      await refuses(request, 1, "release-removal-unproven");
      await done("release", "abandon", vault, "--reason", "It leaks");
      await done(
        ...proposing("clean.pdf=audits/clean.pdf", "--purpose", "No HeronWing"),
      );
      await refuses(request, 1, "release-removal-unproven");
      const why = ["--as", "alma", "--reason", "A name in the minutes alone"];
      await check("clean.pdf");
      await done("inspect", "resolve", vault, "clean.pdf", "--all", ...why);
      // Proven absent, and said by the release itself.
      await refuses(request, 1, "release-public-words");
      await done(
        "release",
        "abandon",
        vault,
        "--reason",
        "Its purpose says it",
      );
    });

    it("names what is left out by digests that give no guess away, and stands before the export still", async () => {
      const { at, cli, done, proposing, refuses, sign, unlocked, vault } =
        sample;
      await done(...proposing("clean.pdf=audits/clean.pdf"));
      const asked = await done("release", "request", vault, "--json");
      const { value: view } = jsonOf(asked) as { value: ReleaseView };
      const text = view.statement?.text ?? "";
      expect(text).toMatch(/^Judged: [0-9a-f]{64} {2}carve-outs\.txt$/m);
      const record = ["release", "record", vault];
      await done(...record, sign("alma", "approval@counterseal", text));
      await done("release", "send", vault, "--out", at("parcel"));
      const carveOuts = execFileSync(
        "sh",
        [
          "-ec",
          `age -d -i '${at("chiyo")}' '${at("parcel")}'/request-*.tar.age | tar -xf - && (cd judged && sed -n 's/^Judged: //p' ../statement.txt | sha256sum -c >&2) && cat judged/carve-outs.txt`,
        ],
        { cwd: mkdtempSync(at("chair-")), encoding: "utf8", stdio: "pipe" },
      );
      for (const said of [carveOuts, text])
        expect(said).not.toMatch(/lighthouse|heronwing/i);
      const nonce = /^Nonce: ([0-9a-f]{64})\n/.exec(carveOuts)?.[1] ?? "";
      const named = (removed: string): string =>
        createHash("sha256").update(`${nonce}\n${removed}\n`).digest("hex");
      expect(carveOuts).toContain(`Left out: ${named(secret)} (Absent)`);
      expect(carveOuts).toMatch(
        new RegExp(
          `${named("Heronwing")} \\(Asks\\)\n +decided by alma, .*minutes`,
        ),
      );
      for (const person of ["chiyo", "dmitri"])
        await done(...record, sign(person, "approval@counterseal", text));
      const free = await cli("release", "status", vault);
      expect(free.stdout).toContain("Nothing stands in the way");
      const mark = ["removal", "mark", vault, "private.pdf", "--text"];
      await done(...mark, "Nobody may enter");
      await refuses(
        ["release", "export", vault, "--out", at("out"), ...unlocked],
        1,
        "release-unmet",
      );
      await check("clean.pdf");
      const late = await cli("release", "status", vault);
      expect(late.stdout).toMatch(/removal-unproven .*audits\/clean\.pdf/);
      await done("release", "abandon", vault, "--reason", "It leaks after all");
    });

    it("stands before a request for approval, and in what people sign", async () => {
      const { at, cli, done, refuses, unlocked, vault, sign, proposing } =
        sample;
      await done("charter", "draft", vault, "--condition", "inspection");
      await done("charter", "request", vault, "--out", at("second"));
      const text = readFileSync(at("second", "charter.txt"), "utf8");
      const signatures = ["alma", "bruno", "chiyo", "dmitri"].map((person) =>
        sign(person, "charter@counterseal", text),
      );
      await done("charter", "record", vault, ...signatures);
      await done(...proposing("leaky.pdf=audits/leaky.pdf"));
      const request = ["release", "request", vault, ...unlocked];
      const why = ["--as", "alma", "--reason", "All are meant"];
      await check("leaky.pdf");
      await done("inspect", "resolve", vault, "leaky.pdf", "--all", ...why);
      await refuses(request, 1, "release-not-inspected");
      const unmet = await cli("release", "status", vault, "--json");
      expect(unmet.stdout).toContain("inspection-");
    });
  },
);
