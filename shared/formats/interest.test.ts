// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInterest, interestKinds, parseInterest } from "./interest.ts";

const day = fc.constantFrom("2019-04-01", "2023-06-30", "2026-12-31");

describe("a line of interest", () => {
  it("is a sentence with its days", () => {
    const employment = { kind: "employment", what: "Quillhart Labs" } as const;
    expect(
      formatInterest({
        ...employment,
        from: "2019-04-01",
        until: "2023-06-30",
      }),
    ).toBe("Employment: Quillhart Labs, from 2019-04-01 until 2023-06-30");
    expect(
      formatInterest({ ...employment, from: "2019-04-01", until: null }),
    ).toBe("Employment: Quillhart Labs, since 2019-04-01");
  });

  it("is read back as it was stated", () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom(...interestKinds),
          what: fc
            .stringMatching(/^[ -~]{1,40}$/)
            .filter((what) => what.trim() === what && what !== ""),
          from: day,
          until: fc.option(day),
        }),
        (interest) => {
          expect(parseInterest(formatInterest(interest))).toEqual(interest);
        },
      ),
    );
  });

  it.each([
    "Employed by Quillhart Labs, 2019-04 to 2023-06.",
    "Employment: Quillhart Labs",
    "Employment: Quillhart Labs, since 2019",
    "Pastime: chess, since 2019-04-01",
  ])("in somebody's own words stays that: %s", (line) => {
    expect(parseInterest(line)).toBeNull();
  });
});
