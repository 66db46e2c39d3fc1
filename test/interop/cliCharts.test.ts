// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  enrolMira,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

interface Shown {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Words of titles, in their order. @throws unless it is well-formed. */
function titlesOf(svg: string): string[] {
  const parser = new SaxesParser();
  const titles: string[] = [];
  let inTitle = false;
  parser.on("opentag", ({ name }) => (inTitle = name === "title"));
  parser.on("closetag", () => (inTitle = false));
  parser.on("text", (text) => {
    if (inTitle) titles.push(text);
  });
  parser.write(svg).close();
  return titles;
}

describe.skipIf(!haveTools("ssh-keygen", "age"))(
  "pictures by command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
      const { done, vault } = sample;
      await enrolMira(sample, "Mira Vale");
      for (const [label, severity, component] of [
        ["H-1", "critical", 'CANARY <api> & "web"'],
        ["H-2", "low", "proxy"],
        ["H-3", "low", "proxy"],
      ] as const)
        await done(
          ...["finding", "add", vault, label, "--title", "CANARY title"],
          ...["--severity", severity, "--component", component],
        );
      await done(
        ...["embargo", "propose", vault, "--at", "2998-07-05T16:00"],
        ...["--zone", "UTC", "--ask", "alma", "--reason", "CANARY reason"],
      );
    });
    afterAll(() => {
      sample.remove();
    });

    const show = async (chart: string): Promise<Shown> => {
      const { done, vault } = sample;
      const end = await done("chart", "show", vault, chart, "--json");
      return (jsonOf(end) as { value: Shown }).value;
    };

    it("have a table each", async () => {
      const { rows } = await show("severity");
      expect(rows).toEqual([
        [`CANARY <api> & "web"`, "1", "0", "0", "0", "0", "0", "1"],
        ["proxy", "0", "0", "0", "2", "0", "0", "2"],
      ]);
      const status = await show("status");
      expect(status.rows.at(-1)?.slice(2)).toEqual([
        ...["3", "0", "0", "0", "0", "3"],
      ]);
      const custody = await show("custody");
      expect(custody.rows.map(([, , what]) => what)).toEqual([
        ...["taken in", "taken in"],
      ]);
      expect((await show("consent")).headings).toContain("src");
      expect((await show("embargo")).rows.map(([, , what]) => what)).toEqual([
        ...["proposed", "notify distributors (7 days)"],
        ...["notify distributors (24 hours)", "end"],
      ]);
    });

    it("leave sealed to people, as one file that age opens and that holds the picture", async () => {
      const { at, done, refusesOpened, vault } = sample;
      const to = (out: string, ...more: string[]) => [
        ...["chart", "export", vault, "severity", "--out", at(out), ...more],
      ];
      await refusesOpened(to("plain.svg"), 1, "picture-not-sealed");
      await refusesOpened(
        to("alma.svg", "--to", "alma", "--to", "nobody"),
        ...([2, "person-unknown"] as const),
      );
      expect(existsSync(at("plain.svg"))).toBe(false);
      await done(...to("severity.svg.age", "--to", "mira"));
      const sealed = readFileSync(at("severity.svg.age"));
      expect(sealed.includes("CANARY")).toBe(false);
      expect(sealed.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
      const svg = execFileSync(
        ...(["age", ["-d", "-i", at("mira")], { input: sealed }] as const),
      ).toString();
      expect(titlesOf(svg)).toEqual([
        "Severity by component",
        `CANARY <api> & "web": 1 critical`,
        "proxy: 2 low",
      ]);
      const ledger = await done("ledger", "show", vault);
      expect(ledger.stdout).toContain(
        "A picture of the audit was written out, sealed to mira.",
      );
    });

    it("leave unsealed where they hold dates alone, without a word of the vault", async () => {
      const { at, done, vault } = sample;
      await done(
        ...["chart", "export", vault, "embargo", "--out", at("embargo.svg")],
      );
      const svg = readFileSync(at("embargo.svg"), "utf8");
      expect(titlesOf(svg)).toHaveLength(5);
      expect(svg).not.toMatch(/CANARY|harbour|alma|mira|report|model/i);
      expect(svg).not.toMatch(/\bH-\d/);
    });
  },
);
