// SPDX-License-Identifier: Apache-2.0
import { fingerprintOf } from "../../electron/engine/catalog/keyLosses.ts";
import type { Act } from "../../electron/engine/ledger/entries.ts";
import type { StatementOf } from "../../shared/formats/acts.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import {
  Instant,
  IntakeId,
  PersonId,
  ReleaseId,
  StatementId,
  VaultId,
} from "../../shared/ids.ts";
import {
  approvalOf,
  charterOf,
  digestOf,
  keyOf,
  type Person,
  sampleFiles,
} from "./releases.ts";
import { testTime } from "./vaults.ts";

/** Entries with genuine signatures, for a ledger that is told of them whatever is true. */

export const { audit } = charterOf();
export const charterText = formatCharter(charterOf());
const release = ReleaseId.parse("9".repeat(32));
export const approval = formatStatement(
  approvalOf(charterText, sampleFiles(), { issued: testTime }),
);

export function signedBy(
  person: Person,
  text: string,
  act: string,
  which: 0 | 1 = 0,
) {
  const signer = keyOf(person, which);
  return {
    person: PersonId.parse(person),
    fingerprint: fingerprintOf(signer.line) ?? "",
    key: signer.line,
    signature: signer.sign(text, { namespace: `${act}@counterseal` }),
  };
}

export function charterSigned(person: Person, completes = false): Act {
  const digest = digestOf(charterText);
  const signed = signedBy(person, charterText, "charter");
  return {
    type: "charter.signed",
    body: { audit, digest, ...signed, completes },
  };
}

export function approved(signed: ReturnType<typeof signedBy>): Act {
  const body = { release, digest: digestOf(approval), ...signed };
  return { type: "release.signed", body };
}

/** A charter in force, and a release that was asked for. */
export const begun: readonly Act[] = [
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

/** A request of another vault. */
export function received(
  text: string,
  act: "approval" | "charter",
  ...signatures: ReturnType<typeof signedBy>[]
): Act {
  return {
    type: "request.received",
    body: {
      ...{ request: digestOf(text), act, audit, signatures, text },
      ...{ opened: [], parcel: null, files: [] },
    },
  };
}

export const intake = IntakeId.parse("8".repeat(32));
export const intakeBegun: Act = {
  type: "intake.begun",
  body: {
    ...{ audit, intake, from: "Quillhart Labs", channel: "encrypted mail" },
    ...{ handed: testTime, packages: [], files: 1, signatures: [] },
    ...{ refused: [], refusedCount: 0, leftOut: [], leftOutCount: 0 },
    raised: [],
  },
};

/** An owner's, over what an intake took in. */
export const receipt: StatementOf<"custody"> = {
  act: "custody",
  ...{ audit, charter: digestOf(charterText) },
  ...{ signer: PersonId.parse("ada"), vault: VaultId.parse("0a".repeat(16)) },
  ...{ id: StatementId.parse("5a".repeat(16)), issued: testTime },
  ...{ intake, from: "Quillhart Labs" },
  ...{ channel: "encrypted mail", handed: testTime, taken: testTime },
  packages: [{ sha256: digestOf("handed over"), size: 11 }],
  contents: [{ sha256: digestOf("a file"), size: 6 }],
};
/** Somebody whose key is in no charter. */
export function enrolled(
  person: string,
  role: "src" | "vendor",
  by: Person,
  which: 0 | 1,
  until = "2036-01-01T00:00:00Z",
): Act {
  const term = {
    from: Instant.parse("2026-01-01T00:00:00Z"),
    until: Instant.parse(until),
  };
  return {
    type: "person.enrolled",
    body: {
      ...{ audit, person: PersonId.parse(person), name: person, sealKeys: [] },
      ...{ roles: [{ role, ...term }], signKeys: [keyOf(by, which).line] },
    },
  };
}
