// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  digestOf,
  keyOf,
  type Person,
} from "../../../test/support/releases.ts";
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
import type { SshSigner } from "../../../test/support/sshSigner.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, testTime } from "../../../test/support/vaults.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { FindingId, PersonId } from "../../../shared/ids.ts";
import { fingerprintOf } from "../catalog/keyLosses.ts";
import type { Session } from "../session.ts";
import type { Act } from "./entries.ts";
import { verifyEntry } from "./verifyEntry.ts";

const custody = formatStatement(receipt);
const ofBen = formatStatement({ ...receipt, signer: PersonId.parse("ben") });
function receiptBy(person: Person, text = custody): Act {
  const signed = signedBy(person, text, "custody");
  const body = { intake, digest: digestOf(text), text, ...signed };
  return { type: "intake.receipt-signed", body };
}

const committee = enrolled("mira", "src", "finn", 0);
const former = enrolled("rhea", "src", "cleo", 1, "2026-01-02T00:00:00Z");
const vendor = enrolled("vee", "vendor", "finn", 1);

const answers = "Answer: hold\n";
function answered(
  {
    namespace = "dispositions",
    person = "mira",
    text = answers,
    of = answers,
  } = {},
  by: Person = "finn",
  which: 0 | 1 = 0,
): Act {
  const signed = signedBy(by, text, namespace, which);
  return {
    type: "extract.answered",
    body: {
      ...{ audit, findings: [FindingId.parse("7".repeat(32))], from: person },
      ...{ digest: digestOf(of), text: answers },
      signature: { ...signed, person: PersonId.parse(person) },
    },
  };
}

type Countersigned = Extract<Act, { type: "intake.countersigned" }>["body"];
function countersigned(
  said: Partial<Countersigned>,
  text = custody,
  by: SshSigner = keyOf("finn", 1),
): Act {
  const body: Countersigned = {
    ...{ intake, digest: digestOf(custody), state: "pinned", holder: "vee" },
    fingerprint: fingerprintOf(by.line) ?? "",
    signature: by.sign(text, { namespace: "custody@counterseal" }),
    ...said,
  };
  return { type: "intake.countersigned", body };
}

