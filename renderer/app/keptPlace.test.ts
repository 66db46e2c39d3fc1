// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { AuditId, FindingId, GrantId, VersionId } from "../../shared/ids.ts";
import { keptTextOf, placeOfKept } from "./keptPlace.ts";
import { type Place, routeOfSection, sections } from "./navigation.ts";

const audit = AuditId.parse("harbour-2026");
const id = "0123456789abcdef0123456789abcdef";

function backAndForth(place: Place): Place | null {
  return placeOfKept(keptTextOf(place) ?? "", [audit]);
}

describe("the place that is kept over a lock", () => {
  it("is the section, with what was open in it", () => {
    for (const section of sections) {
      const place = { route: routeOfSection(section, audit), audit };
      expect(backAndForth(place)).toEqual(place);
    }
    const finding = FindingId.parse(id);
    const place: Place = { route: { at: "findings", audit, finding }, audit };
    expect(backAndForth(place)).toEqual(place);
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

  it("is none outside a section, and none in an audit that is gone", () => {
    expect(keptTextOf({ route: { at: "audits" }, audit: null })).toBeNull();
    const place = { route: routeOfSection("people", audit), audit };
    expect(placeOfKept(keptTextOf(place) ?? "", [])).toBeNull();
    for (const text of ["", "{", "null", '{"section":"people"}', "[]"])
      expect(placeOfKept(text, [audit])).toBeNull();
  });
});
