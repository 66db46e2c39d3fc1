// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arbitraryCharter,
  arbitraryIssued,
  arbitraryKeys,
} from "../../test/support/arbitraryCharter.ts";
import { naivelyMet } from "../../test/support/naiveCount.ts";
import {
  approvalIssued,
  keyOf,
  person,
  sampleCharter,
} from "../../test/support/sampleAudit.ts";
import type { Charter } from "../formats/charter.ts";
import { UnmetCondition } from "./conditions.ts";
import { electorateOf, quorumMet, signersOf } from "./counting.ts";
import { missingFor } from "./missingSeats.ts";

function missing(
  names: readonly string[],
  charter: Charter = sampleCharter(),
  excluded: readonly string[] = [],
) {
  const issued = approvalIssued;
  const { signers } = signersOf({ charter, issued, keys: names.map(keyOf) });
  return missingFor({
    charter,
    act: "approval",
    issued,
    signers,
    able: electorateOf({ charter, issued }).filter(
      ({ person: who }) => !excluded.map(person).includes(who),
    ),
  });
}

/** How many more people a set of conditions asks for. */
function total(conditions: readonly UnmetCondition[]): number {
  return conditions.reduce(
    (sum, each) => sum + ("missing" in each ? each.missing : 0),
    0,
  );
}

describe("missingFor", () => {
  it("names the open seats, who has signed and who could", () => {
    expect(missing(["lin", "rex"])).toEqual([
      {
        name: "owners-missing",
        missing: 1,
        signed: [],
        candidates: ["ada", "bo"],
      },
      {
        name: "chairs-missing",
        missing: 1,
        signed: ["lin"],
        candidates: ["mo", "nia"],
      },
    ]);
    expect(missing(["ada", "lin", "mo"])).toEqual([]);
  });

  it("does not offer those who are recused", () => {
    expect(missing(["ada", "lin"], sampleCharter(), ["mo"])).toEqual([
      {
        name: "chairs-missing",
        missing: 1,
        signed: ["lin"],
        candidates: ["nia"],
      },
    ]);
  });

  it("asks for another person when one holds two of the seats", () => {
    const both = sampleCharter({}, [
      ["ada", "owner"],
      ["ada", "chair"],
      ["lin", "chair"],
      ["bo", "owner"],
    ]);
    expect(missing(["ada", "lin"], both)).toEqual([
      {
        name: "people-missing",
        missing: 1,
        signed: ["ada", "lin"],
        candidates: ["bo"],
      },
    ]);
  });

  it("speaks of the alternative that is closest", () => {
    const small = sampleCharter({
      quorums: [
        { act: "approval", seats: { owner: 1, chair: 2 } },
        { act: "approval", seats: { owner: 2 } },
      ],
    });
    expect(missing(["ada"], small)).toEqual([
      {
        name: "owners-missing",
        missing: 1,
        signed: ["ada"],
        candidates: ["bo"],
      },
    ]);
    expect(total(missing(["lin", "mo"], small))).toBe(1);
  });

  it("prefers an alternative that its people can still meet", () => {
    const vendor = sampleCharter({
      quorums: [
        { act: "approval", seats: { owner: 1, chair: 2 } },
        { act: "approval", seats: { vendor: 1 } },
      ],
    });
    expect(missing([], vendor).map(({ name }) => name)).toEqual([
      "owners-missing",
      "chairs-missing",
    ]);
  });

  it("is never empty for an act without a line", () => {
    const { quorums } = sampleCharter();
    const none = sampleCharter({
      quorums: quorums.filter(({ act }) => act !== "approval"),
    });
    expect(missing(["ada", "lin", "mo"], none)).not.toEqual([]);
  });

  it("is empty exactly when the naive count is met, and its candidates would meet it", () => {
    fc.assert(
      fc.property(
        arbitraryCharter,
        arbitraryKeys,
        arbitraryIssued,
        (charter, keys, issued) => {
          const question = { charter, issued };
          const { signers } = signersOf({ ...question, keys });
          const conditions = missingFor({
            ...question,
            act: "approval",
            signers,
          });
          for (const each of conditions) UnmetCondition.parse(each);
          expect(conditions.length === 0).toBe(
            naivelyMet({ charter, issued, keys, act: "approval" }),
          );
          const everyone = electorateOf(question);
          if (
            conditions.length === 0 ||
            !quorumMet(charter, "approval", everyone)
          )
            return;
          const offered = new Set(
            conditions.flatMap((each) =>
              "candidates" in each ? each.candidates : [],
            ),
          );
          const helped = [
            ...signers,
            ...everyone.filter(({ person: who }) => offered.has(who)),
          ];
          expect(quorumMet(charter, "approval", helped)).toBe(true);
          expect(offered.size).toBeGreaterThanOrEqual(total(conditions));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("asks for no fewer people than are needed", () => {
    fc.assert(
      fc.property(
        arbitraryCharter,
        arbitraryKeys,
        arbitraryIssued,
        fc.nat(),
        (charter, keys, issued, seed) => {
          const question = { charter, issued };
          const { signers } = signersOf({ ...question, keys });
          const needed = total(
            missingFor({ ...question, act: "approval", signers }),
          );
          if (needed === 0) return;
          const signed = new Set(signers.map(({ person: who }) => who));
          const others = electorateOf(question).filter(
            ({ person: who }) => !signed.has(who),
          );
          const start = seed % Math.max(others.length, 1);
          const rotated = [...others.slice(start), ...others.slice(0, start)];
          // The sum is of the closest alternative that can be met: fewer people can meet only one that is closer.
          const few = [...signers, ...rotated.slice(0, needed - 1)];
          if (quorumMet(charter, "approval", electorateOf(question)))
            expect(quorumMet(charter, "approval", few)).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
