// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arbitraryCharter,
  arbitraryIssued,
  arbitraryKeys,
  name,
} from "../../test/support/arbitraryCharter.ts";
import { naivelyMet, naiveSigners } from "../../test/support/naiveCount.ts";
import {
  approvalIssued,
  at,
  from,
  keyOf,
  person,
  sampleCharter,
  until,
} from "../../test/support/sampleAudit.ts";
import type { Charter, RoleName } from "../formats/charter.ts";
import { electorateOf, quorumMet, signersOf } from "./counting.ts";

const charter = sampleCharter();
function signed(names: readonly string[], of: Charter = charter) {
  return signersOf({
    charter: of,
    issued: approvalIssued,
    keys: names.map(keyOf),
  });
}
function met(names: readonly string[], of: Charter = charter): boolean {
  return quorumMet(of, "approval", signed(names, of).signers);
}
function withRoles(roles: readonly (readonly [string, RoleName])[]): Charter {
  return sampleCharter({}, roles);
}

describe("signersOf", () => {
  it("gives people with their roles, however many keys they used", () => {
    const two = sampleCharter({
      sign: [
        ...charter.sign,
        { person: person("ada"), from, until, key: keyOf("ada 2") },
      ],
    });
    const { signers } = signersOf({
      charter: two,
      issued: approvalIssued,
      keys: [keyOf("lin"), keyOf("ada 2"), keyOf("ada"), keyOf("ada")],
    });
    expect(signers.map(({ person: who }) => who)).toEqual(["ada", "lin"]);
    expect(signers[0]?.keys).toHaveLength(2);
    expect(signers[0]?.roles).toEqual(["owner"]);
  });

  it("tells unknown keys and keys out of their term apart", () => {
    const late = sampleCharter({
      sign: charter.sign.map((line) =>
        line.person === "lin"
          ? { ...line, from: at("2026-06-01T00:00:00Z") }
          : line,
      ),
    });
    const report = signersOf({
      charter: late,
      issued: approvalIssued,
      keys: [keyOf("stranger"), keyOf("lin"), keyOf("mo")],
    });
    expect(report.signers.map(({ person: who }) => who)).toEqual(["mo"]);
    expect(report.unknownKeys).toEqual([keyOf("stranger")]);
    expect(report.outOfTerm.map(({ person: who }) => who)).toEqual(["lin"]);
  });

  it("judges from ≤ t < until", () => {
    const counts = (issued: string): number =>
      signersOf({ charter, issued: at(issued), keys: [keyOf("ada")] }).signers
        .length;
    expect(counts("2025-12-31T23:59:59Z")).toBe(0);
    expect(counts(from)).toBe(1);
    expect(counts("2026-12-31T23:59:59Z")).toBe(1);
    expect(counts(until)).toBe(0);
  });
});

describe("quorumMet, for one owner and two chairs", () => {
  it.each([
    [["ada", "lin", "mo"], true],
    [["bo", "mo", "nia"], true],
    [["ada", "lin", "mo", "nia", "rex"], true],
    [["lin", "mo", "nia"], false],
    [["ada", "bo", "lin"], false],
    [["ada", "lin", "rex"], false],
    [["lin", "mo"], false],
    [[], false],
  ])("%j: %s", (names, expected) => {
    expect(met(names)).toBe(expected);
  });

  it("nobody fills two seats", () => {
    const both = withRoles([
      ["ada", "owner"],
      ["ada", "chair"],
      ["lin", "chair"],
    ]);
    expect(met(["ada", "lin"], both)).toBe(false);
    const three = withRoles([
      ["ada", "owner"],
      ["ada", "chair"],
      ["lin", "chair"],
      ["lin", "owner"],
      ["mo", "chair"],
    ]);
    expect(met(["ada", "lin", "mo"], three)).toBe(true);
    expect(met(["ada", "lin"], three)).toBe(false);
  });

  it("three people who are all only chairs or owners do not make up for each other", () => {
    const few = withRoles([
      ["ada", "owner"],
      ["ada", "chair"],
      ["bo", "owner"],
      ["lin", "owner"],
    ]);
    expect(met(["ada", "bo", "lin"], few)).toBe(false);
  });

  it("the requester fills no chair's seat", () => {
    const both = withRoles([
      ["ada", "owner"],
      ["bo", "owner"],
      ["bo", "chair"],
      ["lin", "chair"],
    ]);
    const question = {
      charter: both,
      issued: approvalIssued,
      keys: ["ada", "bo", "lin"].map(keyOf),
    };
    expect(quorumMet(both, "approval", signersOf(question).signers)).toBe(true);
    const asked = signersOf({ ...question, requester: person("bo") });
    expect(quorumMet(both, "approval", asked.signers)).toBe(false);
    expect(asked.signers.map(({ person: who }) => who)).toContain("bo");
    const owner = signersOf({ ...question, requester: person("ada") });
    expect(quorumMet(both, "approval", owner.signers)).toBe(true);
  });

  it("an act without a line is met by nobody", () => {
    const { signers } = signed(["ada", "bo", "lin", "mo", "nia"]);
    expect(quorumMet(charter, "receipt", signers)).toBe(false);
  });

  it("any of the alternatives is enough", () => {
    const small = sampleCharter({
      quorums: [...charter.quorums, { act: "approval", seats: { owner: 2 } }],
    });
    expect(met(["ada", "bo"], small)).toBe(true);
    expect(met(["ada"], small)).toBe(false);
  });
});

describe("counting, against the naive implementation", () => {
  it("agrees for random charters, terms, keys and requesters", () => {
    let yes = 0;
    let no = 0;
    fc.assert(
      fc.property(
        arbitraryCharter,
        arbitraryKeys,
        arbitraryIssued,
        fc.option(name, { nil: undefined }),
        (drawn, keys, issued, who) => {
          const asked = who === undefined ? {} : { requester: person(who) };
          const question = { charter: drawn, issued, keys, ...asked };
          const { signers } = signersOf(question);
          const naive = naiveSigners(question);
          expect(signers.map(({ person: each }) => each)).toEqual(
            [...naive.keys()].sort(),
          );
          for (const act of ["approval", "charter", "consent"]) {
            const result = quorumMet(drawn, act, signers);
            expect(result).toBe(naivelyMet({ ...question, act }));
            if (result) yes += 1;
            else no += 1;
          }
        },
      ),
      { numRuns: 10_000 },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(1000);
  });

  it("agrees for all 32 subsets of five signers", () => {
    const names = ["ada", "bo", "lin", "mo", "nia"];
    let agreed = 0;
    for (let subset = 0; subset < 32; subset += 1) {
      const keys = names.filter((_name, bit) => subset & (1 << bit)).map(keyOf);
      const { signers } = signersOf({ charter, issued: approvalIssued, keys });
      const expected = naivelyMet({
        charter,
        act: "approval",
        issued: approvalIssued,
        keys,
      });
      expect(quorumMet(charter, "approval", signers)).toBe(expected);
      if (expected) agreed += 1;
    }
    // At least one of two owners and at least two of three chairs: 3 × 4.
    expect(agreed).toBe(12);
  });
});

it("electorateOf gives everyone who could sign now", () => {
  const people = electorateOf({ charter, issued: approvalIssued });
  expect(people.map(({ person: who }) => who)).toEqual([
    "ada",
    "bo",
    "lin",
    "mo",
    "nia",
    "rex",
  ]);
  expect(electorateOf({ charter, issued: until })).toEqual([]);
});
