// SPDX-License-Identifier: Apache-2.0
import {
  any,
  type AnyField,
  fixed,
  one,
  optional,
  type RecordOf,
  some,
} from "./fields.ts";
import type { ListedFile } from "./statement.ts";
import * as value from "./values.ts";

/**
 * The acts that a person can sign, each as the table of its lines: what follows the first line
 * (docs/format/statements.md, "Statements"). The types of statements are read off these tables.
 */
export interface ActTable {
  readonly fields: readonly AnyField[];
  /** Whether a list of files ends it. */
  readonly files: boolean;
}

const issue = [
  one("Id", "id", value.statementId),
  one("Issued", "issued", value.instant),
] as const;

const common = [
  one("Audit", "audit", value.auditId),
  /** SHA-256 of the charter's text. */
  one("Charter", "charter", value.sha256),
  ...issue,
] as const;

/** Of the acts that are asked for by a request out of a vault. */
const requested = [
  ...common,
  one("Vault", "vault", value.vaultId),
  one("Checkpoint", "checkpoint", value.checkpoint),
  one("Requester", "requester", value.personId),
  one("Expires", "expires", value.instant),
  optional("Not-before", "notBefore", value.instant),
] as const;

const signed = [...common, one("Signer", "signer", value.personId)] as const;

/** SHA-256 of the statement that is answered. */
const of = one("Of", "of", value.sha256);
const reason = one("Reason", "reason", value.text);

export const actTables = {
  /** Consent to publish exactly `files`. */
  approval: {
    fields: [
      ...requested,
      fixed("Audience", "public"),
      one("Purpose", "purpose", value.text),
      /** Folder, relative to the public repository's root, that holds the statement and its signatures. */
      one("Place", "place", value.repoPath),
      one("Base", "base", value.orNone(value.gitId)),
      one("Author", "author", value.author),
      one("Commit-date", "commitDate", value.instant),
      optional("Supersedes", "supersedes", value.sha256),
      any("Removes", "removes", value.repoPath),
      any("Judged", "judged", value.judged),
    ],
    files: true,
  },
  /** Consent to share exactly `files` with exactly `audience`. */
  consent: {
    fields: [
      ...requested,
      some("Audience", "audience", value.recipient),
      one("Purpose", "purpose", value.text),
      any("Term", "terms", value.text),
      any("Judged", "judged", value.judged),
    ],
    files: true,
  },
  decline: {
    fields: [
      ...signed,
      of,
      one("Answer", "answer", value.oneOf(["decline", "changes"])),
      reason,
    ],
    files: false,
  },
  withdrawal: { fields: [...signed, of, reason], files: false },
  receipt: { fields: [...signed, of], files: true },
  attestation: {
    fields: [...signed, one("Expires", "expires", value.instant)],
    files: true,
  },
  declaration: {
    fields: [
      ...signed,
      one("Scope", "scope", value.text),
      one("Recused", "recused", value.oneOf(["yes", "no"])),
      any("Interest", "interests", value.text),
    ],
    files: false,
  },
  disposition: { fields: [...signed, of], files: true },
  /** What was taken in of what a vendor handed over; the vendor countersigns the same text. No file is named. */
  custody: {
    fields: [
      ...signed,
      one("Vault", "vault", value.vaultId),
      one("Intake", "intake", value.intakeId),
      one("From", "from", value.text),
      one("Channel", "channel", value.text),
      one("Handed", "handed", value.instant),
      one("Taken", "taken", value.instant),
      some("Package", "packages", value.measured),
      any("File", "contents", value.measured),
    ],
    files: false,
  },
  revocation: {
    fields: [
      ...signed,
      one("Key", "key", value.fingerprint),
      one("Since", "since", value.instant),
      reason,
    ],
    files: false,
  },
  card: {
    fields: [
      ...issue,
      one("Signer", "signer", value.personId),
      one("Name", "name", value.text),
      some("Sign", "sign", value.key),
      any("Seal", "seal", value.seal),
    ],
    files: false,
  },
} as const satisfies Record<string, ActTable>;

export type Act = keyof typeof actTables;

type FilesOf<T extends ActTable> = T["files"] extends true
  ? { readonly files: readonly ListedFile[] }
  : unknown;

export type StatementOf<A extends Act> = { readonly act: A } & RecordOf<
  (typeof actTables)[A]["fields"]
> &
  FilesOf<(typeof actTables)[A]>;

export type Statement = { [A in Act]: StatementOf<A> }[Act];
export type Approval = StatementOf<"approval">;
export type Consent = StatementOf<"consent">;
export type Decline = StatementOf<"decline">;
/** What a vault asks people to sign, over files that it holds. */
export type Request = Approval | Consent;
