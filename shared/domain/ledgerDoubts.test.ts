// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { at, audit, digestOf, vault } from "../../test/support/sampleAudit.ts";
import { AuditId, VaultId } from "../ids.ts";
import { ledgerDoubts } from "./signingSheet.ts";

type Witness = Parameters<typeof ledgerDoubts>[0];

/** A request of a day in March, made when the ledger ended with this entry. */
function made(
  day: string,
  seq: number,
  changes: Partial<Witness> & { readonly head?: string } = {},
): Witness {
  const { head = `entry ${seq}`, ...others } = changes;
  return {
    ...{ audit, vault, issued: at(`2026-03-${day}T09:00:00Z`) },
    checkpoint: { seq, head: digestOf(head) },
    ...others,
  };
}

const elsewhere = { vault: VaultId.parse("f".repeat(32)) };
const another = { audit: AuditId.parse("another-audit") };
const now = made("05", 12);

it("doubts nothing of a ledger that only grew", () => {
  expect(ledgerDoubts(now, [])).toEqual([]);
  const others = [made("03", 8), now, made("05", 12), made("07", 20)];
  expect(ledgerDoubts(now, others)).toEqual([]);
});

it("says that earlier requests of the audit came from another vault", () => {
  const doubt = [{ kind: "other-vault" }];
  expect(ledgerDoubts(now, [made("04", 3, elsewhere)])).toEqual(doubt);
  const mixed = [made("03", 8), made("04", 9, elsewhere)];
  expect(ledgerDoubts(now, mixed)).toEqual(doubt);
});

it("does not hold a vault against a request that came before it, or at once", () => {
  for (const day of ["05", "06"])
    expect(ledgerDoubts(now, [made(day, 3, elsewhere)])).toEqual([]);
});

it("says that there are two ledgers where an entry of one number is two", () => {
  const doubt = [{ kind: "forked", seq: 12 }];
  for (const day of ["04", "05", "06"])
    expect(
      ledgerDoubts(now, [made("03", 8), made(day, 12, { head: "forged" })]),
    ).toEqual(doubt);
});

it("says how far a ledger went back behind what earlier requests name", () => {
  const others = [made("02", 14), made("03", 19), made("04", 16)];
  expect(ledgerDoubts(now, others)).toEqual([
    { kind: "went-back", seq: 12, was: 19 },
  ]);
});

it("takes a later entry of a request from the same time or later for growth", () => {
  const others = [made("05", 13), made("06", 14)];
  expect(ledgerDoubts(now, others)).toEqual([]);
});

it("takes no entries of another vault or audit for its own", () => {
  const foreign = { ...elsewhere, issued: at("2026-03-09T09:00:00Z") };
  expect(
    ledgerDoubts(now, [made("04", 12, { ...foreign, head: "x" })]),
  ).toEqual([]);
  expect(
    ledgerDoubts(now, [
      made("04", 12, { ...another, head: "forged" }),
      made("04", 19, another),
      made("04", 3, { ...another, ...elsewhere }),
    ]),
  ).toEqual([]);
  expect(ledgerDoubts(now, [made("04", 19, elsewhere)])).toEqual([
    { kind: "other-vault" },
  ]);
});

it("tells every doubt that there is", () => {
  const others = [
    made("04", 19),
    made("03", 12, { head: "forged" }),
    made("02", 3, elsewhere),
  ];
  expect(ledgerDoubts(now, others)).toEqual([
    { kind: "other-vault" },
    { kind: "forked", seq: 12 },
    { kind: "went-back", seq: 12, was: 19 },
  ]);
});
