// SPDX-License-Identifier: Apache-2.0
import { fingerprintOf } from "../../electron/engine/catalog/keyLosses.ts";
import type { Act } from "../../electron/engine/ledger/entries.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { PersonId, ReleaseId, StatementId } from "../../shared/ids.ts";
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
