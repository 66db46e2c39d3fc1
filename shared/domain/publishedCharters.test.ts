// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { laterCharter } from "../../test/support/charterChain.ts";
import { flagsOf } from "../../test/support/presence.ts";
import {
  digestOf,
  digestOfCharter,
  from,
  keyOf,
  person,
  sampleCharter,
  until,
} from "../../test/support/sampleAudit.ts";
import {
  sampleGate,
  seatNames,
  signedCharter,
} from "../../test/support/sampleRelease.ts";
import { formatCharter } from "../formats/charterText.ts";
import type { SignedText, VerifiedSignature } from "./gateState.ts";
import { publishedCharters } from "./publishedSignatures.ts";
import { questionOf } from "./requestReading.ts";

const first = sampleCharter();

function published(...charters: readonly SignedText[]) {
  return publishedCharters(questionOf({ ...sampleGate, charters }));
}

/** `person: armour` of what leaves with the last of these charters. */
function signatures(...charters: readonly SignedText[]): readonly string[] {
  const last = published(...charters).at(-1)?.signatures ?? [];
  return last.map(({ person: who, armour }) => `${who}: ${armour}`);
}

const inOrder = (...names: readonly string[]) =>
  names.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

/** A signed text whose armours are bare names, with some signatures made otherwise. */
function named(
  signed: SignedText,
  names: readonly string[],
  changes: Readonly<Record<string, Partial<VerifiedSignature>>> = {},
): SignedText {
  return {
    ...signed,
    signatures: signed.signatures.map((signature, index) => {
      const name = names[index] ?? "";
      return { ...signature, armour: name, ...changes[name] };
    }),
  };
}
const signed = (charter: typeof first, ...names: string[]) =>
  named(signedCharter(charter, names), names);

it("leave in their order, each with its text and digest", () => {
  const next = laterCharter(first);
  const chain = [signed(first, ...seatNames), signed(next, ...seatNames)];
  expect(
    published(...chain).map(({ version, text, digest }) => ({
      ...{ version, text, digest },
    })),
  ).toEqual(
    [first, next].map((charter) => ({
      version: charter.version,
      text: formatCharter(charter),
      digest: digestOfCharter(charter),
    })),
  );
});

it("leave with everyone's signature by a key that they list, sorted", () => {
  const names = ["rex", "nia", "stranger", "mo", "lin", "bo", "ada"];
  expect(signatures(signed(first, ...names))).toEqual([
    ...["ada: ada", "bo: bo", "lin: lin", "mo: mo", "nia: nia", "rex: rex"],
  ]);
});

it("leave with no signature over other bytes, or for another act", () => {
  const names = [...seatNames, "rex"];
  for (const change of [
    { message: digestOf("something else") },
    { namespace: "approval@counterseal" },
  ]) {
    const text = named(signedCharter(first, names), names, { rex: change });
    expect(signatures(text)).not.toContain("rex: rex");
    expect(signatures(text)).toHaveLength(5);
  }
});

it("leave with each key of a person who signed with several", () => {
  const keys = inOrder("ada", "ada 2");
  const two = sampleCharter({
    sign: [
      { ...{ person: person("ada"), from, until }, key: keyOf("ada 2") },
      ...first.sign,
    ],
  });
  for (const names of [
    [...seatNames, "ada 2"],
    ["ada 2", ...seatNames],
  ])
    expect(signatures(signed(two, ...names)).slice(0, 2)).toEqual(
      keys.map((key) => `ada: ${key}`),
    );
});

it("leave with signatures by keys of the charter before, whose quorum decides", () => {
  const next = laterCharter(first, {}, [
    ...(["ada", "bo"] as const).map((name) => [name, "owner"] as const),
    ...(["lin", "mo", "zoe"] as const).map((name) => [name, "chair"] as const),
  ]);
  const before = signed(first, ...seatNames);
  expect(signatures(before, signed(next, ...seatNames, "zoe"))).toEqual([
    ...["ada: ada", "bo: bo", "lin: lin", "mo: mo", "nia: nia", "zoe: zoe"],
  ]);
});

it("leave with a key that moved to somebody else under both names", () => {
  const swapped: Readonly<Record<string, string>> = { mo: "rex", rex: "mo" };
  const next = laterCharter(first, {
    sign: first.sign.map((line) => ({
      ...line,
      key: keyOf(swapped[line.person] ?? line.person),
    })),
  });
  const keys = inOrder("mo", "rex");
  const after = signed(next, "ada", "lin", "mo", "rex");
  expect(signatures(signed(first, ...seatNames), after)).toEqual([
    ...["ada: ada", "lin: lin"],
    ...keys.map((key) => `mo: ${key}`),
    ...keys.map((key) => `rex: ${key}`),
  ]);
});

it("leave with the signature that gives what their judge demands, of two by one key", () => {
  const demanding = sampleCharter({ conditions: ["touch"] });
  const names = ["rex 1", "rex 2"];
  const twice = (charter: typeof first) => {
    const text = signedCharter(charter, ["rex", "rex", ...seatNames]);
    return named(text, [...names, ...seatNames], {
      "rex 1": { flags: flagsOf.nothing },
      "rex 2": { flags: flagsOf.touch },
      ...Object.fromEntries(
        seatNames.map((name) => [name, { flags: flagsOf.touch }]),
      ),
    });
  };
  expect(signatures(twice(first))).toContain("rex: rex 1");
  expect(signatures(twice(demanding))).toContain("rex: rex 2");
  const later = laterCharter(demanding);
  expect(signatures(twice(demanding), twice(later))).toContain("rex: rex 2");
  const stricter = laterCharter(first, { conditions: ["touch"] });
  expect(signatures(twice(first), twice(stricter))).toContain("rex: rex 1");
});
