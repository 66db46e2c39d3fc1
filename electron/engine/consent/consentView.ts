// SPDX-License-Identifier: Apache-2.0
import {
  authorizeShare,
  type ShareState,
} from "../../../shared/domain/authorizeShare.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import {
  coveredLines,
  coverageOf,
  standingOf,
} from "../../../shared/domain/consentStanding.ts";
import { decidingDeclines } from "../../../shared/domain/decidingDeclines.ts";
import type { GateState } from "../../../shared/domain/gateState.ts";
import type { Consent } from "../../../shared/formats/acts.ts";
import type {
  ListedFile,
  Recipient,
} from "../../../shared/formats/statement.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { goneKeys, judgedAt } from "../catalog/keyLosses.ts";
import type { AuditState, ConsentState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { type Answered, answersTo } from "./answerViews.ts";
import { gatherGate, recusedOf, signedText } from "./gateEvidence.ts";
import { confirmations } from "./receipts.ts";
import { requireRequest } from "./recordedTexts.ts";
import { reviewsOf } from "./reviewView.ts";
import { signatureView } from "./signatureView.ts";
import { findVersion, recordedContent, vendorsOf } from "./versions.ts";

export function requireConsent({ statement }: ConsentState): Consent {
  const request = requireRequest(statement.text);
  if (request.act !== "consent")
    throw new Error("a recorded consent is another act");
  return request;
}

/** The audit of a consent; the ledger never names one without the other. */
export function auditOfConsent(
  session: Session,
  { audit }: ConsentState,
): AuditState {
  const found = session.state.audits.get(audit);
  if (found === undefined) throw new Error("a consent names an unknown audit");
  return found;
}

/** Everything that `authorizeShare` decides by, gathered now. */
export function gatherShare(
  session: Session,
  consent: ConsentState,
  content: readonly ListedFile[],
  recipients: readonly Recipient[],
  gate: GateState = gatherGate(session, auditOfConsent(session, consent), []),
): ShareState {
  const { statement, signatures } = consent;
  const audit = auditOfConsent(session, consent);
  const vendors = vendorsOf(session, consent.audit, consent.files);
  return {
    ...gate,
    vendors,
    // The gate may have been gathered for many consents at once, before it was known whose files they are of.
    recused: recusedOf(audit, vendors),
    statement: signedText(statement, "consent", signatures),
    requester: requireConsent(consent).requester,
    content,
    judged: [],
    recipients,
    removed: recipients
      .map(({ person }) => person)
      .filter((person) => !audit.people.has(person)),
    dropped: droppedFrom(session, audit, recipients),
  };
}

/** Keys that their holders have no more, though they are on the roster. Of a lost one it is known why. */
function droppedFrom(
  session: Session,
  audit: AuditState,
  recipients: readonly Recipient[],
): string[] {
  const lost = goneKeys(audit, judgedAt(session));
  return recipients.flatMap(({ person, recipient }) => {
    const { sealKeys = [recipient] } = audit.people.get(person) ?? {};
    return sealKeys.includes(recipient) || lost.has(recipient)
      ? []
      : [recipient];
  });
}

/** Of the keys that a consent names, those that something may be sealed to still. */
export function coveredBy(
  session: Session,
  state: ConsentState,
): readonly Recipient[] {
  const { audience } = requireConsent(state);
  const gate = gatherGate(session, auditOfConsent(session, state), []);
  const unmet = unmetOf(session, state, audience, gate);
  return coveredLines(audience, unmet);
}

/** The gate's words on all of a consent for everybody whom it names; a file that is gone has changed. */
function unmetOf(
  session: Session,
  state: ConsentState,
  audience: readonly Recipient[],
  gate: GateState,
): readonly UnmetCondition[] {
  const content = recordedContent(session, state.audit, state.files);
  const judged = authorizeShare(
    gatherShare(session, state, content, audience, gate),
  );
  const there = new Set(content.map(({ path }) => path));
  const paths = state.files
    .map(({ path }) => path)
    .filter((path) => !there.has(path));
  return [
    ...(judged.ok ? [] : judged.error).filter(
      ({ name }) => name !== "share-empty" || paths.length === 0,
    ),
    ...(paths.length === 0
      ? []
      : [{ name: "content-changed", paths } as const]),
  ];
}

/** What has left by a consent, and while it was judged. */
function leftBy(
  session: Session,
  state: ConsentState,
): Pick<ConsentView, "shares" | "reviews"> {
  const audit = auditOfConsent(session, state);
  const { consent, statement, shares } = state;
  const confirmedBy = confirmations(session.state, audit, statement.digest);
  return {
    shares: shares.map((share) => ({
      ...share,
      receipts: confirmedBy(share),
      files: share.files.map(({ path, sha256 }) => ({ path, sha256 })),
    })),
    reviews: reviewsOf(session.state, audit, { act: "consent", consent }),
  };
}

/** A consent as people see it: what it would let out to whom, who has signed, and what stands in its way. */
export function consentView(
  session: Session,
  state: ConsentState,
  gate: GateState = gatherGate(session, auditOfConsent(session, state), []),
): ConsentView {
  const request = requireConsent(state);
  const { audience, files, purpose, terms, requester } = request;
  const { issued, expires, notBefore } = request;
  const { digest, text } = state.statement;
  const { abandoned } = state;
  const lacking = abandoned ? [] : unmetOf(session, state, audience, gate);
  const { unmet, uncovered, fewerKeys } = coverageOf(audience, lacking);
  const { consent: id, signatures } = state;
  const own: Answered = { kind: "consent", id, purpose, signatures };
  const answers = answersTo(auditOfConsent(session, state), digest, own);
  const declinedBy = decidingDeclines({
    act: "consent",
    state: gatherShare(session, state, [], [], gate),
    declined: answers
      .filter(({ act }) => act === "decline")
      .map(({ person }) => person),
  });
  const sizes = new Map(
    state.files.map(({ version, path }) => {
      const found = findVersion(session, state.audit, version);
      const { name, size } = found ?? { name: path, size: 0 };
      return [path, { version, name, size }];
    }),
  );
  return {
    consent: state.consent,
    audit: state.audit,
    state: standingOf({ abandoned, unmet, declined: declinedBy.length > 0 }),
    declinedBy,
    ...{ requester, purpose, terms, issued, expires, notBefore, audience },
    files: files.flatMap(({ path, sha256 }) => {
      const known = sizes.get(path);
      return known === undefined ? [] : [{ ...known, path, sha256 }];
    }),
    digest,
    text,
    signatures: signatures.map(signatureView),
    answers,
    sent: state.sent.map(({ at, to }) => ({ at, to })),
    ...leftBy(session, state),
    ...{ unmet, uncovered, fewerKeys },
  };
}

/** Every consent of an audit as people see it, oldest first; what the gate decides by is gathered once. */
export function consentsOf(session: Session, audit: AuditState): ConsentView[] {
  const gate = gatherGate(session, audit, []);
  return [...session.state.consents.values()]
    .filter((consent) => consent.audit === audit.audit)
    .map((consent) => consentView(session, consent, gate));
}
