// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { stateUnder, unmetNames } from "../../test/support/sampleRelease.ts";
import { authorizeRelease } from "./authorizeRelease.ts";

describe("what must not become public", () => {
  it("minds the words that a release is public by, where an inspection is demanded", () => {
    const publicWords = [
      { field: "purpose", check: "tlp-tag", seen: "TLP:RED" } as const,
    ];
    const state = {
      ...stateUnder({ conditions: ["inspection"] }),
      publicWords,
    };
    for (const each of [state, { ...state, statement: null }])
      expect(unmetNames(each)).toContain("public-words");
    const free = { ...stateUnder({ conditions: [] }), publicWords };
    expect(authorizeRelease(free).ok).toBe(true);
    const said = [
      { field: "place", check: "removed-text", seen: "HARB-007" } as const,
    ];
    expect(unmetNames({ ...free, publicWords: said })).toContain(
      "public-words",
    );
  });

  it("is closed while something that was marked may be in a file, whatever the charter demands", () => {
    const unprovenRemovals = ["findings/report.pdf"];
    for (const conditions of [[], ["inspection"]] as const) {
      const state = {
        ...stateUnder({ conditions }),
        unprovenRemovals,
      };
      for (const each of [state, { ...state, statement: null }])
        expect(unmetNames(each)).toContain("removal-unproven");
    }
    const proven = stateUnder({ conditions: [] });
    expect(authorizeRelease(proven).ok).toBe(true);
  });
});
