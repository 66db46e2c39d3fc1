// SPDX-License-Identifier: Apache-2.0
import {
  type AuthorizedReview,
  authorizeReview,
  type ReviewState as Question,
} from "../../../shared/domain/authorizeReview.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { type PersonId, ReviewId, type Sha256 } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { JudgedRequest, StatementState } from "../catalog/leavingState.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Job } from "../context.ts";
import { writeReview } from "../exchange/review.ts";
import { requireWritable, type Session } from "../session.ts";
import { gatherGate, signedText } from "./gateEvidence.ts";
import { sealOnRecord, watchedFiles } from "./sealOnRecord.ts";
import { declineText, leavingFiles, parseRecipients } from "./sendRequest.ts";
import { requireRequest } from "./recordedTexts.ts";
import {
  digested,
  type PlacedVersion,
  recordedContent,
  vendorsOf,
} from "./versions.ts";

/** A request whose files people are to judge, with everything that belongs to it. */
export interface Judged {
  readonly audit: AuditState;
  readonly request: JudgedRequest;
  readonly statement: StatementState;
  readonly signatures: readonly RecordedSignature[];
  readonly files: readonly PlacedVersion[];
  /** What whoever is asked judges by, beside the files. */
  readonly judged: readonly { readonly name: string; readonly text: string }[];
}

/** Everything that `authorizeReview` decides by, gathered now. */
export function gatherReview(
  session: Session,
  judged: Judged,
  to: readonly PersonId[] | null,
): Question {
  const { audit, request, statement, signatures, files } = judged;
  const { act } = request;
  return {
    ...gatherGate(session, audit, vendorsOf(session, audit.audit, files)),
    ...{ act, to },
    statement: signedText(statement, act, signatures),
    content: recordedContent(session, audit.audit, files),
    judged: judged.judged.map(({ name, text }) => ({
      sha256: sha256(encodeUtf8(text)),
      name,
    })),
  };
}

/** The leave to show the files to these people, or every condition in the way. */
export function askReview(
  session: Session,
  judged: Judged,
  to: readonly PersonId[] | null,
): Result<AuthorizedReview, readonly UnmetCondition[]> {
  return authorizeReview(gatherReview(session, judged, to));
}

/**
 * Seals the files of a request to people whom it asks, as one new file; each file is verified whole against
 * the ledger before its first byte goes in. On the record before the first byte is sealed, and again once
 * the file is whole and durable.
 */
export async function reviewFiles(
  session: Session,
  judged: Judged,
  to: readonly PersonId[] | null,
  reviewPath: string,
  job: Job,
): Promise<Result<Sha256, Failure>> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const authorized = askReview(session, judged, to);
  if (!authorized.ok) {
    const names = authorized.error.map(({ name }) => name);
    const conditions = [...new Set(names)].join(", ");
    return err(failure("review-unmet", { conditions }));
  }
  const recipients = parseRecipients(authorized.value.recipients);
  if (!recipients.ok) return recipients;
  const { audit, request, statement } = judged;
  const review = ReviewId.parse(toHex(randomBytes(16)));
  const { requester } = requireRequest(statement.text);
  const about = { audit: audit.audit, review };
  const { storage } = session;
  const files = leavingFiles(session, audit.audit, judged.files, job.signal);
  return sealOnRecord(session, {
    path: reviewPath,
    begun: {
      type: "review.begun",
      body: {
        ...{ ...about, request, digest: statement.digest },
        to: authorized.value.recipients.map((line) => ({ ...line })),
        files: digested(session, audit.audit, judged.files),
      },
    },
    write: () =>
      writeReview({
        ...{ storage, path: reviewPath },
        ...{ recipients: recipients.value, authorized: authorized.value },
        files: watchedFiles(files, job),
        judged: judged.judged,
        declineText: declineText(statement, requester),
        time: session.state.latest,
      }),
    written: (parcel) => ({
      type: "review.written",
      body: { ...about, parcel },
    }),
  });
}
