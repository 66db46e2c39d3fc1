// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, it } from "vitest";
import { AuditId, Instant, Sha256, VaultId } from "../../../shared/ids.ts";
import { randomBytes } from "../../crypto/random.ts";
import { sha256 } from "../../crypto/digest.ts";
import {
  authenticateRecord,
  boxAt,
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
