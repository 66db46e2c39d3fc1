// SPDX-License-Identifier: Apache-2.0
import type { ReviewView } from "../../../shared/ipc/leavingViews.ts";
import type { JudgedRequest, ReviewState } from "../catalog/leavingState.ts";
import type { AuditState, State } from "../catalog/state.ts";
import { confirmations } from "./receipts.ts";

function isOf(request: JudgedRequest): (review: ReviewState) => boolean {
  return ({ request: own }) =>
    request.act === "approval"
      ? own.act === "approval" && own.release === request.release
      : own.act === "consent" && own.consent === request.consent;
}

export function reviewView(
  state: State,
  audit: AuditState,
  left: ReviewState,
): ReviewView {
  const { review, at, to, files, parcel, statement } = left;
  return {
    ...{ review, at, to, parcel, statement: statement.statement },
    files: files.map(({ path, sha256 }) => ({ path, sha256 })),
    receipts: confirmations(state, audit, statement.digest)(left),
  };
}

/** To whom the files of a request were shown, oldest first. */
export function reviewsOf(
  state: State,
  audit: AuditState,
  request: JudgedRequest,
): ReviewView[] {
  return audit.reviews
    .filter(isOf(request))
    .map((review) => reviewView(state, audit, review));
}
