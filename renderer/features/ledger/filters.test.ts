// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { AuditId } from "../../../shared/ids.ts";
import { filterOf, noFilters } from "./filters.ts";

it("asks for everything while nothing is set", () => {
  expect(filterOf(noFilters, null)).toEqual({});
  expect(filterOf({ ...noFilters, search: "  " }, null)).toEqual({});
});

it("asks for what is set, and for what an entry is about", () => {
  const set = {
    ...({ kind: "consent", by: "ada" } as const),
    ...{ from: "2026-11-01", until: "2026-11-23", search: " two  words " },
  };
  const audit = AuditId.parse("harbour");
  expect(filterOf(set, { id: "grace", name: "Grace", audit })).toEqual({
    ...{ kinds: ["consent"], by: "ada", about: "grace", audit },
    ...{ from: "2026-11-01", until: "2026-11-23", search: "two  words" },
  });
});

it("takes no day that the engine would refuse", () => {
  const typed = { ...noFilters, from: "12026-11-01", until: "2026-02-30" };
  expect(filterOf(typed, null)).toEqual({});
});
