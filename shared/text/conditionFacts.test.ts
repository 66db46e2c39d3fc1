// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { person } from "../../test/support/sampleAudit.ts";
import type { UnmetCondition } from "../domain/conditions.ts";
import { FindingId } from "../ids.ts";
import { describeCondition } from "./conditions.ts";

const finding = FindingId.parse("1".repeat(32));
const paths = ["a", "b", "c"];
const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];
const candidates = ["ada", "lin", "mo"].map(person);
const seat = (
  name: "owners-missing" | "vendor-missing" | "people-missing",
) => ({
  ...{ name, signed: [], candidates },
});

const cases: [UnmetCondition, string][] = [
  [{ ...seat("owners-missing"), missing: 1 }, "one more owner: ada, lin or mo"],
  [
    { ...seat("vendor-missing"), missing: 3 },
    "three more vendor contacts: ada, lin and mo",
  ],
  [
    { ...seat("people-missing"), missing: 1 },
    "one more person, since nobody can fill two seats: ada",
  ],
  [
    { ...seat("owners-missing"), missing: 10 },
    "10 more owners; too few are left",
  ],
  [{ name: "removal-unproven", paths }, "in “a”, “b” and “c”. Run"],
  [{ name: "removal-unproven", paths: ["a"] }, "in “a”. Run"],
  [
    { name: "content-changed", paths: [...paths, "d", "e"] },
    "“a”, “b”, “c” and 2 more. Put",
  ],
  [
    { name: "findings-changed", labels: ["H-1", "H-2\u202e"] },
    "judge it: H-1 and H-2\u{fffd}. Make",
  ],
  [
    { name: "findings-changed", labels: letters },
    ": a, b, c, d, e, f, g and h. Make",
  ],
  [
    { name: "findings-changed", labels: [...letters, "i"] },
    ": a, b, c, d, e, f, g, h and 1 more. Make",
  ],
  [
    { name: "finding-unresolved", findings: [{ finding, label: "H-1" }] },
    "Not resolved: H-1. Record",
  ],
  [
    {
      name: "finding-embargoed",
      findings: [{ finding, label: "H-1", until: "2026-03-01T16:00:00Z" }],
    },
    "embargo: H-1 until 2026-03-01T16:00:00Z. Wait",
  ],
  [
    { name: "embargo-active", until: "2026-03-01T16:00:00Z" },
    "before 2026-03-01T16:00:00Z.",
  ],
  [
    {
      name: "clock-behind",
      clock: "2026-03-01T16:00:00Z",
      latest: "2026-03-02T16:00:00Z",
    },
    "says 2026-03-01T16:00:00Z, but the vault has seen 2026-03-02T16:00:00Z.",
  ],
  [
    {
      name: "public-words",
      field: "author",
      check: "tlp-tag",
      seen: "TLP:\u202e",
    },
    "The author would be public, and the inspection minds it: It carries a Traffic Light Protocol mark (TLP:\u{fffd}).",
  ],
];

it.each(cases)("of %j it is said: %s", (condition, words) => {
  expect(describeCondition(condition)).toContain(words);
});
