// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FindingLook } from "../../shared/ipc/findingContract.ts";
import type { Response } from "../../shared/ipc/contract.ts";
import { valueOf } from "../support/cliRun.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const page = [
  ...["1. Tokens stand in the log", "Severity: High"],
  ...["Finding ID: HARB-007", "Every request is logged."],
]
  .map((line, at) => `BT /F1 12 Tf 72 ${700 - 20 * at} Td (${line}) Tj ET`)
  .join("\n");

/** Nothing is recorded until it is chosen, whatever it comes from. */
describe.skipIf(!haveTools("ssh-keygen", "age", "tar"))(
  "findings, by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
    });
    afterAll(() => {
      sample.remove();
    });

    const listed = async (...options: string[]) =>
      valueOf(
        await sample.done(
          "finding",
          "list",
          sample.vault,
          ...options,
          "--json",
        ),
      ) as Response<"finding.list">;

    it("come from a report's own pages, and from a table", async () => {
      const { at, done, vault, importing } = sample;
      writeFileSync(at("audit.pdf"), rawPdf({ content: page }));
      await done(...importing(at("audit.pdf")));
      const from = ["finding", "import", vault, "--version", "audit.pdf"];
      const looked = valueOf(await done(...from, "--json")) as FindingLook;
      expect(looked.proposals).toMatchObject([
        { state: "new", label: "HARB-007", page: 1, severity: "high" },
      ]);
      expect((await listed()).total).toBe(0);
      await done(...from, "--take", "harb-007");
      writeFileSync(
        at("more.csv"),
        "Reference;Name;Rating\nHARB-007;Tokens stand in the log;Low\nHARB-008;Nets;Low\n",
      );
      const more = ["finding", "import", vault, "--file", at("more.csv")];
      const changes = valueOf(await done(...more, "--json")) as FindingLook;
      expect(changes.proposals.map(({ state }) => state)).toEqual([
        ...["changed", "new"],
      ]);
      await done(...more, "--take-new");
      const { findings } = await listed();
      expect(findings.map(({ label, severity }) => [label, severity])).toEqual([
        ...[
          ["HARB-007", "high"],
          ["HARB-008", "low"],
        ],
      ]);
    });

    it("are disposed of by hand, and not any more", async () => {
      const { done, vault } = sample;
      const dispose = ["finding", "dispose", vault, "HARB-007"];
      const answer = ["--answer", "accepted", "--fix-version", "v1.2.3"];
      await done(...dispose, ...answer, "--note", "Being mended");
      const answers = async () =>
        (await listed()).findings.map(({ label, answer }) => [label, answer]);
      expect(await answers()).toEqual([
        ["HARB-007", "accepted"],
        ["HARB-008", null],
      ]);
      await done(...dispose, "--answer", "none", "--reason", "A mistake");
      expect((await answers())[0]).toEqual(["HARB-007", null]);
    });

    it("are changed together, found by words, and removed on the record", async () => {
      const { done, vault } = sample;
      const both = ["HARB-007", "HARB-008"];
      await done("finding", "set", vault, ...both, "--status", "fixing");
      await done(
        ...["finding", "set", vault, "HARB-007", "--cvss"],
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
      );
      const { findings } = await listed(
        "--status",
        "fixing",
        "--search",
        "token",
      );
      expect(findings).toMatchObject([
        {
          label: "HARB-007",
          score: 9.8,
          severity: "high",
          disputed: "critical",
        },
      ]);
      await done("finding", "remove", vault, "HARB-008", "--reason", "Twice");
      expect((await listed()).total).toBe(1);
    });
  },
);
