// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant, Sha256 } from "../../../shared/ids.ts";
import { daysOf } from "./days.ts";

function entry(seq: number, at: string) {
  return {
    seq,
    at: Instant.parse(at),
    actor: "Ada",
    type: "audit.created",
    kind: "audit" as const,
    digest: Sha256.parse("a".repeat(64)),
    summary: "",
    body: "",
  };
}

it("gathers entries by day, in their order", () => {
  const days = daysOf([
    entry(3, "2026-11-24T00:00:00Z"),
    entry(2, "2026-11-23T23:59:59Z"),
    entry(1, "2026-11-23T00:00:00Z"),
  ]);
  expect(
    days.map((day) => [day.date, day.entries.map(({ seq }) => seq)]),
  ).toEqual([
    ["2026-11-24", [3]],
    ["2026-11-23", [2, 1]],
  ]);
  expect(daysOf([])).toEqual([]);
});
