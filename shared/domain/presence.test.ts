// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { flagsOf, hardwareKeyOf } from "../../test/support/presence.ts";
import {
  approvalIssued,
  digestOfCharter,
  from,
  keyOf,
  person,
  sampleApproval,
  sampleCharter,
  until,
} from "../../test/support/sampleAudit.ts";
import {
  lostKey,
  sampleState,
  seatNames,
  signedApproval,
  signedCharter,
  unmetNames,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import {
  type Charter,
  type ConditionName,
  conditionNames,
} from "../formats/charter.ts";
import { formatCharter } from "../formats/charterText.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import { charterStanding } from "./charterLife.ts";
import { electorateOf, signersOf } from "./counting.ts";
import type { SignedText } from "./gateState.ts";
import type { ReleaseState } from "./releaseState.ts";
import { isPresenceDemand } from "./presence.ts";
import { checkRoster } from "./roster.ts";

const plain = sampleCharter();

/** The sample charter with a hardware key for everyone. */
function demanding(
  conditions: readonly ConditionName[],
  changes: Partial<Charter> = {},
): Charter {
  const sign = plain.sign.map((line) => ({
    ...line,
    key: hardwareKeyOf(line.person).line,
  }));
  return sampleCharter({ conditions, sign, ...changes });
}

/** The same signatures, made with hardware keys that gave these flags. */
function withHardware(
  signed: SignedText,
  flags: Readonly<Record<string, number>>,
): SignedText {
  return {
    ...signed,
    signatures: Object.entries(flags).map(([name, given], index) => ({
      ...signedApproval(sampleApproval(), [name]).signatures[0]!,
      message: signed.digest,
      namespace: signed.signatures[0]?.namespace ?? "",
      key: hardwareKeyOf(name).line,
      flags: given,
      armour: `armour ${String(index)} of ${name}`,
    })),
  };
}

function everyone(flags: number): Record<string, number> {
  return Object.fromEntries(seatNames.map((name) => [name, flags]));
}

function stateOf(
  charter: Charter,
  flags: Readonly<Record<string, number>>,
): ReleaseState {
  const approval = sampleApproval({ charter: digestOfCharter(charter) });
  return sampleState({
    charters: [withHardware(signedCharter(charter, ["ada"]), everyone(5))],
    statement: withHardware(signedApproval(approval, ["ada"]), flags),
  });
}

describe("a charter that demands a touch", () => {
  const charter = demanding(["touch"]);

  it("counts touched signatures", () => {
    requireOk(authorizeRelease(stateOf(charter, { ada: 1, lin: 1, mo: 5 })));
  });

  it("does not count others, and says whose", () => {
    expect(unmetOf(stateOf(charter, { ada: 1, lin: 1, mo: 4 }))).toEqual([
      {
        name: "chairs-missing",
        missing: 1,
        signed: ["lin"],
        candidates: ["mo", "nia"],
      },
      { name: "touch-missing", person: "mo" },
    ]);
    const owner = stateOf(charter, { ada: 0, lin: 1, mo: 1 });
    expect(unmetNames(owner)).toEqual([
      "requester-missing",
      "owners-missing",
      "touch-missing",
    ]);
  });

  it("does not mind one that is not needed", () => {
    const state = stateOf(charter, { ada: 1, lin: 1, mo: 1, nia: 0 });
    const { signatures } = requireOk(authorizeRelease(state));
    expect(signatures.map(({ person: who }) => who)).toEqual([
      "ada",
      "lin",
      "mo",
    ]);
  });

  it("publishes the touched one of two signatures by one key", () => {
    for (const untouchedFirst of [true, false]) {
      const state = stateOf(charter, { ada: 1, lin: 1, mo: 1 });
      const signatures = state.statement?.signatures ?? [];
      const again = signatures.map((signature, index) => ({
        ...signature,
        flags: 0,
        armour: `${untouchedFirst ? "a" : "z"}${String(index)}`,
      }));
      const statement = {
        ...state.statement!,
        signatures: [...again, ...signatures],
      };
      const published = requireOk(authorizeRelease({ ...state, statement }));
      expect(published.signatures.map(({ armour }) => armour)).toEqual(
        signatures.map(({ armour }) => armour),
      );
    }
  });

  it("is not in force by untouched signatures, nor replaced by them", () => {
    const text = formatCharter(charter);
    const keysWith = (flags: number) =>
      seatNames.map((name) => ({ key: hardwareKeyOf(name).line, flags }));
    expect(charterStanding(charter, null, keysWith(1)).inForce).toBe(true);
    expect(charterStanding(charter, null, keysWith(4))).toMatchObject({
      inForce: false,
      waitingFor: [...seatNames],
    });
    expect(text).toContain("\nCondition: touch\n");
    const next = demanding([], {
      version: 2,
      replaces: digestOfCharter(charter),
    });
    const before = { charter, digest: digestOfCharter(charter) };
    expect(charterStanding(next, before, keysWith(1)).inForce).toBe(true);
    expect(charterStanding(next, before, keysWith(0)).inForce).toBe(false);
  });

  it("is refused as a draft where someone with a seat has no hardware key", () => {
    requireOk(checkRoster(charter));
    const soft = { person: person("lin"), from, until, key: keyOf("lin") };
    const mixed = {
      ...charter,
      sign: charter.sign.map((line) => (line.person === "lin" ? soft : line)),
    };
    expect(requireError(checkRoster(mixed))).toContainEqual({
      name: "cannot-sign",
      person: "lin",
    });
    const able = electorateOf({ charter: mixed, issued: approvalIssued });
    expect(able.map(({ person: who }) => who)).not.toContain("lin");
  });

  it("never counts a key that is no hardware key, whatever flags are claimed for none", () => {
    const bare = signersOf({
      charter,
      issued: approvalIssued,
      keys: seatNames.map((name) => hardwareKeyOf(name).line),
    });
    expect(bare.signers).toEqual([]);
    expect(bare.withoutPresence).toHaveLength(seatNames.length);
  });
});

it.each([
  [["touch"], flagsOf.touch, flagsOf.verified, "touch-missing"],
  [["verified"], flagsOf.verified, flagsOf.touch, "verification-missing"],
  [["touch", "verified"], flagsOf.both, flagsOf.verified, "touch-missing"],
  [["touch", "verified"], flagsOf.both, flagsOf.touch, "verification-missing"],
] as const)("demands %j of the flags", (conditions, right, wrong, name) => {
  const charter = demanding(conditions);
  const flags = { ada: right, lin: right };
  requireOk(authorizeRelease(stateOf(charter, { ...flags, mo: right })));
  expect(unmetOf(stateOf(charter, { ...flags, mo: wrong }))).toContainEqual({
    name,
    person: "mo",
  });
});

describe("a later charter that demands a touch", () => {
  const first = demanding([]);
  const second = demanding(["touch"], {
    version: 2,
    replaces: digestOfCharter(first),
  });

  function under(flags: Readonly<Record<string, number>>): ReleaseState {
    const state = stateOf(first, flags);
    const later = withHardware(signedCharter(second, ["ada"]), everyone(0));
    return { ...state, charters: [...state.charters, later] };
  }

  it("leaves statements standing that were touched, and voids the others", () => {
    requireOk(authorizeRelease(under({ ada: 1, lin: 1, mo: 1 })));
    expect(unmetNames(under({ ada: 1, lin: 1, mo: 0 }))).toEqual([
      "charter-changed",
    ]);
  });

  it("publishes the key that counts under both", () => {
    const soft = { person: person("lin"), from, until, key: keyOf("lin") };
    const both = { ...first, sign: [...first.sign, soft] };
    const next = {
      ...demanding(["touch"], {
        version: 2,
        replaces: digestOfCharter(both),
      }),
      sign: [...second.sign, soft],
    };
    const state = stateOf(both, { ada: 1, lin: 1, mo: 1 });
    const extra = {
      ...state.statement!.signatures[0]!,
      key: soft.key,
      flags: null,
      armour: "by the other key",
    };
    const asked = {
      ...state,
      charters: [
        ...state.charters,
        withHardware(signedCharter(next, ["ada"]), everyone(1)),
      ],
      statement: {
        ...state.statement!,
        signatures: [extra, ...state.statement!.signatures],
      },
    };
    const { signatures } = requireOk(authorizeRelease(asked));
    expect(signatures.map(({ armour }) => armour)).not.toContain(extra.armour);
  });
});

it("says that a key was revoked rather than untouched when it was both", () => {
  const charter = demanding(["touch"]);
  const state = stateOf(charter, { ada: 1, lin: 1, mo: 0 });
  const lost = { ...lostKey("mo"), key: hardwareKeyOf("mo").line };
  expect(unmetNames({ ...state, revokedKeys: [lost] })).toContain(
    "key-revoked",
  );
});

it("asks touch and verification of the key alone, and nothing else", () => {
  expect(conditionNames.filter(isPresenceDemand)).toEqual([
    ...["touch", "verified"],
  ]);
});
