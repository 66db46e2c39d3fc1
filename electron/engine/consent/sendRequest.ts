// SPDX-License-Identifier: Apache-2.0
import {
  type Reviewers,
  reviewersOf,
} from "../../../shared/domain/reviewers.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Recipient } from "../../../shared/formats/statement.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  type AuditId,
  type Instant,
  type PersonId,
  type Sha256,
  StatementId,
} from "../../../shared/ids.ts";
import type {
  PublishedCharter,
  PublishedSignature,
} from "../../../shared/domain/publishedSignatures.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type AgeRecipient,
  parseRecipient,
} from "../../crypto/age/recipient.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { joinPath } from "../../storage/storage.ts";
import type { StatementState } from "../catalog/leavingState.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { AuditState } from "../catalog/state.ts";
import { requestHowToSign } from "../exchange/howToSign.ts";
import { writeParcel } from "../exchange/parcel.ts";
import type { LeavingFile } from "../exchange/sealedArchive.ts";
import { missingFrom } from "../exchange/writeFolder.ts";
import { releaseObject } from "../objects/objects.ts";
import type { Act } from "../ledger/entries.ts";
import { gatherGate, signedText } from "./gateEvidence.ts";
import { requireWritable, type Session } from "../session.ts";
import { requireRequest } from "./recordedTexts.ts";
import {
  findVersion,
  type PlacedVersion,
  recordedContent,
  vendorsOf,
} from "./versions.ts";

/** A request that is ready to go out, whatever it asks for. */
export interface Sendable {
  readonly audit: AuditState;
  readonly act: "approval" | "consent";
  readonly statement: StatementState;
  readonly signatures: readonly RecordedSignature[];
  readonly files: readonly PlacedVersion[];
  /** What whoever is asked judges by, beside the files. */
  readonly judged?: readonly { readonly name: string; readonly text: string }[];
  /** What goes on the record once the parcel is written. */
  readonly sent: (to: PersonId[], parcel: Sha256) => Act;
}

/** A ready-made answer for whoever does not agree: signed as it stands, it says no. */
export function declineText(
  statement: StatementState,
  requester: PersonId,
): string {
  const { audit, charter, issued } = requireRequest(statement.text);
  return formatStatement({
    act: "decline",
    audit,
    charter,
    id: StatementId.parse(toHex(randomBytes(16))),
    issued,
    signer: requester,
    of: statement.digest,
    answer: "decline",
    reason: "Write your reason here",
  });
}

/** Every key of everyone who is shown the files; each of them has one. */
function recipientsOf({
  to,
  recipients: lines,
}: Reviewers): Result<AgeRecipient[], Failure> {
  const without = to.find(
    (person) => !lines.some((line) => line.person === person),
  );
  return without === undefined
    ? parseRecipients(lines)
    : err(failure("release-no-sealing-key", { person: without }));
}

/** To what the lines of a charter or of an audience seal. */
export function parseRecipients(
  lines: readonly Recipient[],
): Result<AgeRecipient[], Failure> {
  const recipients: AgeRecipient[] = [];
  for (const { recipient } of lines) {
    const parsed = parseRecipient(recipient);
    if (!parsed.ok) return parsed;
    recipients.push(parsed.value);
  }
  return ok(recipients);
}

/** Versions as they leave, each verified whole before its first byte is given out. */
export function leavingFiles(
  session: Session,
  audit: AuditId,
  files: readonly PlacedVersion[],
  signal?: AbortSignal,
): LeavingFile[] {
  return files.flatMap(({ version, path }) => {
    const found = findVersion(session, audit, version);
    return found === undefined
      ? []
      : [
          {
            path,
            size: found.size,
            content: releaseObject(session, found, signal),
          },
        ];
  });
}

interface Prepared {
  readonly requester: PersonId;
  readonly issued: Instant;
  readonly charterText: string;
  /** Exact armour; the requester signs first. */
  readonly requesterSignature: string;
  readonly signatures: readonly PublishedSignature[];
  readonly charters: readonly PublishedCharter[];
  readonly to: readonly PersonId[];
  readonly recipients: readonly AgeRecipient[];
}

