// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { choicesOf, filtered, linesOf, noFilters } from "./filters.ts";

const disclosure = (
  id: string,
  changes: Partial<DisclosureView>,
): DisclosureView => ({
  standing: "left",
  ...{ id, kind: "share", from: "ada", to: ["mira"], purpose: "to judge" },
  at: Instant.parse("2026-01-02T00:00:00Z"),
  files: [{ path: "report.pdf", sha256: null }],
  ...{ terms: [], statement: null, parcel: null, receipts: [] },
  ...changes,
});
const first = disclosure("first", {
  ...{ kind: "earlier", to: ["Sol", "mira"] },
  at: Instant.parse("2026-01-01T00:00:00Z"),
});
const second = disclosure("second", {
  files: [{ path: "model.pdf", sha256: null }],
});
const all = [first, second];
const ids = (list: readonly DisclosureView[]) => list.map(({ id }) => id);

describe("filtered", () => {
  it("shows everything, newest first, while nothing is narrowed", () => {
    expect(ids(filtered(all, noFilters))).toEqual(["second", "first"]);
  });

  it("narrows to a person, a file, a way and a time, and to all of them", () => {
    const by = (changes: object) =>
      ids(filtered(all, { ...noFilters, ...changes }));
    expect(by({ who: "Sol" })).toEqual(["first"]);
    expect(by({ what: "model.pdf" })).toEqual(["second"]);
    expect(by({ kind: "earlier" })).toEqual(["first"]);
    expect(by({ since: "2026-01-02T00:00" })).toEqual(["second"]);
    expect(by({ who: "mira", what: "model.pdf" })).toEqual(["second"]);
    expect(by({ who: "Sol", what: "model.pdf" })).toEqual([]);
  });
});

describe("choicesOf", () => {
  it("names each person and path once", () => {
    expect(choicesOf([...all, first])).toEqual({
      people: ["Sol", "mira"],
      paths: ["model.pdf", "report.pdf"],
    });
  });
});

describe("linesOf", () => {
  it("drops what is empty", () => {
    expect(linesOf(" one\n\ntwo \n")).toEqual(["one", "two"]);
  });
});
