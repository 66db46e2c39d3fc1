// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawfulCharter } from "../../test/support/arbitraryShare.ts";
import { sampleCharter, sampleRoles } from "../../test/support/sampleAudit.ts";
import type { Charter } from "../formats/charter.ts";
import { charterAlternatives } from "./quorumAlternatives.ts";
import { checkRoster } from "./roster.ts";

function faultsOf(charter: Charter): string[] {
  const checked = checkRoster(charter);
  return checked.ok ? [] : checked.error.map(({ name }) => name);
}

function widened(charter: Charter): Charter {
  const lines = charterAlternatives(charter) ?? [];
  return { ...charter, quorums: [...charter.quorums, ...lines] };
}

describe("alternatives for a small group", () => {
  it("are none where nobody's loss blocks anything", () => {
    expect(charterAlternatives(sampleCharter())).toEqual([]);
  });

  it("let one owner and two chairs go on without any of them", () => {
    const small = sampleCharter({}, [
      ["ada", "owner"],
      ["lin", "chair"],
      ["mo", "chair"],
    ]);
    expect(faultsOf(small)).toContain("one-loss-blocks");
    expect(charterAlternatives(small)).toEqual([
      { act: "charter", seats: { chair: 2 } },
      { act: "charter", seats: { owner: 1, chair: 1 } },
    ]);
    expect(faultsOf(widened(small))).toEqual([]);
  });

  it("are not offered where one person alone would decide, or a quorum is out of reach", () => {
    const two = sampleCharter(
      {
        quorums: sampleCharter().quorums.map((line) => ({
          ...line,
          seats: { owner: 1, chair: 1 },
        })),
      },
      [
        ["ada", "owner"],
        ["lin", "chair"],
      ],
    );
    expect(charterAlternatives(two)).toBeNull();
    expect(
      charterAlternatives(sampleCharter({}, sampleRoles.slice(0, 3))),
    ).toBe(null);
  });

  it("are offered once each, whoever of two alike is gone", () => {
    const seats = { owner: 2, chair: 1 };
    const quorums = sampleCharter().quorums.map((line) => ({ ...line, seats }));
    const small = sampleCharter({ quorums }, [
      ["ada", "owner"],
      ["bo", "owner"],
      ["lin", "chair"],
    ]);
    const lines = charterAlternatives(small) ?? [];
    expect(lines).toHaveLength(2);
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(2);
    expect(faultsOf(widened(small))).not.toContain("one-loss-blocks");
  });

  it("always suffice when they are offered, and never ask fewer than two", () => {
    fc.assert(
      fc.property(lawfulCharter, (charter) => {
        const lines = charterAlternatives(charter);
        if (lines === null) return;
        expect(faultsOf(widened(charter))).not.toContain("one-loss-blocks");
        for (const { seats } of lines)
          expect(
            Object.values(seats).reduce((sum, count) => sum + count, 0),
          ).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
  });
});
