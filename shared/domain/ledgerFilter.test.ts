// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { audit } from "../../test/support/sampleAudit.ts";
import { AuditId } from "../ids.ts";
import {
  type Filterable,
  LedgerFilter,
  ledgerFilterOf,
} from "./ledgerFilter.ts";

const entry: Filterable = {
  at: "2026-03-05T23:59:59Z",
  actor: "Ada at her desk",
  kind: "consent",
  audit,
  by: ["lin", "mo"],
  about: ["mira", "report"],
  summary: "Lin let Mira see the Final Report of the Größe",
};

/** Whether an entry is shown under a filter that a caller could send. */
function shows(
  filter: unknown,
  changes: Partial<Filterable> = {},
  about: readonly string[] = [],
): boolean {
  const isShown = ledgerFilterOf(LedgerFilter.parse(filter), about);
  return isShown({ ...entry, ...changes });
}

describe("entries of the ledger", () => {
  it("are all shown where nothing is asked", () => {
    expect(shows({})).toBe(true);
    expect(shows({}, { audit: null, by: [], about: [], summary: "" })).toBe(
      true,
    );
  });

  it("are shown when they are of one of the kinds, and none named means any", () => {
    expect(shows({ kinds: ["release", "consent"] })).toBe(true);
    expect(shows({ kinds: ["release", "findings"] })).toBe(false);
    expect(shows({ kinds: [] })).toBe(true);
  });

  it("are shown when they are of the audit, and not when they are of none", () => {
    expect(shows({ audit })).toBe(true);
    expect(shows({ audit: AuditId.parse("another-audit") })).toBe(false);
    expect(shows({ audit }, { audit: null })).toBe(false);
  });

  it("are shown for whoever's passphrase it was, and for all who signed", () => {
    expect(shows({ by: "Ada at her desk" })).toBe(true);
    for (const by of ["lin", "mo"]) expect(shows({ by })).toBe(true);
    expect(shows({ by: "nia" })).toBe(false);
    expect(shows({ by: "Ada" })).toBe(false);
  });

  it("are shown when they are about any id under which the thing is known", () => {
    const about = { about: "mira" };
    expect(shows(about, {}, ["nobody", "report"])).toBe(true);
    expect(shows(about, {}, ["nobody", "else"])).toBe(false);
    expect(shows(about, {}, [])).toBe(false);
  });

  it("are shown on both days of a span and between, in UTC", () => {
    expect(shows({ from: "2026-03-05" })).toBe(true);
    expect(shows({ from: "2026-03-06" })).toBe(false);
    expect(shows({ until: "2026-03-05" })).toBe(true);
    expect(shows({ until: "2026-03-04" })).toBe(false);
    expect(shows({ from: "2026-03-01", until: "2026-03-31" })).toBe(true);
    const midnight = { at: "2026-03-06T00:00:00Z" };
    expect(shows({ until: "2026-03-05" }, midnight)).toBe(false);
    expect(shows({ from: "2026-03-06" }, midnight)).toBe(true);
  });

  it("are shown when every word stands in their summary, in any order and case", () => {
    expect(shows({ search: "report  LIN " })).toBe(true);
    expect(shows({ search: "fin\tmira" })).toBe(true);
    expect(shows({ search: "report nia" })).toBe(false);
    expect(shows({ search: "nia report" })).toBe(false);
    expect(shows({ search: "linlet" })).toBe(false);
  });

  it("are found whether or not letters are written with their marks apart", () => {
    expect(shows({ search: "gro\u0308ße" })).toBe(true);
    expect(shows({ search: "größe" }, { summary: "GRO\u0308ßE" })).toBe(true);
  });

  it("are all shown for a search of nothing but spaces", () => {
    expect(shows({ search: "" })).toBe(true);
    expect(shows({ search: " \t " }, { summary: "" })).toBe(true);
  });

  it("are shown only when all that is asked holds", () => {
    const filter = {
      ...{ kinds: ["consent"], audit, by: "lin", about: "mira" },
      ...{ from: "2026-03-05", until: "2026-03-05", search: "report" },
    };
    expect(shows(filter, {}, ["mira"])).toBe(true);
    const others: Partial<Filterable>[] = [
      { kind: "release" },
      { audit: null },
      { actor: "Bo", by: ["mo"] },
      { about: ["report"] },
      { at: "2026-03-04T12:00:00Z" },
      { at: "2026-03-06T12:00:00Z" },
      { summary: "Nothing of the kind" },
    ];
    for (const change of others)
      expect(shows(filter, change, ["mira"])).toBe(false);
  });
});
