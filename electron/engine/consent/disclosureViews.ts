// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../../../shared/formats/acts.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import type { DisclosureState, SentState } from "../catalog/leavingState.ts";
import type { AuditState, ConsentState, State } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { confirmations } from "./receipts.ts";
import { requireRequest } from "./recordedTexts.ts";

function termsOf(request: Request): readonly string[] {
  return request.act === "consent" ? request.terms : [];
}

/** A request shows the people asked what they are to judge. */
function requestView({
  at,
  to,
  parcel,
  statement: { statement, text },
}: SentState): DisclosureView {
  const request = requireRequest(text);
  const { purpose, files, requester: from } = request;
  return {
    ...{ id: `request-${parcel}`, kind: "request", standing: "left" },
    ...{ at, from, to, purpose, files, statement, parcel },
    ...{ terms: termsOf(request), receipts: [] },
  };
}

/** The digest of the sealed file is recorded once it is whole. */
function standingOf({
  parcel,
}: Pick<DisclosureView, "parcel">): DisclosureView["standing"] {
  return parcel === null ? "begun" : "left";
}

function shareViews(
  state: State,
  audit: AuditState,
  consent: ConsentState,
): DisclosureView[] {
  const { statement, shares } = consent;
  const request = requireRequest(statement.text);
  const { purpose, requester: from } = request;
  const confirmedBy = confirmations(state, audit, statement.digest);
  return shares.map((shared) => {
    const { share, at, to, files, parcel } = shared;
    return {
      ...{ id: `share-${share}`, kind: "share", terms: termsOf(request) },
      ...{ at, from, purpose, parcel, standing: standingOf(shared) },
      to: [...new Set(to.map(({ person }) => person))],
      files: files.map(({ path, sha256 }) => ({ path, sha256 })),
      statement: statement.statement,
      receipts: confirmedBy(shared),
    };
  });
}

function reviewViews(state: State, audit: AuditState): DisclosureView[] {
  return audit.reviews.map((shown) => {
    const { review, at, to, files, parcel, statement } = shown;
    const request = requireRequest(statement.text);
    const { purpose, requester: from } = request;
    return {
      ...{ id: `review-${review}`, kind: "review", terms: termsOf(request) },
      ...{ at, from, purpose, parcel, standing: standingOf(shown) },
      to: [...new Set(to.map(({ person }) => person))],
      files: files.map(({ path, sha256 }) => ({ path, sha256 })),
      statement: statement.statement,
      receipts: confirmations(state, audit, statement.digest)(shown),
    };
  });
}

export function earlierView(
  { at, from, to, what, how }: DisclosureState,
  index: number,
): DisclosureView {
  return {
    ...{ id: `earlier-${String(index)}`, kind: "earlier", terms: [] },
    standing: "left",
    ...{ at, from: from ?? null, to, purpose: how },
    ...{ statement: null, parcel: null, receipts: [] },
    files: what.map((path) => ({ path, sha256: null })),
  };
}

/** Everything that left in an audit, oldest first. */
export function disclosuresOf(
  { state }: Pick<Session, "state">,
  audit: AuditState,
): DisclosureView[] {
  const mine = (each: { readonly audit: string }): boolean =>
    each.audit === audit.audit;
  const releases = [...state.releases.values()].filter(mine);
  const consents = [...state.consents.values()].filter(mine);
  const requests = [...releases, ...consents].flatMap(({ sent }) =>
    sent.map(requestView),
  );
  return [
    ...requests,
    ...consents.flatMap((consent) => shareViews(state, audit, consent)),
    ...reviewViews(state, audit),
    ...audit.disclosures.map(earlierView),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
