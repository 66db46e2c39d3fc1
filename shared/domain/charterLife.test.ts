// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  at,
  charterIssued,
  digestOf,
  digestOfCharter,
  from,
  keyOf,
  person,
  sampleCharter,
  sampleRoles,
  until,
} from "../../test/support/sampleAudit.ts";
import { AuditId } from "../ids.ts";
import type { Charter } from "../formats/charter.ts";
import { formatCharter } from "../formats/charterText.ts";
import {
  chartersInForce,
  charterStanding,
  seatHolders,
  standsUnder,
} from "./charterLife.ts";

const first = sampleCharter();
const everyone = ["ada", "bo", "lin", "mo", "nia"];
const laterIssued = at("2026-04-01T09:00:00Z");

function keysOf(names: readonly string[]): string[] {
  return names.map(keyOf);
}
function link(charter: Charter, names: readonly string[]) {
  const text = formatCharter(charter);
  return { text, digest: digestOf(text), keys: keysOf(names) };
}
function later(
  changes: Partial<Charter> = {},
  previous: Charter = first,
): Charter {
  return {
    ...previous,
    version: previous.version + 1,
    replaces: digestOfCharter(previous),
    issued: laterIssued,
    ...changes,
  };
}
const previous = { charter: first, digest: digestOfCharter(first) };
/** Zoe joins as a chair, with a key. */
const withZoe = later({
  roles: [
    ...first.roles,
    { person: person("zoe"), role: "chair", from, until },
  ],
  sign: [
    ...first.sign,
    { person: person("zoe"), from, until, key: keyOf("zoe") },
  ],
});

describe("version 1", () => {
  it("waits for every owner, chair and vendor, and for nobody else", () => {
    expect(charterStanding(first, null, [])).toEqual({
      inForce: false,
      waitingFor: everyone,
      seats: [],
      unprovenKeys: [],
    });
    for (const missing of everyone) {
      const others = everyone.filter((name) => name !== missing);
      expect(charterStanding(first, null, keysOf(others))).toMatchObject({
        inForce: false,
        waitingFor: [missing],
      });
    }
    expect(charterStanding(first, null, keysOf(everyone))).toEqual({
      inForce: true,
      waitingFor: [],
      seats: [],
      unprovenKeys: [],
    });
  });

  it("counts a vendor's seat", () => {
    const vendor = sampleCharter({}, [...sampleRoles, ["vic", "vendor"]]);
    expect(seatHolders(vendor)).toContain("vic");
    expect(charterStanding(vendor, null, keysOf(everyone)).waitingFor).toEqual([
      "vic",
    ]);
  });

  it("takes no key that is not its own, or is out of its term at Issued", () => {
    const others = everyone.filter((name) => name !== "lin");
    expect(
      charterStanding(first, null, keysOf([...others, "stranger"])).inForce,
    ).toBe(false);
    const early = sampleCharter({
      sign: first.sign.map((line) =>
        line.person === "lin" ? { ...line, until: charterIssued } : line,
      ),
    });
    expect(charterStanding(early, null, keysOf(everyone)).waitingFor).toEqual([
      "lin",
    ]);
  });

  it("takes a seat whose term begins later, if the key may sign now", () => {
    const future = sampleCharter({
      roles: first.roles.map((line) =>
        line.person === "lin"
          ? { ...line, from: at("2026-09-01T00:00:00Z") }
          : line,
      ),
    });
    expect(charterStanding(future, null, keysOf(everyone)).inForce).toBe(true);
  });
});

