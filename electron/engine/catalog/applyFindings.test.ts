// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { FindingId, Instant } from "../../../shared/ids.ts";
import { noEntry, parseEntry } from "../ledger/entries.ts";
import { summarise } from "../ledger/summary.ts";
import { applyEntry } from "./apply.ts";
import { emptyState } from "./state.ts";

const at = Instant.parse("2026-01-01T00:00:00Z");
const id = FindingId.parse("a".repeat(32));
const byHand = { kind: "by-hand" };
const finding = {
  ...{ id, label: "HARB-007", title: "Tokens stand in the log" },
  ...{ severity: "high", cvss: null, component: "api", description: "" },
  ...{ evidence: [], status: "open", owner: null, fixVersions: [] },
  ...{ links: [], cves: [], embargoUntil: null },
};

function entryOf(seq: number, type: string, body: object) {
  const frame = { seq, prev: noEntry, at, actor: "Ada" };
  const entry = parseEntry({ ...frame, type, body });
  if (entry === null) throw new Error(`no entry: ${type}`);
  return entry;
}

const recorded = entryOf(0, "finding.recorded", {
  ...{ audit: "harbour", source: byHand, findings: [finding] },
});
const fixed = entryOf(1, "finding.changed", {
  ...{ findings: [id], fields: { status: "fixed", fixVersions: ["1.3"] } },
  ...{ source: byHand, reason: "Merged" },
});
const disposition = {
  ...{ answer: "accepted", of: null, note: "Yes.", by: null, at },
  file: null,
};
const disposed = entryOf(2, "finding.disposed", {
  ...{ findings: [id], disposition, reason: null },
});
const removed = entryOf(3, "finding.removed", {
  ...{ findings: [id], reason: "Twice" },
});

function after(...entries: readonly ReturnType<typeof entryOf>[]) {
  const state = emptyState(at);
  for (const entry of entries) applyEntry(state, entry);
  return state.findings.get(id);
}

describe("what the ledger says of a finding", () => {
  it("is recorded with every field", () => {
    expect(after(recorded)).toMatchObject({
      ...finding,
      ...{ audit: "harbour", disposition: null, recorded: at, source: byHand },
    });
  });

  it("changes by the fields that an entry names, and is remembered", () => {
    const known = after(recorded, fixed, disposed);
    expect(known).toMatchObject({
      ...{ label: "HARB-007", status: "fixed", fixVersions: ["1.3"] },
      disposition,
    });
    expect(
      known?.history.map(({ what, status, fields }) => [what, status, fields]),
    ).toEqual([
      ["recorded", "open", []],
      ["changed", "fixed", ["status", "fixVersions"]],
      ["disposed", "fixed", ["disposition"]],
    ]);
  });

  it("is gone from the state once it was removed", () => {
    expect(after(recorded, removed)).toBeUndefined();
  });

  it("names no finding that was never recorded", () => {
    expect(() => after(fixed)).toThrow("unknown finding");
    expect(() => after(recorded, recorded)).toThrow("known finding");
  });

  it("is told in sentences without what the finding says", () => {
    const told = [recorded, fixed, disposed, removed].map(summarise);
    expect(told).toEqual([
      "1 finding(s) of harbour were recorded by hand.",
      "Of 1 finding(s) were changed: status, fix versions: Merged.",
      "The disposition of 1 finding(s) is accepted.",
      "1 finding(s) were removed: Twice.",
    ]);
  });

  it("takes no field that a finding does not have, and none in another shape", () => {
    const body = { findings: [id], source: byHand, reason: null };
    for (const fields of [{ colour: "red" }, { status: "gone" }, { id }])
      expect(
        parseEntry({
          ...{ seq: 0, prev: noEntry, at, actor: "Ada" },
          ...{ type: "finding.changed", body: { ...body, fields } },
        }),
      ).toBeNull();
  });
});
