// SPDX-License-Identifier: Apache-2.0
import { applyEntry } from "../../electron/engine/catalog/apply.ts";
import { emptyState } from "../../electron/engine/catalog/state.ts";
import { type Act, noEntry } from "../../electron/engine/ledger/entries.ts";
import type { Session } from "../../electron/engine/session.ts";
import type { Consent } from "../../shared/formats/acts.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import {
  DeliverableId,
  Instant,
  ObjectId,
  PersonId,
  StatementId,
  VaultId,
  VersionId,
} from "../../shared/ids.ts";
import { digestOf, keyOf, type Person, text } from "./releases.ts";
import { sampleConsent } from "./sampleStatements.ts";
import {
  audit,
  begun,
  charterText,
  enrolled,
  signedBy,
} from "./signedEntries.ts";
import { testTime } from "./vaults.ts";

/** An act, and when it is told where that is not `testTime`. */
export type Told = Act & { readonly at?: Instant };

/** What decisions ask of an open vault whose ledger tells these acts: its state, its id, its end and the time. */
export function sessionAfter(
  acts: readonly Told[],
  now: Instant = testTime,
): Session {
  const state = emptyState(testTime);
  acts.forEach((act, seq) => {
    const told = { at: testTime, ...act };
    applyEntry(state, { ...{ seq, prev: noEntry, actor: "ada" }, ...told });
  });
  const vault = VaultId.parse("0a".repeat(16));
  const checkpoint = { seq: acts.length, head: digestOf("head") };
  return { state, vault, checkpoint, now: () => now } as unknown as Session;
}

/** A later charter as a draft, and who of the group signs it; the last of them puts it in force. */
export function charterTold(
  charter: string,
  version: number,
  ...people: readonly Person[]
): Told[] {
  const digest = digestOf(charter);
  const signatures = people.map((person): Told => {
    const completes = person === people.at(-1);
    const signed = signedBy(person, charter, "charter");
    return {
      type: "charter.signed",
      body: { audit, digest, ...signed, completes },
    };
  });
  return [
    {
      type: "charter.drafted",
      body: { audit, version, digest, text: charter },
    },
    ...signatures,
  ];
}

export const fileBytes = text("%PDF-1.7 an invented report\n");

/** A file that was taken in, the only version of a deliverable of the same id. */
export function fileTold(version: VersionId, from = "Quillhart"): Told {
  return {
    type: "deliverable.imported",
    body: {
      ...{ audit, deliverable: DeliverableId.parse(version), version },
      ...{ kind: "findings-report", title: "report", variant: "public" },
      ...{ name: "report.pdf", size: fileBytes.length },
      ...{ sha256: digestOf(fileBytes), object: ObjectId.parse(version) },
      ...{ header: digestOf("header"), from, channel: "mail" },
    },
  };
}

export const consentId = StatementId.parse("6b".repeat(16));
const mira = PersonId.parse("mira");
export const miraKey = keyOf("finn").line;
export const consentFiles = [
  { version: VersionId.parse("a".repeat(32)), path: "audits/report.pdf" },
  { version: VersionId.parse("d".repeat(32)), path: "audits/z.md" },
];
const sha256 = digestOf(fileBytes);

/** A consent to show two files to mira, with some lines changed. */
export function consentText(changes: Partial<Consent> = {}): string {
  return formatStatement(
    sampleConsent({
      ...{ audit, charter: digestOf(charterText), id: consentId },
      ...{ issued: testTime, vault: VaultId.parse("0a".repeat(16)) },
      ...{ requester: PersonId.parse("ada"), terms: ["Not to be passed on."] },
      expires: Instant.parse("2027-02-20T10:00:00Z"),
      audience: [{ person: mira, recipient: miraKey }],
      files: consentFiles.map(({ path }) => ({ path, sha256 })),
      ...changes,
    }),
  );
}

/** What mira is on the roster with: a key of finn's. */
function miraTold(sealKeys: readonly string[] = [miraKey]): Told {
  const told = enrolled("mira", "src", "finn", 1);
  return { ...told, body: { ...told.body, sealKeys } } as Told;
}

/** The consent as it was asked for, and whose signatures came back. */
export function consentTold(
  statement: string,
  ...people: readonly Person[]
): Told[] {
  const [consent, digest] = [consentId, digestOf(statement)];
  const asked = { audit, consent, digest, text: statement };
  return [
    { type: "consent.requested", body: { ...asked, files: consentFiles } },
    ...people.map((person): Told => {
      const signed = signedBy(person, statement, "consent");
      return { type: "consent.signed", body: { consent, digest, ...signed } };
    }),
  ];
}

/** An audit with a charter, two files and somebody to show them to. */
export const governed: readonly Told[] = [
  ...begun.filter(({ type }) => !type.startsWith("release.")),
  ...consentFiles.map(({ version }) => fileTold(version)),
  miraTold(),
];
