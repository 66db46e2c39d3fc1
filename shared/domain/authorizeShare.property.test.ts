// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryShare } from "../../test/support/arbitraryShare.ts";
import { naivelyShared } from "../../test/support/naiveShare.ts";
import { authorizeShare, type ShareState } from "./authorizeShare.ts";
import { UnmetCondition } from "./conditions.ts";
import type { SignedText } from "./gateState.ts";

const allowed = (state: ShareState): boolean => authorizeShare(state).ok;

function* withoutOne(signed: SignedText): Generator<SignedText> {
  for (const index of signed.signatures.keys())
    yield { ...signed, signatures: signed.signatures.toSpliced(index, 1) };
}

describe("authorizeShare", () => {
  it("answers yes exactly when a naive reading of the rules does", () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(arbitraryShare, (state) => {
        const expected = naivelyShared(state);
        seen[expected ? "yes" : "no"] += 1;
        expect(allowed(state)).toBe(expected);
      }),
      { numRuns: 4000 },
    );
    expect(seen.yes).toBeGreaterThan(100);
    expect(seen.no).toBeGreaterThan(100);
  });

  it("names only conditions that are known, and at least one with every no", () => {
    fc.assert(
      fc.property(arbitraryShare, (state) => {
        const answer = authorizeShare(state);
        if (answer.ok) return;
        expect(answer.error.length).toBeGreaterThan(0);
        for (const condition of answer.error) UnmetCondition.parse(condition);
      }),
      { numRuns: 500 },
    );
  });

  it("never answers yes to fewer signatures than it answered no to", () => {
    fc.assert(
      fc.property(arbitraryShare, (state) => {
        const { statement, charters } = state;
        if (allowed(state) || statement === null) return;
        expect(allowed({ ...state, statement: null })).toBe(false);
        for (const less of withoutOne(statement))
          expect(allowed({ ...state, statement: less })).toBe(false);
        for (const [index, charter] of charters.entries())
          for (const less of withoutOne(charter))
            expect(
              allowed({ ...state, charters: charters.with(index, less) }),
            ).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("answers no to more answers than it answered no to", () => {
    fc.assert(
      fc.property(arbitraryShare, arbitraryShare, (state, { answers }) => {
        if (allowed(state)) return;
        const more = [...state.answers, ...answers];
        expect(allowed({ ...state, answers: more })).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
