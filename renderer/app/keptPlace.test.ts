// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { AuditId, FindingId, GrantId, VersionId } from "../../shared/ids.ts";
import { longestPlace } from "../../shared/ipc/limits.ts";
import type { Draft, View } from "./draft.ts";
import { keptTextOf, placeOfKept } from "./keptPlace.ts";
import { type Place, routeOfSection, sections } from "./navigation.ts";

const audit = AuditId.parse("harbour-2026");
const id = "0123456789abcdef0123456789abcdef";

function backAndForth(place: Place): Place | undefined {
  return placeOfKept(keptTextOf(place) ?? "", [audit])?.place;
}

const draft: Draft = {
  sheet: {
    title: "New audit",
    opener: { name: "New audit", at: 0, of: 1 },
  },
  fields: [
    { name: "Title", at: 0, value: "Harbour" },
    { name: "Public", at: 1, value: true },
  ],
  cursor: { field: 0, start: 2, end: 4 },
};
const scrolled: View["scrolled"] = [["screen-body", 120]];

describe("the place that is kept over a lock", () => {
  it("is the section, with what was open in it", () => {
    for (const section of sections) {
      const place = { route: routeOfSection(section, audit), audit };
      expect(backAndForth(place)).toEqual(place);
    }
    const finding = FindingId.parse(id);
    const place: Place = { route: { at: "findings", audit, finding }, audit };
    expect(backAndForth(place)).toEqual(place);
    const asking: Place = {
      route: {
        ...{ at: "consent-request", audit, purpose: "Judge it" },
        versions: [VersionId.parse(id)],
      },
      audit,
    };
    expect(backAndForth(asking)).toEqual(asking);
  });

  it("is the section of a screen that cannot be gone back to as it was", () => {
    const files = [{ grant: GrantId.parse(id), name: "secret.pdf" }];
    const intake: Place = { route: { at: "intake", audit, files }, audit };
    expect(keptTextOf(intake)).not.toContain("secret");
    expect(backAndForth(intake)?.route).toEqual({ at: "deliverables", audit });
    const back = { at: "audits" } as const;
    const version = VersionId.parse(id);
    const inspection: Place = {
      route: { at: "inspection", audit, version, name: "secret.pdf", back },
      audit,
    };
    expect(keptTextOf(inspection)).not.toContain("secret");
  });

  it("brings along how it was left, at the list of audits too", () => {
    const view = { draft, scrolled };
    for (const place of [
      { route: { at: "audits" }, audit: null },
      { route: { at: "proposal", audit }, audit },
    ] as const)
      expect(placeOfKept(keptTextOf(place, view) ?? "", [audit])).toEqual({
        place,
        view,
      });
  });

  it("goes without words that are more than can be kept", () => {
    const place: Place = { route: { at: "people", audit }, audit };
    const value = "x".repeat(longestPlace);
    const long = { ...draft, fields: [{ name: "Words", at: 0, value }] };
    const text = keptTextOf(place, { draft: long, scrolled }) ?? "";
    expect(placeOfKept(text, [audit])).toEqual({
      place,
      view: { draft: null, scrolled },
    });
  });

  it("is none outside a section, and none in an audit that is gone", () => {
    expect(keptTextOf({ route: { at: "audits" }, audit: null })).toBeNull();
    const place = { route: routeOfSection("people", audit), audit };
    expect(placeOfKept(keptTextOf(place) ?? "", [])).toBeNull();
    const lost = { screen: "people", audit: null, open: {}, draft, scrolled };
    for (const text of ["", "{", "null", "[]", JSON.stringify(lost)])
      expect(placeOfKept(text, [audit])).toBeNull();
  });
});
