// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseView } from "../../shared/ipc/views.ts";
import { jsonOf } from "../support/cliRun.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const pageOf = (...lines: string[]): string =>
  lines
    .map((line, at) => `BT /F1 12 Tf 72 ${700 - 20 * at} Td (${line}) Tj ET`)
    .join("\n");

const title = "Nets are torn at night";
const files = {
  "label.pdf": { content: pageOf("The harbour is sound.", "See HARB-008.") },
  "title.pdf": {
    info: `<< /Subject (${title}) >>`,
    content: pageOf("The harbour is sound."),
  },
  "clean.pdf": { content: pageOf("The harbour is sound.") },
} as const;

/** What a release leaves out of what it says: proven by bytes, signed by people, judged again before it leaves. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar", "sha256sum"))(
  "a release with a carve-out, by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, done, importing, sign, vault } = sample;
      for (const [name, parts] of Object.entries(files)) {
        writeFileSync(at(name), rawPdf(parts));
        await done(...importing(at(name)));
      }
      const add = ["finding", "add", vault];
      await done(
        ...add,
        "HARB-007",
        "--title",
        "Lamps",
        "--status",
        "withdrawn",
      );
      await done(...add, "HARB-008", "--title", title, "--severity", "high");
      await done("charter", "draft", vault, "--condition", "findings");
      await done("charter", "request", vault, "--out", at("second"));
      const text = readFileSync(at("second", "charter.txt"), "utf8");
      const signatures = ["alma", "bruno", "chiyo", "dmitri"].map((person) =>
        sign(person, "charter@counterseal", text),
      );
      await done("charter", "record", vault, ...signatures);
    });
    afterAll(() => {
      sample.remove();
    });

    const propose = async (name: string, ...more: string[]) => {
      const { done, proposing } = sample;
      await done(...proposing(`${name}=audits/report.pdf`, ...more));
    };
    const abandon = () =>
      sample.done("release", "abandon", sample.vault, "--reason", "A test");
    const status = async () =>
      (await sample.cli("release", "status", sample.vault)).stdout;
    const request = () => ["release", "request", sample.vault];

    it("waits for a disposition, or for a carve-out of a finding that is there", async () => {
      const { proposing, refusesOpened } = sample;
      await propose("clean.pdf");
      expect(await status()).toContain("Not resolved: HARB-008.");
      await refusesOpened(request(), 1, "release-findings-unresolved");
      await abandon();
      await refusesOpened(
        proposing("clean.pdf=audits/report.pdf", "--carve-out", "HARB-009"),
        ...([2, "carve-out-unknown"] as const),
      );
    });

    it.each(["label.pdf", "title.pdf"])(
      "is refused while the finding's label or title is in the bytes: %s",
      async (name) => {
        const { cli, done, refusesOpened, vault } = sample;
        await propose(name, "--carve-out", "harb-008");
        await refusesOpened(request(), 1, "release-removal-unproven");
        await cli("inspect", "run", vault, name);
        await refusesOpened(request(), 1, "release-removal-unproven");
        await cli(
          ...["inspect", "resolve", vault, name, "--all", "--as", "alma"],
          ...["--reason", "Nobody will look"],
        );
        await refusesOpened(request(), 1, "release-removal-unproven");
        expect(await status()).toMatch(
          /removal-unproven .*audits\/report\.pdf/,
        );
        await done("release", "abandon", vault, "--reason", "It leaks");
      },
    );

    it("is signed over the digests of its findings and of what it leaves out, and says neither", async () => {
      const { at, cli, done, sign, vault } = sample;
      await propose("clean.pdf", "--carve-out", "HARB-008");
      await cli("inspect", "run", vault, "clean.pdf");
      const asked = await done(...request(), "--json");
      const { value } = jsonOf(asked) as { value: ReleaseView };
      const text = value.statement?.text ?? "";
      expect(text).toMatch(/^Judged: [0-9a-f]{64} {2}findings\.txt$/m);
      expect(text).toMatch(/^Judged: [0-9a-f]{64} {2}carve-outs\.txt$/m);
      expect(text).not.toMatch(/HARB-|torn|Lamps/);
      const record = ["release", "record", vault];
      await done(...record, sign("alma", "approval@counterseal", text));
      await done("release", "send", vault, "--out", at("parcel"));
      const judged = execFileSync(
        "sh",
        [
          "-ec",
          `age -d -i '${at("chiyo")}' '${at("parcel")}'/request-*.tar.age | tar -xf - && cd judged && sed -n 's/^Judged: //p' ../statement.txt | sha256sum -c >&2 && cat findings.txt carve-outs.txt`,
        ],
        { cwd: mkdtempSync(at("chair-")), encoding: "utf8", stdio: "pipe" },
      );
      expect(judged).toContain("of which 1 carved out of this release");
      expect(judged).toContain("HARB-008");
      const nonces = [...judged.matchAll(/^Nonce: ([0-9a-f]{64})$/gm)];
      const left = createHash("sha256")
        .update(`${nonces[1]?.[1] ?? ""}\n${title}\n`)
        .digest("hex");
      expect(judged).toContain(`Left out: ${left} (Absent)`);
      for (const person of ["chiyo", "dmitri"])
        await done(...record, sign(person, "approval@counterseal", text));
      expect(await status()).toContain("Nothing stands in the way");
    });

    it("stays here when a finding has changed since, and leaves once they are as they were signed", async () => {
      const { at, done, refusesOpened, vault } = sample;
      const out = at("bundle");
      const leave = ["release", "export", vault, "--out", out];
      const set = ["finding", "set", vault, "HARB-008", "--severity"];
      await done(...set, "critical");
      expect(await status()).toMatch(/findings-changed .*HARB-008/);
      const { stdout } = await done("release", "voided", vault);
      expect(stdout).toContain("What alma, chiyo and dmitri signed");
      expect(stdout).toMatch(/^\+ {3}Severity: critical$/m);
      expect(stdout).not.toContain("Nonce: ");
      await refusesOpened(leave, 1, "release-unmet");
      await done("finding", "add", vault, "HARB-010", "--title", "Ropes");
      await done(...set, "high");
      expect(await status()).toMatch(/findings-changed .*HARB-010/);
      await refusesOpened(leave, 1, "release-unmet");
      expect(existsSync(out)).toBe(false);
      const why = ["--reason", "Entered twice"];
      await done("finding", "remove", vault, "HARB-010", ...why);
      await done(...leave);
      const found = execFileSync(
        ...([
          "sh",
          ["-c", `grep -riE 'HARB-|torn at night|Lamps' '${out}' || true`],
        ] as const),
      );
      expect(found.toString()).toBe("");
    });
  },
);
