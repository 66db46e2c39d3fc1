// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { laterCharter, signedChain } from "../../test/support/charterChain.ts";
import { flagsOf } from "../../test/support/presence.ts";
import {
  approvalIssued,
  at,
  digestOf,
  digestOfCharter,
  from,
  keyOf,
  person,
  sampleApproval,
  sampleCharter,
  sampleRoles,
  until,
} from "../../test/support/sampleAudit.ts";
import {
  lostKey,
  sampleGate,
  signedApproval,
} from "../../test/support/sampleRelease.ts";
import type { Approval } from "../formats/acts.ts";
import type { Charter } from "../formats/charter.ts";
import type { GateState, VerifiedSignature } from "./gateState.ts";
import { publishedSigners } from "./publishedSignatures.ts";
import { questionOf, readRequest } from "./requestReading.ts";

type Signed = string | (Partial<VerifiedSignature> & { readonly by: string });

const keyLine = (who: string, key: string) => ({
  ...{ person: person(who), from, until, key: keyOf(key) },
});
const withKeys = (charter: Charter, ...names: string[]): Charter => ({
  ...charter,
  sign: [
    ...charter.sign.filter((line) => line.person !== "lin"),
    ...names.map((name) => keyLine("lin", name)),
  ],
});

interface Asked {
  readonly charters?: readonly [Charter, ...Charter[]];
  readonly approval?: Partial<Approval>;
  readonly state?: Partial<GateState>;
}

/** `person: armour` of what would leave with an approval that these signed. */
function published(
  signed: readonly Signed[],
  { charters = [sampleCharter()], approval = {}, state = {} }: Asked = {},
): readonly string[] {
  const named = digestOfCharter(charters[0]);
  const text = signedApproval(
    sampleApproval({ charter: named, ...approval }),
    signed.map((each) => (typeof each === "string" ? each : each.by)),
  );
  const signatures = text.signatures.map((signature, index) => {
    const each = signed[index];
    const { by: name, ...changes } =
      typeof each === "object" ? each : { by: each ?? "" };
    return { ...signature, armour: name, ...changes };
  });
  const gate = { ...sampleGate, charters: signedChain(charters), ...state };
  const read = readRequest({ ...text, signatures }, "approval");
  if (read === null) throw new Error("no request");
  return publishedSigners(questionOf(gate), read).map(
    ({ person: who, armour }) => `${who}: ${armour}`,
  );
}

describe("the signatures that leave with a release", () => {
  it("are of everyone who fills a seat, sorted, and of nobody else", () => {
    const signed = ["mo", "stranger", "rex", "lin", "ada"];
    expect(published(signed)).toEqual(["ada: ada", "lin: lin", "mo: mo"]);
  });

  it("are of the requester too, who may fill no seat", () => {
    const approval = { requester: person("rex") };
    expect(published(["rex", "ada"], { approval })).toEqual([
      ...["ada: ada", "rex: rex"],
    ]);
  });

  it("are none under a charter that is not in force", () => {
    const approval = { charter: digestOf("elsewhere") };
    expect(published(["ada", "lin"], { approval })).toEqual([]);
    expect(published(["ada", "lin"], { state: { charters: [] } })).toEqual([]);
  });

  it("are none by a key that was lost", () => {
    const state = { revokedKeys: [lostKey("lin 1")] };
    const charters = [withKeys(sampleCharter(), "lin 1", "lin 2")] as const;
    expect(published(["ada", "lin 1"], { charters, state })).toEqual([
      "ada: ada",
    ]);
    expect(published(["lin 1", "lin 2"], { charters, state })).toEqual([
      "lin: lin 2",
    ]);
  });

  it("are one a person, whatever came first", () => {
    const charters = [withKeys(sampleCharter(), "lin 1", "lin 2")] as const;
    const [first] = ["lin 1", "lin 2"].sort((one, other) =>
      keyOf(one) < keyOf(other) ? -1 : 1,
    );
    const twice = [
      { by: "mo", armour: "b" },
      { by: "mo", armour: "a" },
    ];
    for (const signed of [
      ["lin 2", "lin 1", ...twice],
      ["lin 1", "lin 2", ...twice.toReversed()],
    ])
      expect(published(signed, { charters })).toEqual([
        ...[`lin: ${first ?? ""}`, "mo: a"],
      ]);
  });
});

describe("the signatures that leave when a later charter is in force", () => {
  const named = sampleCharter();

  it("are of those too whom it leaves out", () => {
    const others = sampleRoles.filter(([name]) => name !== "nia");
    const charters = [named, laterCharter(named, {}, others)] as const;
    expect(published(["nia", "lin"], { charters })).toEqual([
      ...["lin: lin", "nia: nia"],
    ]);
  });

  it("are of nobody who had no seat and is left out", () => {
    const others = sampleRoles.filter(([name]) => name !== "rex");
    const charters = [named, laterCharter(named, {}, others)] as const;
    expect(published(["rex", "lin"], { charters })).toEqual(["lin: lin"]);
  });

  it("are of those too whom it gives a seat that they had not", () => {
    const next = laterCharter(named, {}, [...sampleRoles, ["rex", "chair"]]);
    const charters = [named, next] as const;
    expect(published(["rex", "lin"], { charters })).toEqual([
      ...["lin: lin", "rex: rex"],
    ]);
  });

  it.each(["lin 1", "lin 2"])(
    "are by a key that both name, where there is one: %s",
    (kept) => {
      const both = withKeys(named, "lin 1", "lin 2");
      const next = withKeys(laterCharter(both), kept);
      expect(published(["lin 1", "lin 2"], { charters: [both, next] })).toEqual(
        [`lin: ${kept}`],
      );
    },
  );
});

describe("of two signatures by one hardware key", () => {
  const two = (first: number, second: number) => [
    { by: "lin", armour: "a", flags: first },
    { by: "lin", armour: "b", flags: second },
  ];
  const named = sampleCharter();
  const { nothing, touch, verified, both } = flagsOf;

  it("the one leaves that gives what the charter demands", () => {
    const charters = [sampleCharter({ conditions: ["touch"] })] as const;
    const shown = (...flags: [number, number]) =>
      published(two(...flags), { charters });
    expect(shown(nothing, touch)).toEqual(["lin: b"]);
    expect(shown(touch, nothing)).toEqual(["lin: a"]);
    expect(shown(touch, both)).toEqual(["lin: a"]);
    expect(published(two(nothing, touch))).toEqual(["lin: a"]);
  });

  it("the one leaves that gives what the charter in force demands as well", () => {
    const next = laterCharter(named, { conditions: ["touch"] });
    const charters = [named, next] as const;
    expect(published(two(nothing, touch), { charters })).toEqual(["lin: b"]);
    expect(published(two(nothing, nothing), { charters })).toEqual(["lin: a"]);
  });

  it("the one leaves rather that the charter named demands", () => {
    const first = sampleCharter({ conditions: ["touch"] });
    const next = laterCharter(first, { conditions: ["verified"] });
    const charters = [first, next] as const;
    expect(published(two(verified, touch), { charters })).toEqual(["lin: b"]);
    expect(published(two(touch, both), { charters })).toEqual(["lin: b"]);
  });

  it("the one leaves that was recorded before the key was lost", () => {
    const since = approvalIssued;
    const recorded = at("2026-02-28T00:00:00Z");
    const state = { revokedKeys: [{ key: keyOf("lin"), since }] };
    const [late, early] = two(touch, touch);
    if (late === undefined || early === undefined) throw new Error("too few");
    expect(published([late, { ...early, recorded }], { state })).toEqual([
      "lin: b",
    ]);
  });
});
