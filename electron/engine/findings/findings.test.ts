// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FindingFields } from "../../../shared/domain/finding.ts";
import { FindingFields as Fields } from "../../../shared/domain/finding.ts";
import {
  audit,
  createAudit,
  importFiles,
  openDesk,
} from "../../../test/support/mainJob.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";

const job = "7".repeat(32);

function fieldsOf(over: object): FindingFields {
  return Fields.parse({
    ...{ label: "HARB-001", title: "Tokens stand in the log", cvss: null },
    ...{ severity: "high", component: "api", description: "", evidence: [] },
    ...{ status: "open", owner: null, fixVersions: [], links: [], cves: [] },
    ...{ embargoUntil: null, ...over },
  });
}

async function openAudit() {
  const folder = tempFolder();
  const desk = await openDesk(folder);
  await createAudit(desk);
  return { folder, desk };
}

describe("findings of an audit", () => {
  it("are written by hand, filtered, changed together and removed", async () => {
    const { desk } = await openAudit();
    const first = await desk.do("finding.add", { audit, fields: fieldsOf({}) });
    const second = await desk.do("finding.add", {
      audit,
      fields: fieldsOf({ label: "HARB-002", description: "Deep words" }),
    });
    const list = async (filter: object) =>
      (await desk.do("finding.list", { audit, filter })).findings.map(
        ({ label }) => label,
      );
    expect(await list({ search: "WORDS deep" })).toEqual(["HARB-002"]);
    expect(await list({ severities: ["low"] })).toEqual([]);
    const findings = [first.id, second.id];
    const changed = await desk.do("finding.change", {
      ...{ findings, fields: { status: "fixed" }, reason: "Merged" },
    });
    expect(changed).toEqual({ changed: 2, unchanged: [] });
    const rest = await desk.do("finding.change", {
      ...{ findings, fields: { status: "fixed", component: "api" } },
    });
    expect(rest).toEqual({ changed: 0, unchanged: ["HARB-001", "HARB-002"] });
    expect(await list({ source: "by-hand" })).toHaveLength(2);
    expect(await list({ source: "file" })).toEqual([]);
    expect(await list({ statuses: ["fixed"] })).toHaveLength(2);
    await desk.do("finding.remove", { findings: [first.id], reason: "Twice" });
    expect(await list({})).toEqual(["HARB-002"]);
    await desk.engine.close();
  });

  it("have each a label of their own, whatever its case", async () => {
    const { desk } = await openAudit();
    await desk.do("finding.add", { audit, fields: fieldsOf({}) });
    const again = await desk.engine.call("finding.add", {
      audit,
      fields: fieldsOf({ label: "harb-001" }),
    });
    expect(again).toMatchObject({ error: { code: "finding-label-taken" } });
    await desk.engine.close();
  });

  it("come from a file only as far as a person chose, and are then recorded already", async () => {
    const { desk, folder } = await openAudit();
    const path = join(folder, "findings.csv");
    const rows = ["id,title,severity", "HARB-1,One,High", "HARB-2,Two,Low"];
    writeFileSync(path, [...rows, ",Three,Low", "HARB-1,Again,Low"].join("\n"));
    const look = async () =>
      desk.do("finding.look", { job, audit, from: { file: desk.grant(path) } });
    const looked = await look();
    expect(looked.proposals.map(({ state, bad }) => [state, bad])).toEqual([
      ...[
        ["new", null],
        ["new", null],
      ],
      ...[
        ["bad", "label-missing"],
        ["bad", "label-repeated"],
      ],
    ]);
    const before = await desk.do("finding.list", { audit, filter: {} });
    expect(before.total).toBe(0);
    const bad = await desk.engine.call("finding.take", {
      look: job,
      chosen: [2],
    });
    expect(bad).toMatchObject({ error: { code: "finding-look-gone" } });
    const taken = await desk.do("finding.take", { look: job, chosen: [0] });
    expect(taken).toEqual({ recorded: 1, changed: 0 });
    writeFileSync(path, [rows[0], "HARB-1,One,Critical", rows[2]].join("\n"));
    const again = await look();
    expect(
      again.proposals.map(({ state, changes }) => [state, changes]),
    ).toEqual([
      ["changed", ["severity"]],
      ["new", []],
    ]);
    expect(
      await desk.do("finding.take", { look: job, chosen: [0, 1] }),
    ).toEqual({ recorded: 1, changed: 1 });
    const [kept] = (await desk.do("finding.list", { audit, filter: {} }))
      .findings;
    expect(kept).toMatchObject({ label: "HARB-1", severity: "critical" });
    await desk.engine.close();
  });

  it("come by the thousand in one act, in entries that hold two hundred each", async () => {
    const { desk, folder } = await openAudit();
    const path = join(folder, "findings.csv");
    const severity = ["Critical", "High", "Medium", "Low", "Informational"];
    const rows = Array.from(
      { length: 1000 },
      (_, at) =>
        `"HARB-${String(at)}","Weakness, number ${String(at)}",${severity[at % 5] ?? ""},part ${String(at % 9)}`,
    );
    writeFileSync(path, ["id,title,severity,component", ...rows].join("\n"));
    const file = desk.grant(path);
    await desk.do("finding.look", { job, audit, from: { file } });
    const chosen = rows.map((_, at) => at);
    const taken = await desk.do("finding.take", { look: job, chosen });
    expect(taken).toEqual({ recorded: 1000, changed: 0 });
    const filter = { severities: ["high" as const], search: "number 1" };
    const { findings, total, components } = await desk.do("finding.list", {
      ...{ audit, filter },
    });
    expect([total, components.length]).toEqual([1000, 9]);
    expect(findings).toHaveLength(
      rows.filter((each, at) => at % 5 === 1 && each.includes("1")).length,
    );
    const shown = await desk.do("ledger.show", { limit: 10 });
    const acts = shown.entries.filter(
      ({ type }) => type === "finding.recorded",
    );
    expect(acts).toHaveLength(5);
    await desk.engine.close();
  });

  it("come from a report in the vault with the place that speaks of them", async () => {
    const { desk } = await openAudit();
    const text =
      "# 1. Tokens stand in the log\n\nSeverity: High\nFinding ID: HARB-7\n\nThey do.\n";
    const [report] = await importFiles(desk, { "report.md": text });
    const version = report?.versions[0]?.version;
    if (version === undefined) throw new Error("nothing was imported");
    const looked = await desk.do("finding.look", {
      job,
      audit,
      from: { version },
    });
    expect(looked).toMatchObject({
      format: "markdown",
      proposals: [{ state: "new", label: "HARB-7", confidence: "high" }],
    });
    await desk.do("finding.take", { look: job, chosen: [0] });
    const [row] = (await desk.do("finding.list", { audit, filter: {} }))
      .findings;
    if (row === undefined) throw new Error("nothing was recorded");
    const { finding } = row;
    expect(await desk.do("finding.show", { finding })).toMatchObject({
      ...{ severity: "high", description: "They do." },
      evidence: [{ version, name: "report.md", page: null }],
      source: { kind: "version", format: "markdown", version },
    });
    await desk.engine.close();
  });
});