describe("a later version", () => {
  it("needs the old quorum, not the new one", () => {
    const looser = later({
      quorums: first.quorums.map((line) => ({ ...line, seats: { chair: 1 } })),
    });
    expect(charterStanding(looser, previous, keysOf(["lin"])).inForce).toBe(
      false,
    );
    expect(
      charterStanding(looser, previous, keysOf(["ada", "lin"])).inForce,
    ).toBe(false);
    expect(
      charterStanding(looser, previous, keysOf(["ada", "lin", "mo"])).inForce,
    ).toBe(true);
  });

  it("needs a signature by every key that it adds", () => {
    const without = charterStanding(
      withZoe,
      previous,
      keysOf(["ada", "lin", "mo"]),
    );
    expect(without).toMatchObject({ inForce: false, waitingFor: ["zoe"] });
    expect(without.unprovenKeys).toHaveLength(1);
    expect(
      charterStanding(withZoe, previous, keysOf(["ada", "lin", "mo", "zoe"]))
        .inForce,
    ).toBe(true);
    expect(
      charterStanding(withZoe, previous, keysOf(["ada", "lin", "zoe"])).inForce,
    ).toBe(false);
  });

  it("needs it even for a key whose term begins later, or that only changes hands", () => {
    const future = later({
      sign: [
        ...first.sign,
        {
          person: person("ada"),
          from: at("2026-09-01T00:00:00Z"),
          until,
          key: keyOf("ada 2"),
        },
      ],
    });
    expect(
      charterStanding(future, previous, keysOf(["ada", "lin", "mo"])).inForce,
    ).toBe(false);
    const swapped = later({
      sign: first.sign.map((line) =>
        line.person === "nia"
          ? { ...line, key: keyOf("rex") }
          : line.person === "rex"
            ? { ...line, key: keyOf("nia") }
            : line,
      ),
    });
    expect(
      charterStanding(swapped, previous, keysOf(["ada", "lin", "mo"]))
        .unprovenKeys,
    ).toHaveLength(2);
  });

  it("waits for seats of the old quorum, not for everybody who could fill them", () => {
    const standing = charterStanding(later(), previous, keysOf(["lin"]));
    expect(standing.waitingFor).toEqual([]);
    expect(standing.seats).toEqual([
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
  });

  it("does not let newcomers count towards the old quorum", () => {
    const keys = keysOf(["ada", "lin", "zoe"]);
    expect(charterStanding(withZoe, previous, keys)).toMatchObject({
      inForce: false,
      waitingFor: [],
      seats: [{ name: "chairs-missing", candidates: ["mo", "nia"] }],
    });
  });

  it.each([
    ["another audit", later({ audit: AuditId.parse("other") })],
    ["a version left out", later({ version: 3 })],
    ["the same version", later({ version: 1 })],
    ["another predecessor", later({ replaces: digestOf("forged") })],
    [
      "a time before its predecessor",
      later({ issued: at("2026-01-31T00:00:00Z") }),
    ],
  ])("never comes into force with %s", (_what, charter) => {
    expect(charterStanding(charter, previous, keysOf(everyone)).inForce).toBe(
      false,
    );
  });

  it("needs a predecessor, and version 1 has none", () => {
    expect(charterStanding(later(), null, keysOf(everyone)).inForce).toBe(
      false,
    );
    expect(charterStanding(first, previous, keysOf(everyone)).inForce).toBe(
      false,
    );
  });
});

describe("chartersInForce", () => {
  it("walks from version 1 as far as the signatures reach", () => {
    const chain = [
      link(first, everyone),
      link(withZoe, ["ada", "lin", "mo", "zoe"]),
    ];
    expect(
      chartersInForce(chain).map(({ charter }) => charter.version),
    ).toEqual([1, 2]);
    expect(
      chartersInForce([link(first, everyone), link(withZoe, [])]),
    ).toHaveLength(1);
    expect(
      chartersInForce([
        link(first, []),
        link(withZoe, ["ada", "lin", "mo", "zoe"]),
      ]),
    ).toEqual([]);
    expect(chartersInForce(chain.toReversed())).toEqual([]);
    expect(
      chartersInForce([{ ...link(first, everyone), text: "nonsense" }]),
    ).toEqual([]);
  });

  it("begins with a charter that is trusted from elsewhere", () => {
    const trusted = digestOfCharter(withZoe);
    const third = later({ issued: at("2026-05-01T00:00:00Z") }, withZoe);
    const chain = [link(withZoe, []), link(third, ["ada", "lin", "zoe"])];
    expect(chartersInForce(chain, trusted)).toHaveLength(2);
    expect(chartersInForce(chain)).toEqual([]);
    expect(
      chartersInForce([...chain, link(withZoe, [])], trusted),
    ).toHaveLength(2);
  });
});

it("a statement stands under a later charter while its signers meet that one's quorum", () => {
  const statement = {
    act: "approval",
    issued: at("2026-03-01T00:00:00Z"),
    keys: keysOf(["ada", "lin", "mo"]),
  };
  expect(standsUnder(first, statement)).toBe(true);
  expect(standsUnder(withZoe, statement)).toBe(true);
  const withoutMo = later({
    roles: first.roles.filter((line) => line.person !== "mo"),
    sign: first.sign.filter((line) => line.person !== "mo"),
  });
  expect(standsUnder(withoutMo, statement)).toBe(false);
  const newKey = later({
    sign: first.sign.map((line) =>
      line.person === "mo" ? { ...line, key: keyOf("mo 2") } : line,
    ),
  });
  expect(standsUnder(newKey, statement)).toBe(false);
});
