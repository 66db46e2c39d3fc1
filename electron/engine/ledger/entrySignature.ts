// SPDX-License-Identifier: Apache-2.0
import { rolesAt } from "../../../shared/domain/counting.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import {
  namespaceOf,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import type { Instant } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { AuditState, State } from "../catalog/state.ts";
import { checkAnswer, otherPerson } from "../consent/answers.ts";
import { checkCharterSignature } from "../consent/charters.ts";
import {
  type CheckedSignature,
  checkSignature,
} from "../consent/checkSignature.ts";
import { checkConsent } from "../consent/consentHandlers.ts";
import { withoutLost } from "../consent/lostFromDrafts.ts";
import { requireCharter, requireRequest } from "../consent/recordedTexts.ts";
import { checkApproval } from "../consent/requestRelease.ts";
import { checkAnswered } from "../inbox/answerRequest.ts";
import { ownCharters } from "../inbox/trust.ts";
import type { Session } from "../session.ts";
import type { ActBody, Entry } from "./entries.ts";
import { countersignature, dispositionsSignature } from "./rosterSignature.ts";
import { type EntrySignature, signedBy } from "./signatureVerdict.ts";

/** An owner's receipt, by the charter that it names. */
function receiptSignature(
  session: Session,
  body: ActBody<"intake.receipt-signed">,
  at: Instant,
): EntrySignature {
  const { intake, text, digest, signature } = body;
  const namespace = namespaceOf("custody");
  const audit = auditOfAct(session, found(session.state.intakes.get(intake)));
  const checked = checkReceipt(audit, text, signature, at);
  return signedBy(body, { text, namespace, digest }, "charter", checked);
}

function checkReceipt(
  audit: AuditState,
  text: string,
  signature: string,
  at: Instant,
): Result<CheckedSignature, Failure> {
  const parsed = parseStatement(text);
  if (!parsed.ok)
    return err(failure("statement-refused", { reason: parsed.error.reason }));
  const receipt = parsed.value;
  if (receipt.act !== "custody")
    return err(failure("answer-other-act", { act: receipt.act }));
  const named = audit.charters.find(({ digest }) => digest === receipt.charter);
  const charters = named === undefined ? [] : [requireCharter(named.text)];
  const { signer, issued } = receipt;
  const checked = checkSignature(
    {
      ...{ text, namespace: namespaceOf("custody"), issued, charters },
      ...{ counting: undefined, recorded: [], once: "person" },
      isLost: (signed) => withoutLost(audit, [{ ...signed, at }]).length === 0,
    },
    signature,
  );
  if (!checked.ok) return checked;
  const { person, fingerprint } = checked.value;
  if (person !== signer) return err(otherPerson(signer, person, fingerprint));
  return charters.some((charter) =>
    rolesAt(charter, signer, issued).includes("owner"),
  )
    ? checked
    : err(failure("receipt-not-owner", { person: signer }));
}

/** Those that came with a request from elsewhere, by the charter that it names and this vault trusts. */
function requestSignatures(
  { state }: Session,
  { act, audit, text, request, signatures }: ActBody<"request.received">,
): EntrySignature[] {
  const namespace = namespaceOf(act);
  const { charter, issued } = judgedRequest(state, { act, audit, text });
  return signatures.map((signed, index) => {
    const checked = checkSignature(
      {
        ...{ text, namespace, issued, recorded: [], once: "person" },
        ...{ charters: charter === null ? [] : [charter] },
        counting: charter ?? undefined,
      },
      signed.signature,
    );
    const isTwice = signatures
      .slice(0, index)
      .some(({ person }) => person === signed.person);
    return signedBy(
      signed,
      { text, namespace, digest: request },
      "charter",
      isTwice && checked.ok
        ? err(failure("signature-duplicate", { person: signed.person }))
        : checked,
    );
  });
}

