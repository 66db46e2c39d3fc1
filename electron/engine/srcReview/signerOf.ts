// SPDX-License-Identifier: Apache-2.0
import { contains } from "../../../shared/domain/counting.ts";
import type { SignerState } from "../../../shared/domain/dispositionLook.ts";
import { dispositionsNamespace } from "../../../shared/formats/dispositions.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import { judgedAt } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import { enrolledKeys } from "../consent/answerEffects.ts";
import type { CheckedSignature } from "../consent/checkSignature.ts";
import { withoutLost } from "../consent/lostFromDrafts.ts";
import type { Session } from "../session.ts";

/** Who stands for a text: the state, and the signature where there is one that holds. */
export interface Signer {
  readonly state: SignerState;
  readonly person: PersonId | null;
  readonly fingerprint: string | null;
  readonly signed: CheckedSignature | null;
}

const nobody = { person: null, fingerprint: null, signed: null };

function isOfCommittee(
  { people }: AuditState,
  person: PersonId,
  now: Instant,
): boolean {
  const roles = people.get(person)?.roles ?? [];
  return roles.some((term) => term.role === "src" && contains(term, now));
}

/** The text as it was signed, and its signature; null where the signature is not over it. */
export function verified(text: string, untrustedSignature: string) {
  const armour = normaliseArmour(untrustedSignature);
  if (!armour.ok) return null;
  const signature = parseArmoredSignature(armour.value);
  if (!signature.ok) return null;
  const checked = verifySignature({
    message: encodeUtf8(text),
    signature: signature.value,
    namespace: dispositionsNamespace,
  });
  if (!checked.ok) return null;
  const { line: key, fingerprint } = checked.value.key;
  return { key, fingerprint, signature: armour.value };
}

/** Who signed the text. What is no signature of it is never taken for none. */
export function signerOf(
  session: Session,
  audit: AuditState,
  text: string,
  untrustedSignature: string | null,
): Signer {
  if (untrustedSignature === null) return { state: "unsigned", ...nobody };
  const checked = verified(text, untrustedSignature);
  if (checked === null) return { state: "broken", ...nobody };
  const { key, fingerprint } = checked;
  const holders = enrolledKeys(audit)
    .filter((each) => each.key === key)
    .map(({ person }) => person);
  const now = session.now();
  const committee = holders.filter((each) => isOfCommittee(audit, each, now));
  const person = committee[0] ?? holders[0] ?? null;
  const at = judgedAt(session);
  const isLost = withoutLost(audit, [{ ...checked, at }]).length === 0;
  if (isLost) return { state: "lost-key", person, fingerprint, signed: null };
  if (person === null)
    return { state: "unknown-key", person, fingerprint, signed: null };
  const signed = { person, ...checked };
  const state = committee.length > 0 ? "src-member" : "other-person";
  return { state, person, fingerprint, signed };
}
