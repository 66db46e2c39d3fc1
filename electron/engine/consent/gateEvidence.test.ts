// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { withFlags } from "../../../test/support/presence.ts";
import { charterOf, digestOf, keyOf } from "../../../test/support/releases.ts";
import {
  approval,
  audit,
  begun,
  charterText,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { sampleStatement } from "../../../test/support/sampleStatements.ts";
import { sessionAfter, type Told } from "../../../test/support/toldState.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { AgreementName, Instant, PersonId } from "../../../shared/ids.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import {
  gatherGate,
  recusedOf,
  signedText,
  textsToAgreeTo,
} from "./gateEvidence.ts";

const ben = PersonId.parse("ben");
const cleo = PersonId.parse("cleo");

function gateAfter(acts: readonly Told[], vendors: readonly string[] = []) {
  const session = sessionAfter(acts);
  return gatherGate(session, requireOk(auditOf(session, audit)), vendors);
}

function auditAfter(...acts: readonly Told[]) {
  return requireOk(auditOf(sessionAfter([...begun, ...acts]), audit));
}

const recusal = (person: PersonId, vendor: string | null): Told => ({
  type: "recusal.recorded",
  body: { audit, person, vendor, reason: "Worked there" },
});

const imported = (name: string, text: string): Told => ({
  type: "agreement.imported",
  body: {
    ...{ audit, name: AgreementName.parse(name), digest: digestOf(text) },
    ...{ text, source: "the RFP" },
  },
});

const issuedAt = Instant.parse("2027-01-30T08:00:00Z");
const declared = formatStatement({
  ...sampleStatement("declaration"),
  ...{ audit, charter: digestOf(charterText), issued: issuedAt },
});
const declaration: Told = {
  type: "answer.recorded",
  body: {
    ...{ audit, act: "declaration", digest: digestOf(declared) },
    ...{ text: declared, ...signedBy("cleo", declared, "declaration") },
  },
};

describe("a recorded text", () => {
  const recorded = { text: approval, digest: digestOf(approval) };
  const at = (signed: ReturnType<typeof signedBy>) => ({
    ...signed,
    at: testTime,
  });

  it("has the signatures that verify over it for this act, each with its key and time", () => {
    const ada = at(signedBy("ada", approval, "approval"));
    expect(signedText(recorded, "approval", [ada])).toEqual({
      ...recorded,
      signatures: [
        {
          ...{ message: recorded.digest, namespace: "approval@counterseal" },
          ...{ key: ada.key, armour: ada.signature, flags: null },
          recorded: testTime,
        },
      ],
    });
  });

  it("is not signed by what the record alone says", () => {
    const right = at(signedBy("dora", approval, "approval"));
    const wrong = [
      at(signedBy("ada", `${approval}\n`, "approval")),
      at(signedBy("ben", approval, "consent")),
      { ...right, signature: "no armour" },
    ];
    const { signatures } = signedText(recorded, "approval", [...wrong, right]);
    expect(signatures.map(({ key }) => key)).toEqual([right.key]);
    expect(signedText(recorded, "consent", [right]).signatures).toEqual([]);
  });

  it("tells what a hardware key says of the person before it", () => {
    const touched = withFlags(keyOf("edo"), 1);
    const namespace = "approval@counterseal";
    const signature = touched.sign(approval, { namespace });
    const edo = { ...at(signedBy("edo", approval, "approval")), signature };
    const { signatures } = signedText(recorded, "approval", [edo]);
    expect(signatures[0]?.flags).toBe(1);
  });
});

describe("who is recused", () => {
  it("is whoever takes no part in the audit, and of a vendor's files whoever is bound to it", () => {
    const held = auditAfter(
      recusal(ben, "Quillhart"),
      recusal(cleo, null),
      recusal(cleo, "Quillhart"),
    );
    expect(recusedOf(auditAfter(), ["Quillhart"])).toEqual([]);
    expect(recusedOf(held, [])).toEqual([cleo]);
    expect(recusedOf(held, ["Another vendor"])).toEqual([cleo]);
    expect(recusedOf(held, ["Another vendor", "Quillhart"])).toEqual([
      ...[ben, cleo],
    ]);
  });
});

describe("what people agree to", () => {
  it("is the newest version of each text that was not retired", () => {
    const held = auditAfter(
      imported("conduct.md", "Be fair\n"),
      imported("embargo.md", "Be silent\n"),
      imported("conduct.md", "Be fair and quick\n"),
      {
        type: "agreement.retired",
        body: {
          ...{ audit, name: AgreementName.parse("embargo.md") },
          reason: "Replaced",
        },
      },
    );
    expect(
      textsToAgreeTo(held).map(({ name, text, source }) => [
        ...[name, text, source],
      ]),
    ).toEqual([["conduct.md", "Be fair and quick\n", "the RFP"]]);
    expect(textsToAgreeTo(auditAfter())).toEqual([]);
  });
});

describe("what every gate decides by", () => {
  const draft = formatCharter(
    charterOf({ version: 2, replaces: digestOf(charterText) }),
  );
  const drafted: Told = {
    type: "charter.drafted",
    body: { audit, version: 2, digest: digestOf(draft), text: draft },
  };

  it("is the charters in force with all their signatures, and no draft", () => {
    const { charters, fingerprints } = gateAfter([...begun, drafted]);
    expect(charters.map(({ digest }) => digest)).toEqual([
      digestOf(charterText),
    ]);
    expect(charters[0]?.signatures).toHaveLength(5);
    const { key, fingerprint } = signedBy("ada", "", "");
    expect(fingerprints.size).toBe(5);
    expect(fingerprints.get(key)).toBe(fingerprint);
  });

  it("is the clock, the ledger's time, and when each statement was made", () => {
    const gate = gateAfter([...begun, declaration]);
    expect(gate).toMatchObject({ clock: testTime, ledgerTime: testTime });
    expect(gate.statementTimes).toEqual([testTime, issuedAt]);
    const before = begun.filter(({ type }) => type !== "release.requested");
    expect(gateAfter(before).statementTimes).toEqual([]);
  });

  it("is every answer whose signature verifies", () => {
    const { answers } = gateAfter([...begun, declaration]);
    expect(answers).toMatchObject([
      { text: declared, signatures: [{ key: keyOf("cleo").line }] },
    ]);
  });

  it("is who lost a key and since when, who is recused, and what is to be agreed to", () => {
    const key = keyOf("ben").line;
    const lost: Told = {
      type: "person.key-lost",
      body: { audit, person: ben, key, since: issuedAt, reason: "Stolen" },
    };
    const acts = [...begun, lost, recusal(ben, "Quillhart")];
    const gate = gateAfter(
      [...acts, imported("conduct.md", "Be fair\n")],
      ["Quillhart"],
    );
    expect(gate).toMatchObject({
      ...{ audit, vault: sessionAfter([]).vault, vendors: ["Quillhart"] },
      ...{ recused: [ben], agreementTexts: [digestOf("Be fair\n")] },
    });
    expect(gate.revokedKeys).toEqual([{ key, since: issuedAt }]);
    expect(gateAfter(acts).recused).toEqual([]);
  });
});
