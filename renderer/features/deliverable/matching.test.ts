// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  DeliverableId,
  Instant,
  Sha256,
  VersionId,
} from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { matching } from "./matching.ts";

function deliverable(
  title: string,
  ...names: readonly string[]
): DeliverableView {
  return {
    deliverable: DeliverableId.parse("3".repeat(32)),
    ...({ kind: "findings-report", title } as const),
    versions: names.map((name) => ({
      version: VersionId.parse("4".repeat(32)),
      ...({ variant: "private", name, size: 1 } as const),
      sha256: Sha256.parse("ab".repeat(32)),
      imported: Instant.parse("2026-01-01T00:00:00Z"),
      ...{ from: "Quillhart Labs", channel: "mail" },
      ...{ handedOver: null, lineage: null, comments: [] },
    })),
  };
}

const report = deliverable("Report", "draft.pdf", "final.pdf");
const model = deliverable("Threat model", "model.pdf");

describe("what is found among deliverables", () => {
  it.each([
    ["", [report, model]],
    ["  ", [report, model]],
    ["THREAT", [model]],
    ["draft.pdf", [report]],
    ["final findings", [report]],
    ["quillhart model", [model]],
    ["abab", [report, model]],
    ["draft model", []],
  ])("by %j", (typed, found) => {
    expect(matching([report, model], typed)).toEqual(found);
  });
});
