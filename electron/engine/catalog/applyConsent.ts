// SPDX-License-Identifier: Apache-2.0
import type { AuditId, StatementId } from "../../../shared/ids.ts";
import { assertNever } from "../../../shared/result.ts";
import type { ActBody, Entry } from "../ledger/entries.ts";
import { settleKeys } from "./keyLosses.ts";
import type { SentState, ShareState, StatementState } from "./leavingState.ts";
import type { RecordedSignature } from "./recordedSignature.ts";
import type { AuditState, ConsentState, State } from "./state.ts";

export type ConsentEntry = Extract<
  Entry,
  {
    type:
      | `consent.${string}`
      | `share.${string}`
      | `review.${string}`
      | "answer.recorded"
      | `disclosure.${string}`;
  }
>;

export function isOfConsent(entry: Entry): entry is ConsentEntry {
  return /^(?:consent|share|review|answer|disclosure)\./.test(entry.type);
}

export function recorded(
  body: Pick<
    ActBody<"release.signed">,
    "person" | "fingerprint" | "key" | "signature"
  >,
  at: Entry["at"],
): RecordedSignature {
  const { person, fingerprint, key, signature } = body;
  return { person, fingerprint, key, signature, at };
}

/** What people were shown when a request went out; a copy, whatever is asked for later. */
export function sentState(
  statement: StatementState | null,
  body: Pick<ActBody<"consent.sent">, "to" | "parcel">,
  at: Entry["at"],
): SentState {
  if (statement === null)
    throw new Error("ledger entry sends what was never asked for");
  return { ...body, at, statement: { ...statement } };
}

function consentOf(state: State, consent: StatementId): ConsentState {
  const found = state.consents.get(consent);
  if (found === undefined)
    throw new Error("ledger entry names an unknown consent");
  return found;
}

function auditOf(state: State, audit: AuditId): AuditState {
  const found = state.audits.get(audit);
  if (found === undefined)
    throw new Error("ledger entry names an unknown audit");
  return found;
}

function shareOf(state: State, id: string): ShareState {
  const found = [...state.consents.values()]
    .flatMap(({ shares }) => shares)
    .find(({ share }) => share === id);
  if (found === undefined)
    throw new Error("ledger entry names an unknown share");
  return found;
}

function beginShare(
  state: State,
  { consent, share, to, files }: ActBody<"share.begun">,
  at: Entry["at"],
): void {
  consentOf(state, consent).shares.push({ share, at, to, files, parcel: null });
}

function statementUnder(
  state: State,
  request: ActBody<"review.begun">["request"],
  digest: string,
): StatementState {
  const asked =
    request.act === "approval"
      ? state.releases.get(request.release)
      : state.consents.get(request.consent);
  const statement = asked?.statement ?? null;
  if (statement?.digest !== digest)
    throw new Error("ledger entry names an unknown request");
  return statement;
}

function beginReview(
  state: State,
  { audit, digest, request, ...body }: ActBody<"review.begun">,
  at: Entry["at"],
): void {
  const statement = { ...statementUnder(state, request, digest) };
  const left = { ...body, request, statement, at, parcel: null };
  auditOf(state, audit).reviews.push(left);
}

function endReview(
  state: State,
  { audit, review, parcel }: ActBody<"review.written">,
): void {
  for (const each of auditOf(state, audit).reviews)
    if (each.review === review) each.parcel = parcel;
}

function applyRequest(
  state: State,
  { consent, digest, text, ...body }: ActBody<"consent.requested">,
  at: Entry["at"],
): void {
  state.consents.set(consent, {
    consent,
    ...body,
    statement: { statement: consent, digest, text, at },
    signatures: [],
    sent: [],
    abandoned: false,
    shares: [],
  });
}

function applyAnswer(
  state: State,
  { audit, act, digest, text, ...signature }: ActBody<"answer.recorded">,
  at: Entry["at"],
): void {
  const into = auditOf(state, audit);
  into.answers.push({ act, digest, text, signature: recorded(signature, at) });
  if (act === "revocation") settleKeys(into, signature.person);
}

/** Adds an entry about consents, shares or answers to the state, in place. */
export function applyConsent(state: State, entry: ConsentEntry): void {
  const { at } = entry;
  switch (entry.type) {
    case "consent.requested":
      applyRequest(state, entry.body, at);
      return;
    case "consent.signed":
      consentOf(state, entry.body.consent).signatures.push(
        recorded(entry.body, at),
      );
      return;
    case "consent.sent": {
      const { consent, ...body } = entry.body;
      const asked = consentOf(state, consent);
      asked.sent.push(sentState(asked.statement, body, at));
      return;
    }
    case "consent.abandoned":
      consentOf(state, entry.body.consent).abandoned = true;
      return;
    case "share.begun":
      beginShare(state, entry.body, at);
      return;
    case "share.written":
      shareOf(state, entry.body.share).parcel = entry.body.parcel;
      return;
    case "review.begun":
      beginReview(state, entry.body, at);
      return;
    case "review.written":
      endReview(state, entry.body);
      return;
    case "disclosure.recorded": {
      const { audit, ...disclosure } = entry.body;
      auditOf(state, audit).disclosures.push(disclosure);
      return;
    }
    case "disclosure.exported":
      // The record is all there is of it: it lets no deliverable out.
      auditOf(state, entry.body.audit);
      return;
    case "answer.recorded":
      applyAnswer(state, entry.body, at);
      return;
    default:
      assertNever(entry);
  }
}
