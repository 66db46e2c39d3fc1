// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, it } from "vitest";
import { AuditId, Instant, Sha256, VaultId } from "../../../shared/ids.ts";
import { randomBytes } from "../../crypto/random.ts";
import { sha256 } from "../../crypto/digest.ts";
import {
  authenticateRecord,
  boxAt,
  largestBox,
  readEntry,
  recordLength,
  sealRecord,
} from "./record.ts";

const key = randomBytes(32);
const vault = VaultId.parse("0123456789abcdef0123456789abcdef");
const at = Instant.parse("2027-01-31T12:00:00Z");

const anyPlace = fc.record({
  vault: fc.constant(vault),
  seq: fc.nat(1_000_000),
  prev: fc.nat().map((seed) => sha256(Buffer.from(String(seed)))),
});
const anyActs = fc.array(
  fc
    .record({
      actor: fc.string({ unit: "binary" }),
      title: fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
    })
    .map(({ actor, title }) => {
      const body = { audit: AuditId.parse("an-audit"), title };
      return { at, actor, type: "audit.created" as const, body };
    }),
  { minLength: 1, maxLength: 8 },
);

it("gives back every entry of a record, each chained to the one before", () => {
  fc.assert(
    fc.property(anyPlace, anyActs, (place, acts) => {
      const { record, entries, head } = sealRecord(key, place, acts);
      const box = boxAt(record, 0);
      if (box === null) throw new Error("no box");
      expect(recordLength(box)).toBe(record.length);
      const opened = authenticateRecord(key, place, box) ?? [];
      let { seq, prev } = place;
      const read = opened.map(({ plaintext, digest }) => {
        const entry = readEntry({ vault, seq, prev }, plaintext);
        seq += 1;
        prev = digest;
        return entry;
      });
      expect(read).toEqual(entries);
      expect(read).toMatchObject(acts);
      expect(prev).toBe(head);
    }),
  );
});

it("opens at the place of its first entry and nowhere else", () => {
  fc.assert(
    fc.property(anyPlace, anyActs, anyPlace, (place, acts, other) => {
      fc.pre(place.seq !== other.seq || place.prev !== other.prev);
      const box = sealRecord(key, place, acts).record.subarray(4);
      expect(authenticateRecord(key, other, box)).toBeNull();
    }),
  );
});

it("has no entry for a line that spells none", () => {
  const place = { vault, seq: 0, prev: Sha256.parse("0".repeat(64)) };
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (line) => {
      expect(readEntry(place, Buffer.from(line))).toBeNull();
    }),
  );
});

it("has no entry that spells another place than its own", () => {
  const place = { vault, seq: 3, prev: Sha256.parse("1".repeat(64)) };
  const body = { audit: AuditId.parse("an-audit"), title: "A" };
  const act = { at, actor: "Ada", type: "audit.created" as const, body };
  const box = sealRecord(key, place, [act]).record.subarray(4);
  const [only] = authenticateRecord(key, place, box) ?? [];
  const plaintext = only?.plaintext ?? new Uint8Array();
  expect(readEntry(place, plaintext)).toMatchObject(act);
  expect(readEntry({ ...place, seq: 4 }, plaintext)).toBeNull();
  const elsewhere = Sha256.parse("2".repeat(64));
  expect(readEntry({ ...place, prev: elsewhere }, plaintext)).toBeNull();
});

it("has a box only where its length and all of its bytes are there", () => {
  const framed = (length: number, bytes: number) => {
    const segment = new Uint8Array(4 + bytes);
    new DataView(segment.buffer).setUint32(0, length);
    return boxAt(segment, 0)?.length ?? null;
  };
  expect(framed(40, 40)).toBe(40);
  expect(framed(39, 40)).toBeNull();
  expect(framed(41, 40)).toBeNull();
  expect(boxAt(new Uint8Array(3), 0)).toBeNull();
  expect(boxAt(new Uint8Array(4), 0)).toBeNull();
  expect(framed(largestBox, largestBox)).toBe(largestBox);
  expect(framed(largestBox + 1, largestBox + 1)).toBeNull();
});
