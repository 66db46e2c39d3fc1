// SPDX-License-Identifier: Apache-2.0
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  approvalOf,
  charterOf,
  digestOf,
  keyOf,
  type Person,
  sampleFiles,
} from "../../../test/support/releases.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  testPassphrase,
  testTime,
  type TestVault,
} from "../../../test/support/vaults.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { PersonId, ReleaseId, StatementId } from "../../../shared/ids.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import { fingerprintOf } from "../catalog/keyLosses.ts";
import type { Session } from "../session.ts";
import { addSlot } from "../vault/slots.ts";
import type { Act } from "./entries.ts";
import { verifyEntry } from "./verifyEntry.ts";

const { audit } = charterOf();
const charterText = formatCharter(charterOf());
const release = ReleaseId.parse("9".repeat(32));
const approval = formatStatement(
  approvalOf(charterText, sampleFiles(), { issued: testTime }),
);

function signedBy(person: Person, text: string, act: string, which: 0 | 1 = 0) {
  const signer = keyOf(person, which);
  return {
    person: PersonId.parse(person),
    fingerprint: fingerprintOf(signer.line) ?? "",
    key: signer.line,
    signature: signer.sign(text, { namespace: `${act}@counterseal` }),
  };
}

function charterSigned(person: Person, completes = false): Act {
  const digest = digestOf(charterText);
  const signed = signedBy(person, charterText, "charter");
  return {
    type: "charter.signed",
    body: { audit, digest, ...signed, completes },
  };
}

function approved(signed: ReturnType<typeof signedBy>): Act {
  const body = { release, digest: digestOf(approval), ...signed };
  return { type: "release.signed", body };
}

const begun: readonly Act[] = [
  { type: "audit.created", body: { audit, title: "One" } },
  {
    type: "charter.drafted",
    body: {
      audit,
      version: 1,
      digest: digestOf(charterText),
      text: charterText,
    },
  },
  ...(["ada", "edo", "ben", "cleo"] as const).map((each) =>
    charterSigned(each),
  ),
  charterSigned("dora", true),
  {
    type: "release.proposed",
    body: {
      ...{ audit, release, requester: PersonId.parse("ada"), files: [] },
      ...{
        place: "audits/one",
        purpose: "Publish",
        author: "Ada <a@b.example>",
      },
      ...{ expires: testTime, notBefore: null, base: null, clone: null },
    },
  },
  {
    type: "release.requested",
    body: {
      ...{ release, statement: StatementId.parse("4f".repeat(16)) },
      ...{ digest: digestOf(approval), text: approval },
    },
  },
];

describe("an entry", () => {
  let vault: TestVault;
  let session: Session;
  beforeEach(async () => {
    vault = await makeVault(tempFolder());
    session = requireOk(await vault.open());
    requireOk(await session.commit(begun));
  });
  afterEach(() => session.close());

  /** Commits an act, whatever is true of it, and verifies its entry after another has come. */
  async function verdictOn(act: Act) {
    requireOk(await session.commit([act]));
    const { seq } = session.checkpoint;
    requireOk(await session.commit([charterSigned("ada")]));
    return requireOk(await verifyEntry(session, seq));
  }

  it("is verified with the bytes that its digest is over", async () => {
    const verified = requireOk(await verifyEntry(session, 1));
    expect(verified).toMatchObject({ seq: 1, isWhole: true, signatures: [] });
    expect(digestOf(verified.canonical)).toBe(verified.digest);
    const next = requireOk(await verifyEntry(session, 2));
    expect(next.prev).toBe(verified.digest);
    expect(verified.anchor).toEqual({
      ...{ verdict: "contained", seq: session.checkpoint.seq },
    });
    expect(requireError(await verifyEntry(session, 99)).code).toBe(
      "ledger-entry-none",
    );
  });

  it("with a signature is checked by the state before it, though it is recorded already", async () => {
    for (let seq = 3; seq <= 7; seq++)
      expect(
        requireOk(await verifyEntry(session, seq)).signatures,
      ).toMatchObject([
        { by: "charter", namespace: "charter@counterseal", refused: null },
      ]);
    const good = await verdictOn(
      approved(signedBy("ben", approval, "approval")),
    );
    expect(good.signatures).toMatchObject([
      { person: "ben", text: approval, by: "charter", refused: null },
    ]);
  });

  it.each([
    [
      "other bytes",
      signedBy("cleo", `${approval} `, "approval"),
      "signature-other-bytes",
    ],
    [
      "another act",
      signedBy("cleo", approval, "consent"),
      "signature-wrong-namespace",
    ],
    [
      "a key that the charter does not list",
      signedBy("cleo", approval, "approval", 1),
      "signature-key-unknown",
    ],
    [
      "another person",
      {
        ...signedBy("cleo", approval, "approval"),
        person: PersonId.parse("dora"),
      },
      "signature-other-person",
    ],
  ])("signed for %s is refused", async (_what, signed, refused) => {
    const { signatures } = await verdictOn(approved(signed));
    expect(signatures).toMatchObject([{ refused }]);
  });

  it("shows no slot that opens the vault with a passphrase", async () => {
    const lin = { name: "lin", passphrase: "another invented passphrase" };
    const present = { present: testPassphrase, cost: kdfFloor };
    requireOk(await addSlot(session, { ...present, ...lin }));
    const { seq } = session.checkpoint;
    const verified = requireOk(await verifyEntry(session, seq));
    expect(verified.isWhole).toBe(false);
    expect(verified.canonical).toContain('"name":"lin"');
    expect(verified.canonical).not.toMatch(/salt|commitment|box/);
  });

  it("of an older copy is not borne out by the checkpoint that was kept", async () => {
    const older = join(tempFolder(), "older");
    await session.close();
    cpSync(vault.rootDir, older, { recursive: true });
    session = requireOk(await vault.open());
    requireOk(await session.commit([charterSigned("ada")]));
    const { seq } = session.checkpoint;
    await session.close();
    session = requireOk(await vault.at(older, vault.profileDir).open());
    const { anchor } = requireOk(await verifyEntry(session, 1));
    expect(anchor).toEqual({ verdict: "missing", seq });
  });
});
