// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCharter } from "../../test/support/arbitraryCharter.ts";
import { naivelyMet } from "../../test/support/naiveCount.ts";
import {
  charterIssued,
  from,
  keyOf,
  person,
  sampleCharter,
  sampleRoles,
  until,
} from "../../test/support/sampleAudit.ts";
import { requireError } from "../../test/support/unwrap.ts";
import type { Charter } from "../formats/charter.ts";
import { formatCharter, parseCharter } from "../formats/charterText.ts";
import { checkRoster, defaultQuorums } from "./roster.ts";

function names(charter: Charter): string[] {
  return requireError(checkRoster(charter)).map((fault) =>
    "person" in fault
      ? `${fault.name} ${fault.person}`
      : `${fault.name} ${fault.act}`,
  );
}

describe("checkRoster", () => {
  it("takes two owners and three chairs under the default quorums", () => {
    const charter = sampleCharter();
    expect(checkRoster(charter)).toEqual({ ok: true, value: charter });
    expect(parseCharter(formatCharter(charter)).ok).toBe(true);
    expect(defaultQuorums).toEqual([
      { act: "approval", seats: { owner: 1, chair: 2 } },
      { act: "charter", seats: { owner: 1, chair: 2 } },
      { act: "consent", seats: { owner: 1, chair: 2 } },
    ]);
  });

  it("refuses one whose sole owner could block every new charter", () => {
    expect(
      names(
        sampleCharter(
          {},
          sampleRoles.filter(([name]) => name !== "bo"),
        ),
      ),
    ).toEqual(["one-loss-blocks ada"]);
  });

  it("refuses one of which every member could block", () => {
    expect(
      names(
        sampleCharter({}, [
          ["ada", "owner"],
          ["lin", "chair"],
          ["mo", "chair"],
        ]),
      ),
    ).toEqual([
      "one-loss-blocks ada",
      "one-loss-blocks lin",
      "one-loss-blocks mo",
    ]);
  });

  it("takes a small group with alternatives", () => {
    const small = sampleCharter(
      {
        quorums: [
          ...defaultQuorums,
          { act: "charter", seats: { chair: 2 } },
          { act: "charter", seats: { owner: 1, chair: 1 } },
        ],
      },
      [
        ["ada", "owner"],
        ["lin", "chair"],
        ["mo", "chair"],
      ],
    );
    expect(checkRoster(small).ok).toBe(true);
  });

  it("refuses a quorum that nobody can meet", () => {
    const vendor = sampleCharter({
      quorums: [
        ...defaultQuorums.slice(1),
        { act: "approval", seats: { vendor: 1 } },
      ],
    });
    expect(names(vendor)).toEqual(["quorum-unreachable approval"]);
    expect(
      names(
        sampleCharter({}, [
          ["ada", "owner"],
          ["lin", "chair"],
        ]),
      ),
    ).toEqual([
      "quorum-unreachable approval",
      "quorum-unreachable charter",
      "quorum-unreachable consent",
    ]);
  });

  it("refuses one with a seat whose holder may not sign yet", () => {
    const late = sampleCharter({
      sign: sampleCharter().sign.map((line) =>
        line.person === "nia"
          ? {
              ...line,
              from: until,
              until: "2028-01-01T00:00:00Z" as typeof until,
            }
          : line,
      ),
    });
    expect(names(late)).toContain("cannot-sign nia");
  });

  it("lets a later charter keep those whose term is over", () => {
    const gone = {
      roles: [
        ...sampleCharter().roles,
        {
          person: person("old"),
          role: "chair",
          from,
          until: charterIssued,
        } as const,
      ],
      sign: [
        ...sampleCharter().sign,
        {
          person: person("old"),
          from,
          until: charterIssued,
          key: keyOf("old"),
        },
      ],
    };
    expect(names(sampleCharter(gone))).toEqual(["cannot-sign old"]);
    expect(checkRoster(sampleCharter({ ...gone, version: 2 })).ok).toBe(true);
  });

  it("agrees with a naive reading: nobody's loss blocks the act charter", () => {
    fc.assert(
      fc.property(arbitraryCharter, (charter) => {
        const keys = charter.sign.map(({ key }) => key);
        const met = (without: string | null): boolean =>
          naivelyMet({
            charter,
            act: "charter",
            issued: charter.issued,
            keys: keys.filter((key) =>
              charter.sign.every(
                (line) => line.key !== key || line.person !== without,
              ),
            ),
          });
        const blocked = ["ada", "bo", "cy", "di", "ed", "flo"].filter(
          (name) => met(null) && !met(name),
        );
        const checked = checkRoster(charter);
        const faults = checked.ok ? [] : checked.error;
        const blockers = faults.flatMap((fault) =>
          fault.name === "one-loss-blocks" ? [fault.person] : [],
        );
        expect(blockers).toEqual(blocked);
      }),
      { numRuns: 3000 },
    );
  });
});