describe("an entry", () => {
  const folder = mkdtempSync(join(tmpdir(), "counterseal-test-"));
  let session: Session;
  beforeAll(async () => {
    session = requireOk(await (await makeVault(folder)).open());
    const people = [committee, vendor, former];
    const all = [...begun, ...people, intakeBegun, receiptBy("ada")];
    requireOk(await session.commit(all));
  });
  afterAll(async () => {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Commits an act, whatever is true of it, and verifies its entry after another has come. */
  async function verdictOn(act: Act) {
    requireOk(await session.commit([act]));
    const { seq } = session.checkpoint;
    requireOk(await session.commit([charterSigned("ada")]));
    return requireOk(await verifyEntry(session, seq));
  }

  it.each([
    ["the committee's", answered(), null],
    [
      "nobody's whom the vault knows",
      ...([answered({}, "ben", 1), "signature-key-unknown"] as const),
    ],
    [
      "a former member's",
      ...([answered({ person: "rhea" }, "cleo", 1)] as const),
      "signature-term-over",
    ],
    [
      "another's than it says",
      ...([answered({ person: "ada" }), "signature-other-person"] as const),
    ],
    [
      "for another act",
      answered({ namespace: "disposition" }),
      "signature-wrong-namespace",
    ],
    [
      "over other bytes",
      ...([answered({ text: "Other\n" }), "signature-other-bytes"] as const),
    ],
    [
      "of a text with another digest",
      ...([answered({ of: "Other\n" }), "signature-other-bytes"] as const),
    ],
  ])("with dispositions is %s", async (_whose, act, refused) => {
    const [signature] = (await verdictOn(act)).signatures;
    expect(signature).toMatchObject({ by: "roster", text: answers, refused });
    expect(signature?.namespace).toBe("dispositions@counterseal");
  });

  const stranger = { state: "unknown-key", holder: null } as const;
  const broken = { state: "broken", holder: null } as const;
  const [pinned, unknown] = [keyOf("finn", 1), keyOf("dora", 1)];
  it.each([
    ["a vendor's", countersigned({}), { person: "vee", by: "roster" }],
    [
      "a stranger's",
      countersigned(stranger, custody, unknown),
      { person: null, by: "nobody", key: unknown.line },
    ],
    [
      "broken",
      countersigned(broken, "Other"),
      { person: null, by: "broken", key: pinned.line },
    ],
    [
      "a stranger's, said to be a vendor's",
      countersigned({}, custody, unknown),
      { refused: "signature-key-unknown" },
    ],
    [
      "broken, said to be a vendor's",
      countersigned({}, "Other"),
      { refused: "signature-other-bytes" },
    ],
    [
      "a vendor's, said to be broken",
      countersigned(broken),
      { refused: "signature-judged-otherwise" },
    ],
    [
      "a vendor's, said to be no key's that is known",
      countersigned({ state: "unknown-key" }),
      { refused: "signature-judged-otherwise" },
    ],
    [
      "a vendor's, said to be by another key",
      countersigned({ fingerprint: fingerprintOf(unknown.line) ?? "" }),
      { refused: "signature-judged-otherwise" },
    ],
    [
      "a vendor's, said to be another's",
      countersigned({ holder: "wes" }),
      { refused: "signature-judged-otherwise" },
    ],
    [
      "the owner's own",
      countersigned({}, custody, keyOf("ada")),
      { refused: "signature-duplicate" },
    ],
  ] as const)("with a countersignature is %s", async (_whose, act, verdict) => {
    const { signatures } = await verdictOn(act);
    expect(signatures).toMatchObject([{ refused: null, ...verdict }]);
  });

  it("with a request from elsewhere is checked in each of its signatures", async () => {
    const ada = signedBy("ada", approval, "approval");
    const forged = {
      ...signedBy("cleo", approval, "approval"),
      person: PersonId.parse("ben"),
    };
    const renamed = {
      ...signedBy("edo", approval, "approval"),
      fingerprint: "SHA256:other",
    };
    const { signatures } = await verdictOn(
      received(approval, "approval", ada, forged, ada, renamed),
    );
    expect(signatures.map(({ refused }) => refused)).toEqual([
      ...[null, "signature-other-person", "signature-duplicate"],
      "signature-other-person",
    ]);
  });

  it("with a charter to sign is checked by that charter, and with a request under none by nobody's word", async () => {
    const signed = signedBy("ada", charterText, "charter");
    const good = await verdictOn(received(charterText, "charter", signed));
    expect(good.signatures).toMatchObject([{ by: "charter", refused: null }]);
    const strange = approval.replace(digestOf(charterText), digestOf("other"));
    const none = await verdictOn(
      received(strange, "approval", signedBy("ada", strange, "approval")),
    );
    expect(none.signatures).toMatchObject([
      { refused: "signature-key-unknown" },
    ]);
  });

  it("with an owner's receipt is checked by the charter that it names, and by its signer's role", async () => {
    const { signatures } = await verdictOn(receiptBy("ada"));
    expect(signatures).toMatchObject([
      { person: "ada", by: "charter", text: custody, refused: null },
    ]);
    for (const [by, text, refused] of [
      ["edo", custody, "signature-other-person"],
      ["ben", ofBen, "receipt-not-owner"],
      ["ada", approval, "answer-other-act"],
    ] as const) {
      const other = await verdictOn(receiptBy(by, text));
      expect(other.signatures).toMatchObject([{ refused }]);
    }
  });

  it("with dispositions by a key that was lost by then is refused, and one before is not", async () => {
    requireOk(await session.commit([answered()]));
    const { seq } = session.checkpoint;
    const lost: Act = {
      type: "person.key-lost",
      body: {
        ...{ audit, person: PersonId.parse("mira"), reason: "Stolen" },
        ...{ key: keyOf("finn").line, since: testTime },
      },
    };
    requireOk(await session.commit([lost]));
    const { signatures } = await verdictOn(answered());
    expect(signatures).toMatchObject([{ refused: "signature-key-lost" }]);
    const before = requireOk(await verifyEntry(session, seq));
    expect(before.signatures).toMatchObject([{ refused: null }]);
  });
});
