// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../../../shared/formats/acts.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import type {
  AuditState,
  ConsentState,
  DisclosureState,
  ReleaseState,
  StatementState,
} from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { requireRequest } from "./recordedTexts.ts";

type Sent = ReleaseState["sent"][number];

function termsOf(request: Request): readonly string[] {
  return request.act === "consent" ? request.terms : [];
}

/** A request shows the people asked what they are to judge. */
function requestView(
  { statement, text }: StatementState,
  { at, to, parcel }: Sent,
): DisclosureView {
  const request = requireRequest(text);
  const { purpose, files, requester: from } = request;
  return {
    ...{ id: `request-${parcel}`, kind: "request" },
    ...{ at, from, to, purpose, files, statement, parcel },
    ...{ terms: termsOf(request), receipts: [] },
  };
}

/** Who confirmed what of a statement, by its digest. */
function receiptsOf({ answers }: AuditState, digest: string): string[] {
  return answers.flatMap(({ act, text, signature }) => {
    const parsed = act === "receipt" ? parseStatement(text) : null;
    const mine =
      parsed?.ok === true &&
      parsed.value.act === "receipt" &&
      parsed.value.of === digest;
    return mine ? [signature.person] : [];
  });
}

function shareViews(
  audit: AuditState,
  { statement, shares }: ConsentState,
): DisclosureView[] {
  const request = requireRequest(statement.text);
  const { purpose, requester: from } = request;
  const confirmed = new Set(receiptsOf(audit, statement.digest));
  return shares.map(({ share, at, to, files, parcel }) => {
    const people = [...new Set(to.map(({ person }) => person))];
    return {
      ...{ id: `share-${share}`, kind: "share", terms: termsOf(request) },
      ...{ at, from, purpose, parcel, to: people },
      files: files.map(({ path, sha256 }) => ({ path, sha256 })),
      statement: statement.statement,
      receipts: people.filter((person) => confirmed.has(person)),
    };
  });
}

export function earlierView(
  { at, from, to, what, how }: DisclosureState,
  index: number,
): DisclosureView {
  return {
    ...{ id: `earlier-${String(index)}`, kind: "earlier", terms: [] },
    ...{ at, from: from ?? null, to, purpose: how },
    ...{ statement: null, parcel: null, receipts: [] },
    files: what.map((path) => ({ path, sha256: null })),
  };
}

/** Everything that left in an audit, oldest first. */
export function disclosuresOf(
  { state }: Session,
  audit: AuditState,
): DisclosureView[] {
  const mine = (each: { readonly audit: string }): boolean =>
    each.audit === audit.audit;
  const releases = [...state.releases.values()].filter(mine);
  const consents = [...state.consents.values()].filter(mine);
  const requests = [...releases, ...consents].flatMap(({ statement, sent }) =>
    statement === null ? [] : sent.map((each) => requestView(statement, each)),
  );
  return [
    ...requests,
    ...consents.flatMap((consent) => shareViews(audit, consent)),
    ...audit.disclosures.map(earlierView),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
