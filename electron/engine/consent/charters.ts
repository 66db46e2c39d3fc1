// SPDX-License-Identifier: Apache-2.0
import {
  charterStanding,
  chartersInForce,
  type CharterInForce,
  type CharterStanding,
} from "../../../shared/domain/charterLife.ts";
import type { SignedKey } from "../../../shared/domain/counting.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type {
  CharterText,
  CharterView,
} from "../../../shared/ipc/charterViews.ts";
import type { Instant } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import { hardwareFlagsOf } from "../../crypto/ssh/signature.ts";
import { fingerprintOf, goneKeys, judgedAt } from "../catalog/keyLosses.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import type { AuditState, CharterState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { checkSignature, type CheckedSignature } from "./checkSignature.ts";
import { turnoversBy } from "./charterTurnover.ts";
import { type SignedByKey, withoutLost } from "./lostFromDrafts.ts";
import { requireCharter } from "./recordedTexts.ts";
import { signatureView } from "./signatureView.ts";

export function keysOf(
  signatures: readonly Pick<RecordedSignature, "key" | "signature">[],
): SignedKey[] {
  return signatures.map(({ key, signature }) => ({
    key,
    flags: hardwareFlagsOf(signature),
  }));
}

/** The audit's charters in force, oldest first, judged anew from texts and signatures. */
export function chartersOf(audit: AuditState): readonly CharterInForce[] {
  return chartersInForce(
    audit.charters.map(({ text, digest, signatures, inForce }) => ({
      text,
      digest,
      keys: keysOf(inForce ? signatures : withoutLost(audit, signatures)),
    })),
  );
}

/** The charter in force now, or `charter-none-in-force`. */
export function charterInForce(
  audit: AuditState,
): Result<CharterInForce, Failure> {
  const last = chartersOf(audit).at(-1);
  return last === undefined
    ? err(failure("charter-none-in-force", { audit: audit.audit }))
    : ok(last);
}

export function draftOf(audit: AuditState): Result<CharterState, Failure> {
  const last = audit.charters.at(-1);
  return last === undefined || last.inForce
    ? err(failure("charter-no-draft", { audit: audit.audit }))
    : ok(last);
}

function standingOf(
  audit: AuditState,
  state: CharterState,
  charter: Charter,
  signatures: readonly SignedByKey[],
  now: Instant,
): CharterStanding {
  const inForce = chartersOf(audit).filter(
    ({ digest }) => digest !== state.digest,
  );
  const counted = keysOf(withoutLost(audit, signatures));
  const lost = goneKeys(audit, now);
  return charterStanding(charter, inForce.at(-1) ?? null, counted, lost);
}

/** Keys to sign with that a charter names, of people who lost them since it was drafted. */
function lostKeysIn(
  audit: AuditState,
  { sign }: Charter,
  now: Instant,
): CharterText["lost"] {
  const gone = goneKeys(audit, now);
  return sign.flatMap(({ person, key }) => {
    const fingerprint = gone.has(key) ? fingerprintOf(key) : null;
    return fingerprint === null ? [] : [{ person, fingerprint }];
  });
}

function textView(
  audit: AuditState,
  state: CharterState,
  now: Instant,
): CharterText {
  const charter = requireCharter(state.text);
  const { version, digest, text, signatures, inForce } = state;
  const standing = inForce
    ? null
    : standingOf(audit, state, charter, signatures, now);
  return {
    version,
    digest,
    text,
    issued: charter.issued,
    signatures: signatures.map(signatureView),
    waitingFor: standing?.waitingFor ?? [],
    seats: standing?.seats ?? [],
    lost: lostKeysIn(audit, charter, now),
  };
}

/** The draft's effect while there is one, else that of the charter in force. */
function turnovers(
  session: Session,
  audit: AuditState,
  state: CharterState | undefined,
): CharterView["turnovers"] {
  if (state === undefined) return [];
  const { digest, text } = state;
  const next = { charter: requireCharter(text), digest, text };
  return turnoversBy(session, audit, next);
}

export function charterView(session: Session, audit: AuditState): CharterView {
  const now = judgedAt(session);
  const draft = audit.charters.findLast((charter) => !charter.inForce);
  const inForce = audit.charters.findLast((charter) => charter.inForce);
  return {
    audit: audit.audit,
    draft: draft === undefined ? null : textView(audit, draft, now),
    inForce: inForce === undefined ? null : textView(audit, inForce, now),
    turnovers: turnovers(session, audit, draft ?? inForce),
  };
}

export interface CharterSignature extends CheckedSignature {
  /** With it the charter is in force. */
  readonly completes: boolean;
}

/**
 * `signature-recorded-already` when one of the audit's charters holds this very signature: files that come
 * back are often given again with later ones, after the charter they are for is in force.
 */
export function alreadyRecorded(
  audit: AuditState,
  untrustedSignature: string,
): Failure | null {
  const armour = normaliseArmour(untrustedSignature);
  const known = audit.charters
    .flatMap(({ signatures }) => signatures)
    .find(({ signature }) => armour.ok && signature === armour.value);
  return known === undefined
    ? null
    : failure("signature-recorded-already", { person: known.person });
}

/** Verifies a signature over the draft, by a key of the draft or of the charter it replaces. */
export function checkCharterSignature(
  audit: AuditState,
  draft: CharterState,
  untrustedSignature: string,
  now: Instant,
): Result<CharterSignature, Failure> {
  const charter = requireCharter(draft.text);
  const previous = chartersOf(audit).at(-1);
  const checked = checkSignature(
    {
      text: draft.text,
      namespace: namespaceOf("charter"),
      issued: charter.issued,
      charters:
        previous === undefined ? [charter] : [charter, previous.charter],
      counting: previous?.charter ?? charter,
      recorded: draft.signatures,
      isLost: (signed) =>
        withoutLost(audit, [{ ...signed, at: now }]).length === 0,
      once: "key",
    },
    untrustedSignature,
  );
  if (!checked.ok) return checked;
  const signatures = [...draft.signatures, { ...checked.value, at: now }];
  const standing = standingOf(audit, draft, charter, signatures, now);
  return ok({ ...checked.value, completes: standing.inForce });
}
