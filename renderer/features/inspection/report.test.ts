// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import { Instant, PersonId, VersionId } from "../../../shared/ids.ts";
import type {
  FindingView,
  InspectionView,
} from "../../../shared/ipc/inspectionContract.ts";
import { decisionsOf, ofSeverity, standingOf, waitingOf } from "./report.ts";

const at = Instant.parse("2026-11-23T00:00:00Z");
const item = (digit: string): ItemId => ItemId.parse(digit.repeat(16));
const resolution = { at, person: PersonId.parse("ada"), reason: "meant" };

function finding(
  digit: string,
  severity: FindingView["severity"],
  decided: FindingView["resolution"] = null,
): FindingView {
  return {
    ...{ check: "draft-word", members: [], place: { kind: "file" } },
    ...{ times: 1, seen: "draft", item: item(digit) },
    severity,
    resolution: decided,
  };
}

const findings = [
  finding("1", "warn", resolution),
  finding("2", "warn"),
  finding("3", "block"),
  finding("4", "note"),
];
const unseen: InspectionView["unseen"] = [
  {
    ...{ reason: "picture", members: [], place: { kind: "file" }, what: "" },
    ...{ item: item("5"), resolution: null },
  },
];
const view: InspectionView = {
  version: VersionId.parse("a".repeat(32)),
  ...{ name: "report.pdf", inspected: at, isStale: false },
  ...{ standing: "blocking", type: "pdf", findings, unseen },
};

describe("what was decided about a version", () => {
  it("says each person's reason once, with how many things it is about, the newest first", () => {
    const later = Instant.parse("2026-11-24T00:00:00Z");
    const other = { ...resolution, at: later, reason: "read on paper" };
    const decided = [
      ...findings,
      finding("6", "block", resolution),
      finding("7", "warn", other),
    ];
    expect(decisionsOf({ findings: decided, unseen })).toEqual([
      { ...other, count: 1 },
      { ...resolution, count: 2 },
    ]);
    expect(decisionsOf({ findings: [], unseen })).toEqual([]);
  });
});

describe("a report on the screen", () => {
  it("waits for what blocks, asks or was not seen, and never for notes", () => {
    expect(waitingOf(view)).toEqual([item("2"), item("3"), item("5")]);
  });

  it("shows what waits before what is decided", () => {
    expect(ofSeverity(view, "warn").map((each) => each.item)).toEqual([
      item("2"),
      item("1"),
    ]);
  });

  it("is stale when the engine asks for another, and missing when there is none", () => {
    expect(standingOf(null)).toBe("missing");
    expect(standingOf({ ...view, standing: "missing" })).toBe("stale");
    expect(standingOf({ ...view, standing: "clear" })).toBe("clear");
  });
});
