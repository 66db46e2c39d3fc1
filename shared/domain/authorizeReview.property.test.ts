// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryReview } from "../../test/support/arbitraryReview.ts";
import { naivelyShown } from "../../test/support/naiveReview.ts";
import { authorizeReview, type ReviewState } from "./authorizeReview.ts";
import { UnmetCondition } from "./conditions.ts";

function shown(state: ReviewState): readonly string[] {
  const answer = authorizeReview(state);
  return answer.ok
    ? answer.value.recipients
        .map(({ person, recipient }) => `${person} ${recipient}`)
        .sort()
    : [];
}

describe("authorizeReview", () => {
  it("seals to exactly those keys that a naive reading of the rules finds", () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(arbitraryReview, (state) => {
        const expected = naivelyShown(state);
        seen[expected.length > 0 ? "yes" : "no"] += 1;
        expect(shown(state)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
    expect(seen.yes).toBeGreaterThan(100);
    expect(seen.no).toBeGreaterThan(100);
  });

  it("names only conditions that are known, and at least one with every no", () => {
    fc.assert(
      fc.property(arbitraryReview, (state) => {
        const answer = authorizeReview(state);
        if (answer.ok) return;
        expect(answer.error.length).toBeGreaterThan(0);
        for (const condition of answer.error) UnmetCondition.parse(condition);
      }),
      { numRuns: 500 },
    );
  });

  it("shows no part of the files, and nothing beside them", () => {
    fc.assert(
      fc.property(arbitraryReview, fc.nat(), (state, at) => {
        if (shown(state).length === 0) return;
        const { content } = state;
        const [file] = content.slice(at % content.length);
        if (file === undefined) return;
        const less = content.filter((each) => each !== file);
        const more = [...content, { ...file, path: "another.md" }];
        for (const other of [less, more, [...content, file]])
          expect(shown({ ...state, content: other })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("is not opened by more answers", () => {
    fc.assert(
      fc.property(arbitraryReview, arbitraryReview, (state, { answers }) => {
        // With nobody named, a recusal takes out who stood in the way of showing it to everyone.
        if (state.to === null) return;
        const more = { ...state, answers: [...state.answers, ...answers] };
        const before = shown(state);
        for (const line of shown(more)) expect(before).toContain(line);
      }),
      { numRuns: 1000 },
    );
  });
});