/** The charter by which signatures on a request are judged; null where this vault trusted none that it names. */
function judgedRequest(
  state: State,
  {
    act,
    audit,
    text,
  }: Pick<ActBody<"request.received">, "act" | "audit" | "text">,
): { readonly charter: Charter | null; readonly issued: Instant } {
  if (act === "charter") {
    const charter = requireCharter(text);
    return { charter, issued: charter.issued };
  }
  const asked = requireRequest(text);
  const own = ownCharters(state, audit).find(
    ({ digest }) => digest === asked.charter,
  );
  return { charter: own?.charter ?? null, issued: asked.issued };
}

function auditOfAct({ state }: Session, body: { audit: AuditState["audit"] }) {
  const audit = state.audits.get(body.audit);
  if (audit === undefined) throw new Error("an entry names an unknown audit");
  return audit;
}

function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error("an entry is signed over what the ledger does not hold");
  return value;
}

/** Signatures on what an audit of this vault asked for. */
function ownSignature(session: Session, entry: Entry): EntrySignature | null {
  const { state } = session;
  if (entry.type === "charter.signed") {
    const { body, at } = entry;
    const audit = auditOfAct(session, body);
    const draft = found(
      audit.charters.find(({ digest }) => digest === body.digest),
    );
    const checked = checkCharterSignature(audit, draft, body.signature, at);
    const namespace = namespaceOf("charter");
    return signedBy(
      body,
      { text: draft.text, namespace, digest: body.digest },
      "charter",
      checked,
    );
  }
  if (entry.type === "release.signed") {
    const { body } = entry;
    const release = found(state.releases.get(body.release));
    const checked = checkApproval(session, release, body.signature);
    const { text } = found(release.statement);
    const over = { text, namespace: namespaceOf("approval") };
    const { digest } = body;
    return signedBy(body, { ...over, digest }, "charter", checked);
  }
  if (entry.type === "consent.signed") {
    const { body } = entry;
    const consent = found(state.consents.get(body.consent));
    const checked = checkConsent(session, consent, body.signature);
    const { text } = consent.statement;
    const over = { text, namespace: namespaceOf("consent") };
    const { digest } = body;
    return signedBy(body, { ...over, digest }, "charter", checked);
  }
  if (entry.type === "answer.recorded") {
    const { body } = entry;
    const { act, text, digest, signature } = body;
    const audit = auditOfAct(session, body);
    const checked = checkAnswer(session, audit, text, signature);
    const over = { text, namespace: namespaceOf(act), digest };
    return signedBy(body, over, "charter", checked);
  }
  return null;
}

/** What was answered to a request from elsewhere. */
function answerSignature(
  session: Session,
  body: ActBody<"request.answered">,
): EntrySignature {
  const received = found(session.state.received.get(body.request));
  const { signature } = body;
  const checked = checkAnswered(session, received, body.text, signature);
  const text = body.text ?? received.text;
  const act = body.text === null ? received.act : "decline";
  const over = { text, namespace: namespaceOf(act), digest: undefined };
  return signedBy(body, over, "charter", checked);
}

/**
 * Every signature in an entry, checked again. @param session as it stood before the entry: no signature of it is
 * recorded already, and keys and terms are those of then
 */
export function signaturesIn(session: Session, entry: Entry): EntrySignature[] {
  if (entry.type === "request.received")
    return requestSignatures(session, entry.body);
  if (entry.type === "request.answered")
    return [answerSignature(session, entry.body)];
  if (entry.type === "intake.receipt-signed")
    return [receiptSignature(session, entry.body, entry.at)];
  if (entry.type === "intake.countersigned") {
    const intake = found(session.state.intakes.get(entry.body.intake));
    const audit = auditOfAct(session, intake);
    return [countersignature(audit, intake.receipts, entry.body)];
  }
  if (entry.type === "extract.answered") {
    const audit = auditOfAct(session, entry.body);
    return dispositionsSignature(session, audit, entry.body);
  }
  const own = ownSignature(session, entry);
  return own === null ? [] : [own];
}
