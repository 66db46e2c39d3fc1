// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Changes, LedgerDoubt } from "./sheetParts.ts";

const none = { added: [], removed: [] };
const changes = {
  ...{ act: null, purpose: null, place: null, author: null, base: null },
  ...{ supersedes: null, expires: null, notBefore: null, charter: null },
  files: { ...none, changed: [] },
  judged: { ...none, changed: [] },
  ...{ audience: none, terms: none, removes: none },
};

it("takes what changed with what it was, or nothing where nothing did", () => {
  const isTaken = (purpose: unknown): boolean =>
    Changes.safeParse({ ...changes, purpose }).success;
  expect(isTaken(null)).toBe(true);
  expect(isTaken({ from: "old", to: "new" })).toBe(true);
  expect(isTaken({ to: "new" })).toBe(false);
  expect(isTaken({ from: "old", to: "new", why: "x" })).toBe(false);
  expect(isTaken(undefined)).toBe(false);
});

it("takes no doubt about a ledger without the entries that it is about", () => {
  const isTaken = (doubt: object): boolean =>
    LedgerDoubt.safeParse(doubt).success;
  expect(isTaken({ kind: "other-vault" })).toBe(true);
  expect(isTaken({ kind: "went-back", seq: 4, was: 9 })).toBe(true);
  expect(isTaken({ kind: "went-back", seq: 4 })).toBe(false);
  expect(isTaken({ kind: "forked", seq: 4.5 })).toBe(false);
});
