// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { testTime } from "../../../test/support/vaults.ts";
import { AuditId, Sha256, VaultId } from "../../../shared/ids.ts";
import { noEntry } from "./entries.ts";
import { boxAt, largestBox, readEntry, sealRecord } from "./record.ts";

const key = new Uint8Array(32).fill(7);
const place = {
  vault: VaultId.parse("0a".repeat(16)),
  ...{ seq: 0, prev: noEntry },
};

it("seals no record of no entry, and none that could not be read again", () => {
  expect(() => sealRecord(key, place, [])).toThrow("no entry");
  const body = {
    ...{ audit: AuditId.parse("harbour"), version: 1 },
    ...{ digest: Sha256.parse("a".repeat(64)), text: "x".repeat(largestBox) },
  };
  const act = { type: "charter.drafted", body } as const;
  expect(() =>
    sealRecord(key, place, [{ ...act, at: testTime, actor: "Ada" }]),
  ).toThrow("too large");
});

it("finds no box where the bytes end, or where the length is absurd", () => {
  const framed = (length: number, bytes: number): Uint8Array => {
    const segment = Buffer.alloc(4 + bytes);
    segment.writeUInt32BE(length);
    return segment;
  };
  expect(boxAt(framed(40, 40), 0)).toHaveLength(40);
  for (const [segment, offset] of [
    [framed(40, 39), 0],
    [framed(39, 39), 0],
    [framed(largestBox + 1, 40), 0],
    [framed(40, 40), 41],
    [new Uint8Array(0), 0],
  ] as const)
    expect(boxAt(segment, offset)).toBeNull();
});

it("has no entry for bytes that are no text", () => {
  expect(readEntry(place, Uint8Array.of(0x7b, 0xff, 0x7d))).toBeNull();
});
