// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  charterOf,
  digestOf,
  keyOf,
  type Person,
  sign,
} from "../../../test/support/releases.ts";
import {
  audit,
  begun,
  charterSigned,
  charterText,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import {
  charterTold,
  sessionAfter,
  type Told,
} from "../../../test/support/toldState.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { Instant, PersonId } from "../../../shared/ids.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import {
  alreadyRecorded,
  charterInForce,
  charterView,
  checkCharterSignature,
  draftOf,
} from "./charters.ts";

const seated = ["ada", "edo", "ben", "cleo", "dora"] as const;
const drafting: readonly Told[] = begun.slice(0, 2);
/** With a second key for ada, which has to prove itself. */
const secondText = formatCharter(
  charterOf({
    ...{ version: 2, replaces: digestOf(charterText), issued: testTime },
    sign: [
      ...seated.map((person) => sign(person, keyOf(person))),
      sign("ada", keyOf("ada", 1)),
    ],
  }),
);
const redrafting = [...begun, ...charterTold(secondText, 2)];

function held(acts: readonly Told[], now = testTime) {
  const session = sessionAfter(acts, now);
  return { session, audit: requireOk(auditOf(session, audit)) };
}
const signedTold = (person: Person, text = charterText): Told => {
  const told = charterSigned(person);
  const signed = signedBy(person, text, "charter");
  return {
    ...told,
    body: { ...told.body, digest: digestOf(text), ...signed },
  } as Told;
};
const lostBy = (person: Person, since = testTime): Told => ({
  type: "person.key-lost",
  body: {
    ...{ audit, person: PersonId.parse(person), key: keyOf(person).line },
    ...{ since, reason: "Stolen" },
  },
});

function checked(
  acts: readonly Told[],
  person: Person,
  which: 0 | 1 = 0,
  text = charterText,
) {
  const { audit: of } = held(acts);
  const { signature } = signedBy(person, text, "charter", which);
  return checkCharterSignature(of, requireOk(draftOf(of)), signature, testTime);
}

describe("an audit's charter", () => {
  it("is in force once everybody with a seat signed it, and a draft before", () => {
    const before = held(drafting).audit;
    expect(requireError(charterInForce(before))).toEqual({
      ...{ code: "charter-none-in-force", facts: { audit } },
    });
    expect(requireOk(draftOf(before)).version).toBe(1);
    const after = held(begun).audit;
    expect(requireOk(charterInForce(after)).text).toBe(charterText);
    for (const none of [after, held(begun.slice(0, 1)).audit])
      expect(requireError(draftOf(none))).toEqual({
        ...{ code: "charter-no-draft", facts: { audit } },
      });
  });

  it("is replaced by the newest in force, and by no draft", () => {
    expect(requireOk(charterInForce(held(redrafting).audit)).text).toBe(
      charterText,
    );
    const told = charterTold(secondText, 2, "ada", "ben", "cleo");
    const signed = signedBy("ada", secondText, "charter", 1);
    const proof = {
      ...{ type: "charter.signed" as const },
      body: {
        ...{ audit, digest: digestOf(secondText), ...signed },
        completes: false,
      },
    };
    const [draft, ...signatures] = told;
    if (draft === undefined) throw new Error("no draft");
    const acts = [...begun, draft, proof, ...signatures];
    expect(requireOk(charterInForce(held(acts).audit)).text).toBe(secondText);
  });
});

describe("a signature over a draft", () => {
  it("is told with whether it puts the charter in force", () => {
    const first = requireOk(checked(drafting, "ada"));
    expect(first).toMatchObject({ person: "ada", completes: false });
    const acts = [
      ...drafting,
      ...seated.slice(0, 4).map((person) => signedTold(person)),
    ];
    expect(requireOk(checked(acts, "dora"))).toMatchObject({
      ...{ person: "dora", completes: true },
    });
  });

  it("puts nothing in force while one of those before it was lost with its key", () => {
    const acts = [
      ...drafting,
      ...seated.slice(0, 4).map((person) => signedTold(person)),
    ];
    expect(requireOk(checked([...acts, lostBy("ben")], "dora")).completes).toBe(
      false,
    );
    expect(requireError(checked([...acts, lostBy("dora")], "dora")).code).toBe(
      "signature-key-lost",
    );
    const later = Instant.parse("2027-01-31T12:00:01Z");
    requireOk(checked([...acts, lostBy("dora", later)], "dora"));
  });

  it("is by a key of the draft or of the charter before, each of which signs once", () => {
    requireOk(checked(redrafting, "ada", 0, secondText));
    requireOk(checked(redrafting, "ada", 1, secondText));
    expect(requireError(checked(redrafting, "ben", 1, secondText)).code).toBe(
      "signature-key-unknown",
    );
    const acts = [...redrafting, signedTold("cleo", secondText)];
    expect(requireError(checked(acts, "cleo", 0, secondText)).code).toBe(
      "signature-duplicate",
    );
    requireOk(checked(acts, "ada", 1, secondText));
  });

  it("is known when any charter of the audit holds it just so", () => {
    const { audit: of } = held(redrafting);
    const signature = of.charters[0]?.signatures[0]?.signature ?? "";
    expect(alreadyRecorded(of, signature)).toEqual({
      ...{ code: "signature-recorded-already", facts: { person: "ada" } },
    });
    const fresh = signedBy("ada", secondText, "charter").signature;
    for (const other of [fresh, "no armour", ""])
      expect(alreadyRecorded(of, other)).toBeNull();
  });
});

describe("the charters as people see them", () => {
  const shown = (acts: readonly Told[], now = testTime) => {
    const { session, audit: of } = held(acts, now);
    return charterView(session, of);
  };

  it("are none before the first is drafted", () => {
    expect(shown(begun.slice(0, 1))).toEqual({
      ...{ audit, draft: null, inForce: null, turnovers: [] },
    });
  });

  it("name who signed a draft, and who is waited for", () => {
    const { draft, inForce } = shown([...drafting, signedTold("ada")]);
    expect(inForce).toBeNull();
    expect(draft).toMatchObject({
      ...{ version: 1, digest: digestOf(charterText), text: charterText },
      ...{ issued: charterOf().issued, seats: [], lost: [] },
      signatures: [{ person: "ada" }],
    });
    expect(draft?.waitingFor).toEqual(["ben", "cleo", "dora", "edo"]);
  });

  it("wait for nobody once in force, and show the next draft beside it", () => {
    const { draft, inForce } = shown(redrafting);
    expect(inForce).toMatchObject({ version: 1, waitingFor: [], seats: [] });
    expect(inForce?.signatures).toHaveLength(5);
    expect(draft).toMatchObject({ version: 2, waitingFor: ["ada"] });
    expect(draft?.seats).not.toEqual([]);
  });

  it("name the keys that were lost since they were drafted, once the time has come", () => {
    const later = Instant.parse("2027-01-31T12:00:01Z");
    const acts = [...begun, lostBy("ben", later)];
    expect(shown(acts).inForce?.lost).toEqual([]);
    const { fingerprint } = signedBy("ben", "", "");
    expect(shown(acts, later).inForce?.lost).toEqual([
      { person: "ben", fingerprint },
    ]);
  });
});
