// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliEnd, jsonOf, valueOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

/** A consent that names a key to which nothing should be sealed any more, while its holder stays. */
describe.skipIf(!haveTools("ssh-keygen", "age"))(
  "a recipient's given-up key",
  () => {
    let sample: SampleVault;
    let foretold: CliEnd;
    let rotated: CliEnd;
    const because = ["--reason", "a new laptop"];
    const fingerprintOf = (name: string): string =>
      String(execFileSync("ssh-keygen", ["-lf", sample.at(name)])).split(
        " ",
      )[1] ?? "";
    const statusOf = async (): Promise<unknown> => {
      const end = await sample.cli("consent", "status", sample.vault, "--json");
      return valueOf(end);
    };
    const share = (name: string, ...more: string[]): string[] => [
      ...["share", "create", sample.vault, "--out", sample.at(name), ...more],
    ];

    beforeAll(async () => {
      sample = await makeSampleVault();
      const { at, vault, done } = sample;
      for (const name of ["mira", "mira2", "noor", "noor2"]) makeKey(at(name));
      for (const who of ["mira", "noor"])
        await done(
          ...["person", "enroll", vault, who, "--name", who],
          ...["--role", "src", "--seal-key", at(`${who}.pub`)],
          ...(who === "noor" ? ["--seal-key", at("noor2.pub")] : []),
        );
      await done(
        ...["consent", "request", vault, "--requester", "alma"],
        ...["--file", "report.pdf=Report.pdf", "--to", "mira", "--to", "noor"],
        ...["--purpose", "Let the committee judge", "--expires", "2999-01-01"],
      );
      const { text } = (await statusOf()) as { text: string };
      const signatures = ["alma", "chiyo", "dmitri"].map((who) =>
        sample.sign(who, "consent@counterseal", text),
      );
      await done("consent", "record", vault, ...signatures);
      const rotating = [
        ...["person", "rotate", vault, "mira", ...because],
        ...["--from", fingerprintOf("mira"), "--to", at("mira2.pub")],
      ];
      foretold = await done(...rotating);
      rotated = await done(...rotating, "--apply");
    });
    afterAll(() => {
      sample.remove();
    });

    it("is said to take what a consent names at once, before and after", () => {
      expect(foretold.stdout).toContain("Nothing has changed yet");
      for (const { stdout } of [foretold, rotated]) {
        expect(stdout).toMatch(
          /At once, whatever the next charter says:\n.*Let the committee judge/,
        );
        expect(stdout).toContain("mira");
      }
    });

    it("is dropped only when that is said, after what it would void was printed", async () => {
      const { vault, done, cli } = sample;
      const ledger = async () => (await done("ledger", "show", vault)).stdout;
      const before = await ledger();
      const dropping = (name: string): string[] => [
        ...["person", "drop-key", vault, "noor", ...because],
        fingerprintOf(name),
      ];
      const kept = await done(...dropping("noor2"));
      expect(kept.stdout).toContain("Nothing has changed yet");
      expect(kept.stdout).not.toContain("At once");
      const { value } = jsonOf(await cli(...dropping("noor"), "--json")) as {
        value: object;
      };
      expect(value).toMatchObject({ applied: false, effects: {} });
      expect(await ledger()).toBe(before);
    });

    it("is sent nothing, and is said to need asking anew", async () => {
      const refused = share("mira.tar.age", "--to", "mira");
      const end = await sample.refusesOpened(refused, 1, "share-unmet");
      expect(end.stderr).toContain("mira that the consent names is not on");
      expect(end.stderr).toContain("Make a new request");
      expect(existsSync(sample.at("mira.tar.age"))).toBe(false);
      const matrix = await sample.done("consent", "matrix", sample.vault);
      expect(matrix.stdout).toMatch(/ noor +granted /);
      expect(matrix.stdout).toMatch(/ mira +voided .*is not on the roster/);
      expect(await statusOf()).toMatchObject({
        ...{ state: "granted", unmet: [] },
        uncovered: [{ name: "recipient-key-dropped", person: "mira" }],
      });
    });

    it("is named on the command line still, and can be reported lost", async () => {
      const { vault, done } = sample;
      const listed = await done("person", "list", vault);
      const fingerprint = fingerprintOf("mira");
      expect(listed.stdout).toContain(`gave up     ${fingerprint}`);
      await done(
        ...["person", "report-lost", vault, "mira", fingerprint],
        ...[...because, "--apply"],
      );
      expect(await statusOf()).toMatchObject({
        uncovered: [{ name: "recipient-key-lost", person: "mira" }],
      });
      const after = await done("person", "list", vault);
      expect(after.stdout).not.toContain("gave up");
      expect(after.stdout).toContain(`${fingerprint} (ssh-ed25519), counts`);
    });

    it("takes nothing from who has another key, which alone opens what is shared", async () => {
      const { at, vault, done } = sample;
      const losing = ["person", "report-lost", vault, "noor", ...because];
      const lost = await done(...losing, fingerprintOf("noor"), "--apply");
      expect(lost.stdout).not.toContain("Without the key:");
      expect(lost.stdout).toContain("As before:");
      expect(await statusOf()).toMatchObject({
        ...{ state: "granted", unmet: [] },
        uncovered: [{ name: "recipient-key-lost", person: "mira" }],
        fewerKeys: [{ name: "recipient-key-lost", person: "noor" }],
      });
      const status = await done("consent", "status", vault);
      expect(status.stdout).toMatch(/Sealed to another key.*:\n.*noor/);
      const matrix = await done("consent", "matrix", vault);
      expect(matrix.stdout).toMatch(/ noor +granted /);
      await done(...share("named.tar.age", "--to", "noor"));
      await done(...share("all.tar.age"));
      for (const name of ["named.tar.age", "all.tar.age"]) {
        const open = (key: string) =>
          execFileSync("age", ["-d", "-i", at(key), at(name)], {
            stdio: "pipe",
          });
        expect(open("noor2").length).toBeGreaterThan(0);
        expect(() => open("noor")).toThrow("no identity matched");
      }
    });
  },
);
