// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import {
  namespaceOf,
  parseRequest,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { AuditState } from "../catalog/state.ts";
import { checkAnswer, otherPerson } from "../consent/answers.ts";
import { checkCharterSignature } from "../consent/charters.ts";
import { checkSignature } from "../consent/checkSignature.ts";
import { checkConsent } from "../consent/consentHandlers.ts";
import { withoutLost } from "../consent/lostFromDrafts.ts";
import { checkApproval } from "../consent/requestRelease.ts";
import { requireCharter } from "../consent/recordedTexts.ts";
import { checkAnswered } from "../inbox/answerRequest.ts";
import { ownCharters } from "../inbox/trust.ts";
import type { Session } from "../session.ts";
import type { ActBody, Entry } from "./entries.ts";

interface Signed {
  readonly person: PersonId;
  readonly fingerprint: string;
  readonly key: string;
  /** Exact armour. */
  readonly signature: string;
}

/** A signature in an entry, what it is over, and what checking it again came to. */
export interface EntrySignature extends Signed {
  readonly text: string;
  readonly namespace: string;
  /** By what it was judged: keys and terms of a charter, or the key that the entry names alone. */
  readonly by: "charter" | "key";
  readonly checked: Result<unknown, Failure>;
}

const bySignature = (
  { person, fingerprint, key, signature }: Signed,
  text: string,
  namespace: string,
  by: EntrySignature["by"],
  checked: EntrySignature["checked"],
): EntrySignature => {
  const signed = { person, fingerprint, key, signature };
  return { ...signed, text, namespace, by, checked: ofSame(signed, checked) };
};

/** The entry must name whoever the signature proves, and nobody else. */
function ofSame(
  { person, key }: Signed,
  checked: EntrySignature["checked"],
): EntrySignature["checked"] {
  if (!checked.ok) return checked;
  const proven = checked.value as Pick<Signed, "person" | "fingerprint"> & {
    readonly key: string;
  };
  return proven.person === person && proven.key === key
    ? checked
    : err(otherPerson(person, proven.person, proven.fingerprint));
}

/** Over the text, by the key that the entry names; whose that key is, no charter of this vault says. */
function checkByKey(
  signed: Signed,
  text: string,
  namespace: string,
): Result<Signed, Failure> {
  const armour = normaliseArmour(signed.signature);
  const parsed = armour.ok ? parseArmoredSignature(armour.value) : armour;
  if (!parsed.ok) return parsed;
  const signature = parsed.value;
  const message = encodeUtf8(text);
  const verified = verifySignature({ message, signature, namespace });
  return verified.ok
    ? ok({ ...signed, key: verified.value.key.line })
    : verified;
}

/** An owner's receipt, by the charter that it names. */
function receiptSignature(
  session: Session,
  body: ActBody<"intake.receipt-signed">,
  at: Instant,
): EntrySignature {
  const { text } = body;
  const namespace = namespaceOf("custody");
  const { state } = session;
  const intake = state.intakes.get(body.intake);
  const audit = intake && state.audits.get(intake.audit);
  const parsed = parseStatement(text);
  const named = parsed.ok && "charter" in parsed.value && parsed.value.charter;
  const roster = audit?.charters.find(({ digest }) => digest === named);
  if (audit === undefined || roster === undefined || !parsed.ok)
    return bySignature(
      ...([body, text, namespace, "key"] as const),
      checkByKey(body, text, namespace),
    );
  const checked = checkSignature(
    {
      ...{ text, namespace, issued: parsed.value.issued },
      charters: [requireCharter(roster.text)],
      ...{ counting: undefined, recorded: [], once: "person" },
      isLost: (signed) => withoutLost(audit, [{ ...signed, at }]).length === 0,
    },
    body.signature,
  );
  return bySignature(body, text, namespace, "charter", checked);
}

/** Those that came with a request from elsewhere, by the charter that it names and this vault trusts. */
function requestSignatures(
  { state }: Session,
  { act, audit, text, signatures }: ActBody<"request.received">,
): EntrySignature[] {
  const namespace = namespaceOf(act);
  const request = act === "charter" ? null : parseRequest(text);
  const asked = request?.ok === true ? request.value : null;
  const own = asked
    ? ownCharters(state, audit).find(({ digest }) => digest === asked.charter)
    : undefined;
  const drafted = act === "charter" ? parseCharter(text) : null;
  const charter: Charter | undefined =
    drafted?.ok === true ? drafted.value : own?.charter;
  return signatures.map((signed) => {
    if (charter === undefined || drafted !== null) {
      const checked = checkByKey(signed, text, namespace);
      return bySignature(signed, text, namespace, "key", checked);
    }
    const checked = checkSignature(
      {
        ...{ text, namespace, issued: asked?.issued ?? charter.issued },
        ...{ charters: [charter], counting: charter },
        ...{ recorded: [], once: "person" },
      },
      signed.signature,
    );
    return bySignature(signed, text, namespace, "charter", checked);
  });
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
    return bySignature(body, draft.text, namespace, "charter", checked);
  }
  if (entry.type === "release.signed") {
    const { body } = entry;
    const release = found(state.releases.get(body.release));
    const checked = checkApproval(session, release, body.signature);
    const { text } = found(release.statement);
    const namespace = namespaceOf("approval");
    return bySignature(body, text, namespace, "charter", checked);
  }
  if (entry.type === "consent.signed") {
    const { body } = entry;
    const consent = found(state.consents.get(body.consent));
    const checked = checkConsent(session, consent, body.signature);
    const { text } = consent.statement;
    const namespace = namespaceOf("consent");
    return bySignature(body, text, namespace, "charter", checked);
  }
  if (entry.type === "answer.recorded") {
    const { body } = entry;
    const { act, text, signature } = body;
    const audit = auditOfAct(session, body);
    const checked = checkAnswer(session, audit, text, signature);
    return bySignature(body, text, namespaceOf(act), "charter", checked);
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
  return bySignature(body, text, namespaceOf(act), "charter", checked);
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
  if (entry.type === "extract.answered") {
    const { signature, text } = entry.body;
    if (signature === null) return [];
    const namespace = namespaceOf("disposition");
    const checked = checkByKey(signature, text, namespace);
    return [bySignature(signature, text, namespace, "key", checked)];
  }
  const own = ownSignature(session, entry);
  return own === null ? [] : [own];
}
