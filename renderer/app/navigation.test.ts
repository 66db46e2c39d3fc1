// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { AuditId } from "../../shared/ids.ts";
import {
  firstPlace,
  placeAfter,
  routeOfSection,
  screenKey,
  sectionOf,
  sections,
} from "./navigation.ts";

const first = AuditId.parse("first");
const second = AuditId.parse("second");

describe("places", () => {
  it("begin in the only audit, else at the list", () => {
    expect(firstPlace([first]).route).toEqual({
      at: "deliverables",
      audit: first,
    });
    expect(firstPlace([]).route).toEqual({ at: "audits" });
    expect(firstPlace([first, second]).route).toEqual({ at: "audits" });
  });

  it("keep the audit at hand while the ledger is looked at", () => {
    const inLedger = placeAfter(firstPlace([first]), { at: "ledger" });
    expect(inLedger.audit).toBe(first);
    const elsewhere = placeAfter(inLedger, { at: "people", audit: second });
    expect(elsewhere.audit).toBe(second);
  });
});

describe("sections", () => {
  it("lead into the audit at hand, or to the list of audits", () => {
    expect(sections.map((section) => routeOfSection(section, first))).toEqual([
      { at: "overview", audit: first },
      { at: "deliverables", audit: first },
      { at: "findings", audit: first },
      { at: "people", audit: first },
      { at: "consent", audit: first },
      { at: "releases", audit: first },
      { at: "disclosures", audit: first },
      { at: "requests" },
      { at: "ledger" },
      { at: "vault" },
    ]);
    expect(routeOfSection("people", null)).toEqual({ at: "audits" });
  });

  it("are known from their routes, a proposal as part of the releases", () => {
    for (const section of sections)
      expect(sectionOf(routeOfSection(section, first))).toBe(section);
    expect(sectionOf({ at: "proposal", audit: first })).toBe("releases");
    expect(sectionOf({ at: "matrix", audit: first })).toBe("consent");
    expect(sectionOf({ at: "verify" })).toBeNull();
  });
});

describe("screens", () => {
  it("stay the same while something in them is chosen", () => {
    const audit = first;
    expect(screenKey({ at: "releases", audit })).toBe("releases first");
    expect(screenKey({ at: "ledger" })).not.toBe(screenKey({ at: "vault" }));
  });
});
