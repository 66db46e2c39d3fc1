// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import {
  type Charter,
  type QuorumLine,
  type RoleLine,
  roleNames,
  type SignLine,
  type Term,
} from "../../shared/formats/charter.ts";
import {
  at,
  charterIssued,
  from,
  keyOf,
  person,
  sampleCharter,
  until,
} from "./sampleAudit.ts";

const names = ["ada", "bo", "cy", "di", "ed", "flo"] as const;
export const name: fc.Arbitrary<string> = fc.constantFrom(...names);

const middle = at("2026-02-15T00:00:00Z");
const term: fc.Arbitrary<Term> = fc.oneof(
  { weight: 14, arbitrary: fc.constant({ from, until }) },
  { weight: 1, arbitrary: fc.constant({ from, until: middle }) },
  { weight: 1, arbitrary: fc.constant({ from: middle, until }) },
);

const role: fc.Arbitrary<RoleLine> = fc
  .tuple(name, fc.constantFrom(...roleNames), term)
  .map(([who, held, at_]) => ({ person: person(who), role: held, ...at_ }));

const seats = fc
  .record({
    owner: fc.nat({ max: 2 }),
    chair: fc.nat({ max: 3 }),
    vendor: fc.nat({ max: 1 }),
  })
  .map((numbers): QuorumLine["seats"] => {
    const some = Object.entries(numbers).filter(([, number]) => number > 0);
    return some.length === 0 ? { chair: 1 } : Object.fromEntries(some);
  });

const quorum: fc.Arbitrary<QuorumLine> = fc
  .tuple(fc.constantFrom("approval", "charter"), seats)
  .map(([act, chosen]) => ({ act, seats: chosen }));

/** Each of a few people has up to two keys, `keyOf(name)` and `keyOf(name + " 2")`. */
const sign: fc.Arbitrary<SignLine[]> = fc
  .array(fc.tuple(name, fc.boolean(), term), { minLength: 3, maxLength: 16 })
  .map((drawn) =>
    drawn.map(([who, second, at_]) => ({
      person: person(who),
      key: keyOf(second ? `${who} 2` : who),
      ...at_,
    })),
  )
  .map((lines) => [...new Map(lines.map((line) => [line.key, line])).values()]);

/** Charters small enough to try every seating, with overlapping roles, terms and alternatives. */
export const arbitraryCharter: fc.Arbitrary<Charter> = fc
  .record({
    roles: fc.array(role, { minLength: 1, maxLength: 14 }),
    quorums: fc.array(quorum, { minLength: 1, maxLength: 3 }),
    sign,
  })
  .map((parts) => ({ ...sampleCharter(), ...parts }));

/** Times before, at and after the edge inside the terms, and after them all. */
export const arbitraryIssued = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      charterIssued,
      at("2026-02-14T23:59:59Z"),
      middle,
      at("2026-12-31T23:59:59Z"),
    ),
  },
  { weight: 1, arbitrary: fc.constant(until) },
);

const everyKey = [
  ...names.map((who) => keyOf(who)),
  ...names.map((who) => keyOf(`${who} 2`)),
  keyOf("a stranger"),
];
export const arbitraryKeys: fc.Arbitrary<string[]> = fc.oneof(
  fc.subarray(everyKey),
  fc.subarray(everyKey, { minLength: 8 }),
);
