// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  commit,
  digest,
  id,
  signed,
  time,
} from "../../../test/support/toldActs/toldActs.ts";
import { noEntry, parseEntry } from "./entries.ts";
import { factsOf, kindOf } from "./entryFacts.ts";

function entryOf(type: string, body: object) {
  const frame = { seq: 0, prev: noEntry, at: time, actor: "Ada" };
  const entry = parseEntry({ ...frame, type, body });
  if (entry === null) throw new Error(`no ${type}`);
  return entry;
}

const facts = (type: string, body: object) => factsOf(entryOf(type, body));

const answer = (act: string, text: string) => ({
  ...{ audit: "harbour", act, digest, text },
  ...signed,
});

it.each([
  ["decline", "consent"],
  ["withdrawal", "consent"],
  ["receipt", "disclosure"],
  ["attestation", "agreement"],
  ["declaration", "people"],
  ["revocation", "people"],
])("an answer that is a %s is of the kind %s", (act, kind) => {
  expect(kindOf(entryOf("answer.recorded", answer(act, "")))).toBe(kind);
});

it("who signed an answer acted, and what it answers is among what it is about", () => {
  const other = "b".repeat(64);
  const text = `Act: decline\nOf: ${other}\n`;
  expect(facts("answer.recorded", answer("decline", text))).toEqual({
    by: ["ben"],
    about: [digest, other, "ben"],
  });
  // A line that only looks so, and a text without one, name nothing.
  for (const none of [`Said: Of: ${other}`, `Of: ${other}f`, "no answer"])
    expect(facts("answer.recorded", answer("decline", none)).about).toEqual([
      ...[digest, "ben"],
    ]);
});

it("who is recused or lost a key did not act, who signed did", () => {
  const eve = { audit: "harbour", person: "eve", reason: "Kin" };
  for (const [type, body] of [
    ["recusal.recorded", { ...eve, vendor: null }],
    ["person.removed", eve],
  ] as const)
    expect(facts(type, body), type).toEqual({ by: [], about: ["eve"] });
  const withSignature = { audit: "harbour", digest, ...signed };
  expect(
    facts("charter.signed", { ...withSignature, completes: true }),
  ).toEqual({ by: ["ben"], about: [digest, "ben"] });
});

it("who asks for a release acted, and so did all who signed it", () => {
  const proposed = {
    ...{ audit: "harbour", release: id, requester: "ada", files: [] },
    ...{ place: "audits/1", purpose: "Publish", author: "Ada", expires: time },
    ...{ notBefore: null, base: null, clone: null },
  };
  expect(facts("release.proposed", proposed)).toEqual({
    by: ["ada"],
    about: [id, "ada"],
  });
  const left = { release: id, digest, commit, signers: ["ben", "eve"] };
  expect(facts("release.merged", left).by).toEqual(["ben", "eve"]);
});

it("people who are asked are what it is about, and act no more than that", () => {
  const asked = { audit: "harbour", to: ["ada", "eve"] };
  expect(facts("agreement.asked", asked)).toEqual({
    by: [],
    about: ["ada", "eve"],
  });
});

it("a name in a field of people that no person can have is nobody's, nor is a word elsewhere", () => {
  const body = {
    ...{ audit: "harbour", at: time, from: "eve", how: "by hand" },
    ...{ to: ["Quillhart Labs", "eve"], what: ["ada"] },
  };
  expect(facts("disclosure.recorded", body)).toEqual({
    by: [],
    about: ["eve"],
  });
});

it("ids are told by their length alone", () => {
  const consent = { consent: id, to: ["ada"], parcel: digest };
  expect(facts("consent.sent", consent).about).toEqual([id, "ada", digest]);
});
