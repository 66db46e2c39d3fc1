// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { contract } from "../../shared/ipc/contract.ts";
import { jsonOf, runCli } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const release = contract["release.show"].response;
const files = (channel: "charter.send" | "charter.export"): z.ZodType =>
  contract[channel].response;

describe.skipIf(!haveTools("ssh-keygen"))(
  "the main job in JSON, one document a command, in the shapes that docs/cli.md names",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
    });
    afterAll(() => {
      sample.remove();
    });

    async function value<T extends z.ZodType>(
      shape: T,
      ...argv: string[]
    ): Promise<z.output<T>> {
      const end = await sample.cli(...argv, "--json");
      expect(end.stderr).toBe("");
      expect(end.exitCode).toBe(0);
      const document = z.strictObject({
        ok: z.literal(true),
        value: z.unknown(),
      });
      return shape.parse(document.parse(jsonOf(end)).value);
    }

    it("vaults, audits, people, charters and the ledger", async () => {
      const { vault, at } = sample;
      await value(contract["vault.status"].response, "vault", "info", vault);
      const report = await value(
        contract["vault.check"].response,
        ...["vault", "check", vault],
      );
      expect(report.objects.whole).toBe(2);
      await value(
        contract["vault.recoveryKit"].response,
        ...["vault", "recovery-kit", vault, "--out", at("kit.txt")],
      );
      await value(contract["audit.list"].response, "audit", "list", vault);
      await value(contract["person.list"].response, "person", "list", vault);
      const charter = await value(
        contract["charter.show"].response,
        ...["charter", "show", vault],
      );
      expect(charter.inForce?.text).toBe(
        readFileSync(at("charter", "charter.txt"), "utf8"),
      );
      await value(
        files("charter.export"),
        ...["charter", "export", vault, "--out", at("trusted")],
      );
      await value(
        contract["ledger.show"].response,
        ...["ledger", "show", vault, "--limit", "3", "--before", "5"],
      );
      const verified = await value(
        contract["ledger.verify"].response.extend({
          rolledBack: z.boolean(),
          damagedAt: z.number().nullable(),
        }),
        ...["ledger", "verify", vault],
      );
      expect(verified.rolledBack).toBe(false);
      const first = await value(
        contract["ledger.verifyEntry"].response,
        ...["ledger", "verify", vault, "--entry", "0"],
      );
      expect(first.anchor.verdict).toBe("contained");
      await value(
        z.strictObject({
          vault: z.string(),
          seq: z.number(),
          head: z.string(),
        }),
        ...["ledger", "checkpoint", vault],
      );
    });

    it("deliverables", async () => {
      const { vault, at } = sample;
      const listed = await value(
        contract["deliverable.list"].response,
        ...["deliverable", "list", vault],
      );
      const [report] = listed.deliverables;
      const one = contract["deliverable.list"].response.shape.deliverables;
      const imported = await value(
        contract["deliverable.import"].response,
        ...sample.importing(at("report.pdf")),
        ...["--deliverable", report?.deliverable ?? ""],
      );
      expect(imported.imported[0]?.versions).toHaveLength(2);
      await value(
        one.unwrap().element,
        ...["deliverable", "show", vault, report?.deliverable ?? ""],
      );
      await value(
        z.strictObject({}),
        ...["deliverable", "remove", vault, report?.deliverable ?? ""],
        ...["--reason", "a mistake"],
      );
    });

    it("a release, from its proposal to its verification", async () => {
      const { vault, at, sign } = sample;
      const act = "approval@counterseal";
      await value(release, ...sample.proposing("model.pdf=audits/model.pdf"));
      const asked = await value(release, "release", "request", vault);
      await value(release, ...["release", "sign", vault, "--key", at("alma")]);
      await value(
        contract["release.send"].response,
        ...["release", "send", vault, "--out", at("request")],
      );
      const statement = await value(
        z.strictObject({
          id: z.string(),
          digest: z.string(),
          text: z.string(),
          issued: z.string(),
        }),
        ...["release", "statement", vault],
      );
      expect(statement).toEqual(asked.statement);
      const spoken = await sample.done("release", "statement", vault);
      expect(spoken.stdout).toBe(statement.text);
      const signed = await value(
        release,
        ...["release", "record", vault],
        ...["chiyo", "esi"].map((who) => sign(who, act, statement.text)),
      );
      expect(signed.unmet).toEqual([]);
      await value(
        contract["release.export"].response,
        ...["release", "export", vault, "--out", at("bundle")],
      );
      await value(contract["release.list"].response, "release", "list", vault);
      const status = await value(release, "release", "status", vault);
      expect(status.state).toBe("exported");
      await value(
        release,
        ...sample.proposing("model.pdf=b.pdf", "--place", "p2"),
      );
      const listed = await value(
        contract["release.list"].response,
        ...["release", "list", vault],
      );
      const second = listed.releases.find(({ place }) => place === "p2");
      const abandoned = await value(
        release,
        ...["release", "abandon", vault, "--reason", "not needed"],
        ...["--release", second?.release.slice(0, 12) ?? ""],
      );
      expect(abandoned.state).toBe("abandoned");
    });

    async function verify(...argv: string[]): Promise<{
      exitCode: number;
      ok: boolean;
      verdict: string;
      problems: readonly string[];
    }> {
      const end = await runCli(sample.at("profile"), [
        "verify",
        ...argv,
        "--json",
      ]);
      const { ok, value: found } = z
        .strictObject({
          ok: z.boolean(),
          value: contract["bundle.verify"].response,
        })
        .parse(jsonOf(end));
      const problems = found.problems.map(({ name }) => name);
      return { exitCode: end.exitCode, ok, verdict: found.verdict, problems };
    }

    it("a verdict that is not VERIFIED is a value, and not ok", async () => {
      const { at } = sample;
      const trust = ["--trust", at("trusted", "charter.txt")];
      expect(await verify(at("bundle"), ...trust)).toEqual({
        exitCode: 0,
        ok: true,
        verdict: "VERIFIED",
        problems: [],
      });
      expect(await verify(at("bundle"))).toMatchObject({
        exitCode: 1,
        ok: false,
        verdict: "CONSISTENT, SIGNERS UNKNOWN",
      });
      const chairs = ["audits", "release-1", "signatures", "esi.sig"];
      rmSync(at("bundle", "tree", ...chairs));
      expect(await verify(at("bundle"), ...trust)).toMatchObject({
        exitCode: 1,
        ok: false,
        verdict: "NOT VERIFIED",
        problems: ["chairs-missing"],
      });
    });
  },
);
