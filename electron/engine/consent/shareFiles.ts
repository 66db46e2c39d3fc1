// SPDX-License-Identifier: Apache-2.0
import {
  type AuthorizedShare,
  authorizeShare,
} from "../../../shared/domain/authorizeShare.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Recipient } from "../../../shared/formats/statement.ts";
import { ShareId, type Sha256 } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { ConsentState } from "../catalog/state.ts";
import type { Job } from "../context.ts";
import { writeShare } from "../exchange/share.ts";
import type { Act } from "../ledger/entries.ts";
import { requireWritable, type Session } from "../session.ts";
import { gatherShare } from "./consentView.ts";
import { sealOnRecord, watchedFiles } from "./sealOnRecord.ts";
import { leavingFiles, parseRecipients } from "./sendRequest.ts";
import { digested, type PlacedVersion, recordedContent } from "./versions.ts";

export interface Wanted {
  readonly files: readonly PlacedVersion[];
  readonly recipients: readonly Recipient[];
}

/** Leave for exactly what is wanted, or `share-unmet`, naming the conditions. */
function authorize(
  session: Session,
  consent: ConsentState,
  { files, recipients }: Wanted,
): Result<AuthorizedShare, Failure> {
  const content = recordedContent(session, consent.audit, files);
  const judged = authorizeShare(
    gatherShare(session, consent, content, recipients),
  );
  // What is not in the vault any more is never left out without a word.
  if (judged.ok && content.length === files.length) return judged;
  const unmet = judged.ok ? [] : judged.error.map(({ name }) => name);
  const gone = content.length < files.length ? ["content-changed"] : [];
  const conditions = [...new Set([...unmet, ...gone])].join(", ");
  return err(failure("share-unmet", { conditions }));
}

/** What is on the record before the first byte is sealed. */
function beginning(
  session: Session,
  { audit, consent, statement }: ConsentState,
  share: ShareId,
  { files, recipients }: Wanted,
): Act {
  return {
    type: "share.begun",
    body: {
      share,
      consent,
      digest: statement.digest,
      to: recipients.map((line) => ({ ...line })),
      files: digested(session, audit, files),
    },
  };
}

/**
 * Seals files of a live consent to people whom it names, as one new file; each file is verified whole
 * against the ledger before its first byte goes in. On the record before the first byte is sealed, and
 * again once the file is whole and durable.
 */
export async function shareFiles(
  session: Session,
  consent: ConsentState,
  wanted: Wanted,
  sharePath: string,
  job: Job,
): Promise<Result<Sha256, Failure>> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const authorized = authorize(session, consent, wanted);
  if (!authorized.ok) return authorized;
  const to = parseRecipients(authorized.value.recipients);
  if (!to.ok) return to;
  const share = ShareId.parse(toHex(randomBytes(16)));
  const { storage } = session;
  const { signal } = job;
  const files = leavingFiles(session, consent.audit, wanted.files, signal);
  return sealOnRecord(session, {
    path: sharePath,
    begun: beginning(session, consent, share, wanted),
    write: () =>
      writeShare({
        ...{ storage, path: sharePath },
        files: watchedFiles(files, job),
        recipients: to.value,
        authorized: authorized.value,
        time: session.state.latest,
      }),
    written: (parcel) => ({ type: "share.written", body: { share, parcel } }),
  });
}
