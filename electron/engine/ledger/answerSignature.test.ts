// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestOf, type Person } from "../../../test/support/releases.ts";
import { sampleConsent } from "../../../test/support/sampleStatements.ts";
import {
  approval,
  audit,
  begun,
  charterSigned,
  charterText,
  enrolled,
  intake,
  intakeBegun,
  receipt,
  received,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, testTime } from "../../../test/support/vaults.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  FindingId,
  Instant,
  PersonId,
  StatementId,
} from "../../../shared/ids.ts";
import type { Session } from "../session.ts";
import { type Act, noEntry } from "./entries.ts";
import { signaturesIn } from "./entrySignature.ts";
import { verifyEntry } from "./verifyEntry.ts";

const ada = PersonId.parse("ada");
const consentId = StatementId.parse("6c".repeat(16));
const common = { audit, charter: digestOf(charterText), issued: testTime };
const consent = formatStatement(
  sampleConsent({
    ...{ ...common, id: consentId, requester: ada },
    expires: Instant.parse("2027-02-15T12:00:00Z"),
  }),
);
const decline = formatStatement({
  ...{ act: "decline", ...common, id: StatementId.parse("3d".repeat(16)) },
  ...{ signer: PersonId.parse("cleo"), of: digestOf(approval) },
  ...{ answer: "decline", reason: "Page 7 names a person." },
});
const custody = formatStatement(receipt);
const elsewhere = formatStatement({ ...receipt, charter: digestOf("other") });

const consentAsked: Act = {
  type: "consent.requested",
  body: {
    ...{ audit, consent: consentId, digest: digestOf(consent) },
    ...{ text: consent, files: [] },
  },
};

function consented(person: Person, act: string): Act {
  const signed = signedBy(person, consent, act);
  const body = { consent: consentId, digest: digestOf(consent), ...signed };
  return { type: "consent.signed", body };
}

function declined(person: Person): Act {
  const signed = signedBy(person, decline, "decline");
  const said = { audit, act: "decline" as const, digest: digestOf(decline) };
  return {
    type: "answer.recorded",
    body: { ...said, text: decline, ...signed },
  };
}

function answered(person: Person, text: string | null, act: string): Act {
  const signed = signedBy(person, text ?? approval, act);
  const request = digestOf(approval);
  const answer = text === null ? "agreed" : "declined";
  return {
    type: "request.answered",
    body: { request, answer, text, ...signed },
  };
}

function receiptBy(text: string, act = "custody"): Act {
  const signed = signedBy("ada", text, act);
  const body = { intake, digest: digestOf(text), text, ...signed };
  return { type: "intake.receipt-signed", body };
}

const unreadable = { ...signedBy("finn", "", "custody"), signature: "None" };

function disposed(signature: typeof unreadable | null): Act {
  return {
    type: "extract.answered",
    body: {
      ...{ audit, findings: [FindingId.parse("7".repeat(32))], from: "mail" },
      ...{ digest: digestOf("Answer\n"), text: "Answer\n", signature },
    },
  };
}

function countersigned(digest = digestOf(custody)): Act {
  return {
    type: "intake.countersigned",
    body: {
      ...{ intake, digest, state: "broken", holder: null },
      ...{ fingerprint: unreadable.fingerprint, signature: "None" },
    },
  };
}

describe("an entry", () => {
  const folder = mkdtempSync(join(tmpdir(), "counterseal-test-"));
  let session: Session;
  beforeAll(async () => {
    session = requireOk(await (await makeVault(folder)).open());
    const asked = [consentAsked, received(approval, "approval")];
    const vendor = enrolled("vee", "vendor", "finn", 1);
    const taken = [vendor, intakeBegun, receiptBy(custody)];
    requireOk(await session.commit([...begun, ...asked, ...taken]));
  });
  afterAll(async () => {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signaturesOf(act: Act) {
    requireOk(await session.commit([act]));
    const { seq } = session.checkpoint;
    return requireOk(await verifyEntry(session, seq)).signatures;
  }

  const wrong = "signature-wrong-namespace";
  it.each([
    ["a consent", consented("ben", "consent"), consent, null],
    [
      "a consent for another act",
      consented("cleo", "approval"),
      consent,
      wrong,
    ],
    ["an answer", declined("cleo"), decline, null],
    [
      "an answer that is there already",
      ...([declined("cleo"), decline, "answer-recorded-already"] as const),
    ],
    [
      "what was agreed to a request from elsewhere",
      ...([answered("ben", null, "approval"), approval, null] as const),
    ],
    [
      "a request from elsewhere, for another act",
      ...([answered("edo", null, "consent"), approval, wrong] as const),
    ],
    [
      "what was declined of a request from elsewhere",
      ...([answered("cleo", decline, "decline"), decline, null] as const),
    ],
    [
      "a receipt for another act",
      receiptBy(custody, "consent"),
      custody,
      wrong,
    ],
    [
      "a receipt of no form",
      receiptBy("Thanks"),
      "Thanks",
      "statement-refused",
    ],
    [
      "a receipt under a charter of elsewhere",
      ...([receiptBy(elsewhere), elsewhere, "signature-key-unknown"] as const),
    ],
  ] as const)("over %s is checked by its charter", async (...given) => {
    const [, act, text, refused] = given;
    expect(await signaturesOf(act)).toMatchObject([
      { by: "charter", text, refused },
    ]);
  });

  it("with dispositions that nobody signed has no signature, and with what is none says so", async () => {
    expect(await signaturesOf(disposed(null))).toEqual([]);
    expect(await signaturesOf(disposed(unreadable))).toMatchObject([
      { by: "roster", refused: "signature-malformed" },
    ]);
  });

  it("with a countersignature that is none names no key, nor a text that there never was", async () => {
    const nobody = { by: "broken", person: null, key: "" };
    const refused = "signature-malformed";
    expect(await signaturesOf(countersigned())).toMatchObject([
      { ...nobody, refused, text: custody },
    ]);
    expect(await signaturesOf(countersigned(digestOf("none")))).toMatchObject([
      { ...nobody, refused, text: "" },
    ]);
  });

  it("that is over what the ledger does not hold is a fault of the program, and no verdict", () => {
    const frame = { seq: 99, prev: noEntry, at: testTime, actor: "Ada" };
    const strange = structuredClone(charterSigned("ada"));
    if (strange.type !== "charter.signed") throw new Error("no charter");
    const { body } = strange;
    const type = strange.type;
    for (const [changed, message] of [
      [{ ...body, digest: digestOf("none") }, "does not hold"],
      [{ ...body, audit: "elsewhere" as typeof audit }, "unknown audit"],
    ] as const)
      expect(() =>
        signaturesIn(session, { ...frame, type, body: changed }),
      ).toThrow(message);
  });
});
