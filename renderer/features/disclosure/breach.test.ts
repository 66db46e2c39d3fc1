// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { AuditId, Instant, PersonId } from "../../../shared/ids.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { breachFacts, type BreachFields, toggledLeak } from "./breach.ts";

const audit = AuditId.parse("harbour");
const disclosure: DisclosureView = {
  ...{
    id: "share-1",
    kind: "share",
    standing: "left",
    from: null,
    to: ["mira"],
  },
  at: Instant.parse("2026-01-01T00:00:00Z"),
  files: [],
  ...{ purpose: "", terms: [], statement: null, parcel: null, receipts: [] },
};
const whole: BreachFields = {
  leaks: new Map([["share-1", new Set(["a.pdf"])]]),
  ...{ addressee: " security@example.org ", reporter: PersonId.parse("ada") },
  ...{ noticed: "2026-01-02T10:00", how: "A forum quotes it." },
  ...{ leakedTo: "readers\n\n", done: "" },
};

describe("toggledLeak", () => {
  it("adds a file, takes it away, and keeps no disclosure without one", () => {
    const one = toggledLeak(new Map(), disclosure, "a.pdf");
    expect([...(one.get("share-1") ?? [])]).toEqual(["a.pdf"]);
    expect(toggledLeak(one, disclosure, "a.pdf").size).toBe(0);
  });
});

describe("breachFacts", () => {
  it("says what was chosen and written", () => {
    expect(breachFacts(audit, whole)).toMatchObject({
      leaks: [{ disclosure: "share-1", paths: ["a.pdf"] }],
      ...{ addressee: "security@example.org", leakedTo: ["readers"], done: [] },
    });
  });

  it.each([
    { leaks: new Map() },
    { addressee: " " },
    { reporter: null },
    { noticed: "" },
    { how: "" },
  ])("drafts nothing without %o", (lacking) => {
    expect(breachFacts(audit, { ...whole, ...lacking })).toBeNull();
  });
});
