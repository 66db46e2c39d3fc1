// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, audit, digestOf } from "../../../test/support/sampleAudit.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { inspectionRules } from "../../../shared/domain/inspectionChecks.ts";
import { CveId, FindingLabel } from "../../../shared/domain/finding.ts";
import {
  DeliverableId,
  FindingId,
  ObjectId,
  PersonId,
  ReleaseId,
  VersionId,
} from "../../../shared/ids.ts";
import type { FindingState } from "../catalog/findingState.ts";
import { emptyState, type ReleaseState, type State } from "../catalog/state.ts";
import { carveOutsText, unprovenRemovalsOf } from "../inspection/carveOuts.ts";
import { carvedFor } from "../inspection/carvedFindings.ts";
import { soughtIn } from "../inspection/inspectionView.ts";
import {
  checkCarveOuts,
  findingsTexts,
  releaseFindingsOf,
} from "./releaseFindings.ts";

const now = at("2026-03-02T12:00:00Z");
const id = (digit: string) => digit.repeat(32);
const harb = FindingId.parse(id("1"));
const other = FindingId.parse(id("2"));
const report = VersionId.parse(id("a"));
const notes = VersionId.parse(id("b"));

function finding(of: FindingId, changes: Partial<FindingState>): FindingState {
  return {
    ...{ id: of, audit, recorded: now, source: { kind: "by-hand" } },
    label: FindingLabel.parse(`HARB-00${of.slice(0, 1)}`),
    title: "A vessel is moored twice",
    ...{ severity: "high", cvss: null, component: "", description: "" },
    ...{ evidence: [], status: "open", owner: null, fixVersions: [] },
    ...{ links: [], cves: [], embargoUntil: null, disposition: null },
    history: [],
    ...changes,
  };
}

function releaseOf(changes: Partial<ReleaseState> = {}): ReleaseState {
  return {
    release: ReleaseId.parse(id("9")),
    ...{ audit, requester: PersonId.parse("ada") },
    files: [{ version: report, path: "findings/report.md" }],
    ...{
      place: "audits/release",
      purpose: "Publish",
      removes: [],
      supersedes: null,
    },
    ...{ author: "Ada <ada@example.org>", expires: now, notBefore: null },
    ...{ base: null, clone: null, carveOuts: [], proposed: now },
    ...{ statement: null, judged: [], signatures: [], earlier: [], sent: [] },
    ...{ abandoned: false, exported: null, merged: null },
    ...changes,
  };
}

function stateWith(...releases: readonly ReleaseState[]): State {
  const state = emptyState(now);
  state.findings.set(harb, finding(harb, {}));
  state.findings.set(other, finding(other, { title: "A lamp is dark" }));
  for (const version of [report, notes])
    state.deliverables.set(DeliverableId.parse(version), {
      deliverable: DeliverableId.parse(version),
      ...{ audit, kind: "findings-report", title: "report", removed: false },
      versions: [
        {
          ...{ version, variant: "public", name: "report.md", size: 1 },
          ...{ sha256: digestOf(version), header: digestOf("header") },
          ...{ object: ObjectId.parse(version), imported: now },
          ...{ from: "Quillhart", channel: "mail" },
        } as never,
      ],
    });
  for (const release of releases) state.releases.set(release.release, release);
  return state;
}

/** A report that is by what is looked for now, and found nothing. */
function inspect(state: State, version: VersionId): void {
  state.inspections.set(version, {
    at: now,
    watch: soughtIn(state, audit, version),
    report: {
      ...{ rules: inspectionRules, type: "text" },
      ...{ findings: [], unseen: [] },
    } as never,
    resolutions: new Map(),
  });
}

