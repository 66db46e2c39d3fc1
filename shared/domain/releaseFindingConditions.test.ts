// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalIssued,
  at,
  audit,
  digestOf,
  digestOfCharter,
  sampleApproval,
  sampleCharter,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  signedApproval,
  stateUnder,
  unmetNames,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import { FindingId } from "../ids.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import { FindingLabel } from "./finding.ts";
import { formatFindings, type ReleaseFinding } from "./releaseFindings.ts";
import type { ReleaseState } from "./releaseState.ts";

const id = FindingId.parse("1".repeat(32));
const later = at("2026-05-01T16:00:00Z");

const resolved: ReleaseFinding = {
  id,
  label: FindingLabel.parse("HARB-001"),
  title: "A vessel is moored twice",
  severity: "high",
  cvss: null,
  status: "fixed",
  disposition: {
    ...{ answer: "accepted", of: null, note: "", by: null, file: null },
    at: approvalIssued,
  },
  embargoUntil: null,
  ...{ isCarvedOut: false, isExtracted: false },
};
const open: ReleaseFinding = { ...resolved, disposition: null };
const embargoed: ReleaseFinding = { ...resolved, embargoUntil: later };

/** Signed when the findings were `judged`; now they are `now`. */
function stateOf(
  judged: readonly ReleaseFinding[],
  now: readonly ReleaseFinding[] = judged,
  names: readonly string[] = ["carve-outs.txt", "findings.txt"],
): ReleaseState {
  const state = stateUnder(
    { conditions: ["findings"] },
    { judged: names.map((name) => ({ sha256: digestOf(name), name })) },
  );
  const findingsText = formatFindings("7".repeat(64), audit, judged);
  return { ...state, findings: now, findingsText };
}

describe("where the charter lists findings", () => {
  it("lets a release out whose findings are resolved and free, or of which there are none", () => {
    requireOk(authorizeRelease(stateOf([])));
    requireOk(authorizeRelease(stateOf([resolved])));
    const past = { ...resolved, embargoUntil: at("2026-03-02T12:00:00Z") };
    requireOk(authorizeRelease(stateOf([past])));
  });

  it("is closed to a finding that nobody has resolved, or that is on hold, whether requested or not", () => {
    const hold = {
      ...open,
      disposition: resolved.disposition && {
        ...resolved.disposition,
        answer: "hold" as const,
      },
    };
    for (const finding of [open, hold])
      for (const state of [
        stateOf([finding]),
        { ...stateOf([finding]), statement: null },
      ])
        expect(unmetOf(state)).toContainEqual({
          name: "finding-unresolved",
          findings: [{ finding: id, label: "HARB-001" }],
        });
    requireOk(authorizeRelease(stateOf([{ ...open, status: "withdrawn" }])));
  });

  it("is closed to a finding under embargo until its time, and says until when", () => {
    expect(unmetOf(stateOf([embargoed]))).toEqual([
      {
        name: "finding-embargoed",
        findings: [{ finding: id, label: "HARB-001", until: later }],
      },
    ]);
    expect(unmetNames({ ...stateOf([embargoed]), statement: null })).toContain(
      "finding-embargoed",
    );
  });

  it("trusts no clock that is behind what the vault has seen, where a finding has a date", () => {
    const past = { ...resolved, embargoUntil: at("2026-03-01T12:00:00Z") };
    const behind = { ledgerTime: at("2026-03-03T00:00:00Z") };
    expect(unmetNames({ ...stateOf([past]), ...behind })).toEqual([
      "clock-behind",
    ]);
    requireOk(authorizeRelease({ ...stateOf([resolved]), ...behind }));
  });

  it("says once that the clock is behind, where the release waits for a time as well", () => {
    const names = ["findings.txt"];
    const past = { ...resolved, embargoUntil: at("2026-03-01T12:00:00Z") };
    const state = stateOf([past], [past], names);
    const waiting = sampleApproval({
      charter: digestOfCharter(sampleCharter({ conditions: ["findings"] })),
      judged: state.judged,
      notBefore: at("2026-03-01T12:00:00Z"),
    });
    const behind = { ledgerTime: at("2026-03-03T00:00:00Z") };
    const statement = signedApproval(waiting, enough);
    expect(unmetNames({ ...state, ...behind, statement })).toEqual([
      "clock-behind",
    ]);
  });

  it("lets out what carves the finding out, if that was judged", () => {
    for (const finding of [open, embargoed]) {
      const carved = { ...finding, isCarvedOut: true };
      requireOk(authorizeRelease(stateOf([carved])));
      const unjudged = stateOf([carved], [carved], ["findings.txt"]);
      expect(authorizeRelease(unjudged).ok).toBe(false);
      const proposed = { ...stateOf([carved]), statement: null };
      expect(unmetNames(proposed)).not.toContain("finding-unresolved");
      expect(unmetNames(proposed)).not.toContain("finding-embargoed");
    }
  });

  it("demands that the carved-out be absent from its files", () => {
    const carved = { ...open, isCarvedOut: true };
    const unprovenRemovals = ["findings/report.pdf"];
    expect(unmetNames({ ...stateOf([carved]), unprovenRemovals })).toEqual([
      "removal-unproven",
    ]);
  });

  it("demands the list, once people are asked", () => {
    expect(unmetNames(stateOf([resolved], [resolved], []))).toEqual([
      "findings-missing",
    ]);
    const proposed = { ...stateOf([], [], []), statement: null };
    expect(unmetNames(proposed)).not.toContain("findings-missing");
  });

  it.each([
    ["reopened", { ...resolved, status: "open" as const, disposition: null }],
    ["given another severity", { ...resolved, severity: "critical" as const }],
    ["given a date", { ...resolved, embargoUntil: at("2026-03-01T00:00:00Z") }],
    ["named anew", { ...resolved, title: "Another title" }],
  ])("is void once a finding is %s", (_what, now) => {
    expect(unmetOf(stateOf([resolved], [now]))).toContainEqual({
      name: "findings-changed",
      labels: ["HARB-001"],
    });
  });

  it("is void once there is another finding, or one is gone", () => {
    const second = { ...resolved, label: FindingLabel.parse("HARB-002") };
    for (const state of [
      stateOf([resolved], [resolved, second]),
      stateOf([resolved, second], [resolved]),
      { ...stateOf([second]), findingsText: null },
    ])
      expect(unmetOf(state)).toEqual([
        { name: "findings-changed", labels: ["HARB-002"] },
      ]);
  });
});

describe("where no charter lists findings", () => {
  it("is closed all the same to a file that was made from one", () => {
    const state = stateUnder({ conditions: [] });
    for (const finding of [open, embargoed])
      expect(
        authorizeRelease({
          ...state,
          findings: [{ ...finding, isExtracted: true, isCarvedOut: true }],
        }).ok,
      ).toBe(false);
    requireOk(
      authorizeRelease({
        ...state,
        findings: [{ ...resolved, isExtracted: true }],
      }),
    );
  });

  it("asks nothing of them, but that those carved out be absent", () => {
    const state = { ...stateUnder({ conditions: [] }), findings: [open] };
    requireOk(authorizeRelease(state));
    expect(
      unmetNames({ ...state, unprovenRemovals: ["findings/report.pdf"] }),
    ).toEqual(["removal-unproven"]);
  });
});
