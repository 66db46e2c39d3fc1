// SPDX-License-Identifier: Apache-2.0
import {
  authorizeShare,
  type ShareState,
} from "../../../shared/domain/authorizeShare.ts";
import type {
  UnmetCondition,
  UnmetConditionName,
} from "../../../shared/domain/conditions.ts";
import type { Consent } from "../../../shared/formats/acts.ts";
import type {
  ListedFile,
  Recipient,
} from "../../../shared/formats/statement.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { AuditState, ConsentState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { answerView } from "./answers.ts";
import { gatherGate, signedText } from "./gateEvidence.ts";
import { requireRequest } from "./recordedTexts.ts";
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
): ShareState {
  const audit = auditOfConsent(session, consent);
  const { statement, signatures } = consent;
  return {
    ...gatherGate(session, audit, vendorsOf(session, consent.files)),
    statement: signedText(statement, "consent", signatures),
    requester: requireConsent(consent).requester,
    content,
    judged: [],
    recipients,
  };
}

const voiding: ReadonlySet<UnmetConditionName> = new Set([
  "charter-missing",
  "charter-changed",
  "content-changed",
  "statement-elsewhere",
  "key-revoked",
  "person-recused",
] as const);

function stateOf(
  { abandoned }: ConsentState,
  unmet: readonly UnmetCondition[],
  answers: ConsentView["answers"],
): ConsentView["state"] {
  if (abandoned) return "abandoned";
  const names = new Set(unmet.map(({ name }) => name));
  if (names.has("statement-withdrawn")) return "withdrawn";
  if (names.has("statement-expired")) return "expired";
  if ([...names].some((name) => voiding.has(name))) return "voided";
  if (unmet.length === 0) return "granted";
  return answers.some(({ act }) => act === "decline") ? "declined" : "partial";
}

/** A consent as people see it: what it would let out to whom, who has signed, and what stands in its way. */
export function consentView(
  session: Session,
  state: ConsentState,
): ConsentView {
  const request = requireConsent(state);
  const { audience, files, purpose, terms, requester } = request;
  const { issued, expires, notBefore } = request;
  const { digest, text } = state.statement;
  const content = recordedContent(session, state.files);
  const judged = authorizeShare(gatherShare(session, state, content, audience));
  const unmet = judged.ok || state.abandoned ? [] : judged.error;
  const answers = auditOfConsent(session, state)
    .answers.map(answerView)
    .filter(({ of }) => of === digest);
  const sizes = new Map(
    state.files.map(({ version, path }) => {
      const found = findVersion(session, version);
      const { name, size } = found ?? { name: path, size: 0 };
      return [path, { version, name, size }];
    }),
  );
  return {
    consent: state.consent,
    audit: state.audit,
    state: stateOf(state, unmet, answers),
    ...{ requester, purpose, terms, issued, expires, notBefore, audience },
    files: files.flatMap(({ path, sha256 }) => {
      const known = sizes.get(path);
      return known === undefined ? [] : [{ ...known, path, sha256 }];
    }),
    digest,
    text,
    signatures: state.signatures.map(({ person, fingerprint, at }) => ({
      person,
      fingerprint,
      recorded: at,
    })),
    answers,
    sent: state.sent.map(({ at, to }) => ({ at, to })),
    shares: state.shares.map(({ files: shared, ...share }) => ({
      ...share,
      files: shared.map(({ path, sha256 }) => ({ path, sha256 })),
    })),
    unmet,
  };
}