function published(
  signatures: readonly RecordedSignature[],
): PublishedSignature[] {
  return signatures.map(({ person, signature: armour }) => ({
    person,
    armour,
  }));
}

/** Charters in force up to the one named, each with the signatures that put it in force. */
function chartersUpTo(
  { charters }: AuditState,
  version: number,
): PublishedCharter[] {
  return charters
    .filter((each) => each.inForce && each.version <= version)
    .map((each) => ({ ...each, signatures: published(each.signatures) }));
}

/** Whom it asks, or `request-unmet`; a file that is not in the vault any more is never left out without a word. */
function askedFor(
  session: Session,
  { audit, act, statement, signatures, files }: Sendable,
): Result<Reviewers, Failure> {
  const review = reviewersOf({
    ...gatherGate(session, audit, vendorsOf(session, audit.audit, files)),
    statement: signedText(statement, act, signatures),
    act,
  });
  const content = recordedContent(session, audit.audit, files);
  const isWhole = content.length === files.length;
  if (review.ok && isWhole) return review;
  const unmet = review.ok ? [] : review.error.map(({ name }) => name);
  const gone = isWhole ? [] : ["content-changed"];
  const conditions = [...unmet, ...gone].join(", ");
  return err(failure("request-unmet", { conditions }));
}

/** Everything that a request needs, or why it cannot be sent yet. */
function prepare(
  session: Session,
  sendable: Sendable,
): Result<Prepared, Failure> {
  const { audit, act, statement, signatures } = sendable;
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const { requester, issued, charter: digest } = requireRequest(statement.text);
  const signed = signatures.find(({ person }) => person === requester);
  if (signed === undefined)
    return err(
      failure("release-state", {
        state: "requester-unsigned",
        person: requester,
        act,
      }),
    );
  const named = audit.charters.find((each) => each.digest === digest);
  if (named === undefined)
    throw new Error("a recorded statement names no charter");
  const review = askedFor(session, sendable);
  if (!review.ok) return review;
  const recipients = recipientsOf(review.value);
  if (!recipients.ok) return recipients;
  return ok({
    requester,
    issued,
    charterText: named.text,
    requesterSignature: signed.signature,
    signatures: published(signatures.filter((each) => each !== signed)),
    charters: chartersUpTo(audit, named.version),
    to: review.value.to,
    recipients: recipients.value,
  });
}

/**
 * Writes the request for the people asked: one parcel, sealed to all of their keys, and beside it how to
 * open, check and sign it. The requester has signed first. On the record before it is acknowledged.
 */
export async function sendRequest(
  session: Session,
  sendable: Sendable,
  folderDir: string,
): Promise<Result<Response<"release.send">, Failure>> {
  const { storage } = session;
  const prepared = prepare(session, sendable);
  if (!prepared.ok) return prepared;
  const { statement } = sendable;
  const { to, requester, ...parts } = prepared.value;
  const parcelName = `request-${statement.statement}.tar.age`;
  const howToName = "HOW-TO-SIGN.txt";
  const howTo = encodeUtf8(requestHowToSign);
  const missing = await missingFrom(
    storage,
    folderDir,
    new Map([
      [parcelName, null],
      [howToName, howTo],
    ]),
  );
  if (!missing.ok) return missing;
  const explains = missing.value.includes(howToName);
  const parcelPath = joinPath(folderDir, parcelName);
  const written = await writeParcel({
    storage,
    parcelPath,
    ...parts,
    statementText: statement.text,
    declineText: declineText(statement, requester),
    tree: leavingFiles(session, sendable.audit.audit, sendable.files),
    judged: sendable.judged ?? [],
  });
  if (!written.ok) return written;
  const howToPath = joinPath(folderDir, howToName);
  const explained = explains
    ? await storage.createDurably(howToPath, howTo, 0o644)
    : ok(undefined);
  const committed = explained.ok
    ? await session.commit([sendable.sent([...to], written.value.sha256)])
    : explained;
  if (committed.ok) return ok({ files: [howToName, parcelName], to });
  const own = explains ? [parcelPath, howToPath] : [parcelPath];
  for (const path of own) await storage.remove(path);
  return committed;
}