describe("the findings of a release", () => {
  it("are all those of its audit, with what it carves out and what was made from them", () => {
    const state = stateWith();
    state.findings.set(
      FindingId.parse(id("3")),
      finding(FindingId.parse(id("3")), { audit: "another" as never }),
    );
    state.extracts.set(report, {
      ...{ at: now, audit, format: "osv", acts: [], version: report },
      findings: [other],
    });
    const found = releaseFindingsOf(state, releaseOf({ carveOuts: [harb] }));
    expect(
      found.map((each) => [each.label, each.isCarvedOut, each.isExtracted]),
    ).toEqual([
      ["HARB-001", true, false],
      ["HARB-002", false, true],
    ]);
  });

  it("are listed for those who are asked once each is resolved or carved out", () => {
    const state = stateWith();
    const open = requireError(findingsTexts(state, releaseOf()));
    expect(open).toMatchObject({
      code: "release-findings-unresolved",
      facts: { findings: 2 },
    });
    const both = releaseOf({ carveOuts: [harb, other] });
    const [listed] = requireOk(findingsTexts(state, both));
    expect(listed?.name).toBe("findings.txt");
    expect(listed?.text).toMatch(/^Nonce: [0-9a-f]{64}\n/);
    expect(listed?.text.match(/Carved out: yes/g)).toHaveLength(2);
    const [again] = requireOk(findingsTexts(state, both));
    expect(again?.text).not.toBe(listed?.text);
    state.extracts.set(report, {
      ...{ at: now, audit, format: "osv", acts: [], version: report },
      findings: [other],
    });
    expect(findingsTexts(state, both).ok).toBe(false);
  });
});

describe("what a release may carve out", () => {
  it("is named by label, whatever its case, and kept by id, each once", () => {
    const labels = ["harb-002", "HARB-001", "HARB-002"].map((label) =>
      FindingLabel.parse(label),
    );
    expect(
      requireOk(checkCarveOuts(stateWith(), { audit, carveOuts: labels })),
    ).toEqual([harb, other]);
  });

  it("is on record, and can be looked for", () => {
    const state = stateWith();
    state.findings.set(harb, finding(harb, { label: FindingLabel.parse("7") }));
    const code = (label: string) =>
      requireError(
        checkCarveOuts(state, {
          audit,
          carveOuts: [FindingLabel.parse(label)],
        }),
      ).code;
    expect(code("HARB-009")).toBe("carve-out-unknown");
    expect(code("7")).toBe("carve-out-refused");
  });
});

describe("a carved-out finding", () => {
  const carving = releaseOf({ carveOuts: [harb] });

  it("is looked for by label, title, CVE and what was marked on the versions that speak of it", () => {
    const state = stateWith(carving);
    state.findings.set(
      harb,
      finding(harb, {
        cves: [CveId.parse("CVE-2026-12345")],
        evidence: [{ version: notes, page: null, note: "" }],
      }),
    );
    state.removals.set(notes, ["the key hangs by the door"]);
    expect(carvedFor(state, report).map(({ text }) => text)).toEqual([
      "HARB-001",
      "A vessel is moored twice",
      "CVE-2026-12345",
      "the key hangs by the door",
    ]);
    expect(carvedFor(state, notes)).toEqual([]);
  });

  it("blocks every file until an inspection has looked for it, by what it is called now", () => {
    const state = stateWith(carving);
    expect(unprovenRemovalsOf({ state }, carving)).toEqual([
      "findings/report.md",
    ]);
    inspect(state, report);
    expect(unprovenRemovalsOf({ state }, carving)).toEqual([]);
    expect(carveOutsText({ state }, carving)).toMatch(/\n {2}Left out: /);
    expect(carveOutsText({ state }, carving)).not.toContain("HARB-001");
    state.findings.set(harb, finding(harb, { title: "Another title" }));
    expect(unprovenRemovalsOf({ state }, carving)).toHaveLength(1);
  });

  it("makes an older report stale, which did not look for it", () => {
    const state = stateWith();
    inspect(state, report);
    expect(unprovenRemovalsOf({ state }, releaseOf())).toEqual([]);
    state.releases.set(carving.release, carving);
    expect(unprovenRemovalsOf({ state }, carving)).toHaveLength(1);
  });

  it("blocks what can prove nothing: a finding that is gone, or called by one letter", () => {
    const state = stateWith(carving);
    inspect(state, report);
    state.findings.delete(harb);
    expect(unprovenRemovalsOf({ state }, carving)).toHaveLength(1);
    state.findings.set(harb, finding(harb, { title: "7" }));
    inspect(state, report);
    expect(unprovenRemovalsOf({ state }, carving)).toHaveLength(1);
  });

  it("is nothing to another release of the same file, nor once its own is abandoned", () => {
    const release = ReleaseId.parse(id("8"));
    const plain = releaseOf({ release });
    const state = stateWith(carving, plain);
    expect(unprovenRemovalsOf({ state }, plain)).toEqual([]);
    expect(carveOutsText({ state }, plain)).toBeNull();
    expect(carvedFor(state, report)).not.toEqual([]);
    state.releases.set(carving.release, { ...carving, abandoned: true });
    expect(carvedFor(state, report)).toEqual([]);
  });
});
