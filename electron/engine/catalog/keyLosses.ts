// SPDX-License-Identifier: Apache-2.0
import { parseCharter } from "../../../shared/formats/charterText.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import type { AnswerState, AuditState, LostKeyState } from "./state.ts";

/** Keeps in mind what the roster has for somebody now: a key that leaves it may be lost all the same. */
export function keepKeys(
  { people, everyKey }: AuditState,
  person: PersonId,
): void {
  const { signKeys = [], sealKeys = [] } = people.get(person) ?? {};
  const known = everyKey.get(person) ?? [];
  everyKey.set(person, [...new Set([...known, ...signKeys, ...sealKeys])]);
}

/** Every key that the roster, or a charter of the audit, has or had for somebody: to sign with, or to seal to. */
export function keysOfPerson(
  { everyKey, charters }: Pick<AuditState, "everyKey" | "charters">,
  person: PersonId,
): ReadonlySet<string> {
  const listed = charters.flatMap(({ text }) => {
    const charter = parseCharter(text);
    if (!charter.ok) return [];
    const { sign, seal } = charter.value;
    return [
      ...sign.map((line) => ({ person: line.person, key: line.key })),
      ...seal.map((line) => ({ person: line.person, key: line.recipient })),
    ];
  });
  const theirs = listed.filter((line) => line.person === person);
  const enrolled = everyKey.get(person) ?? [];
  return new Set([...enrolled, ...theirs.map(({ key }) => key)]);
}

export function fingerprintOf(key: string): string | null {
  const parsed = parsePublicKeyLine(key);
  return parsed.ok ? parsed.value.fingerprint : null;
}

/** The keys that a signed revocation takes from its signer: those of theirs that have its fingerprint. */
function revokedBy(
  audit: AuditState,
  { act, text, signature }: AnswerState,
  person: PersonId,
): LostKeyState[] {
  if (act !== "revocation" || signature.person !== person) return [];
  const parsed = parseStatement(text);
  if (!parsed.ok || parsed.value.act !== "revocation") return [];
  const { key: fingerprint, since, reason } = parsed.value;
  const theirs = new Set([...keysOfPerson(audit, person), signature.key]);
  return [...theirs]
    .filter((key) => fingerprintOf(key) === fingerprint)
    .map((key) => {
      const { at } = signature;
      return { person, key, since, reason, at, by: "holder" as const };
    });
}

/**
 * Takes the lost keys out of somebody's entry: neither the next charter nor the next parcel is to name one. Asked
 * after whatever gives them keys, or takes one away, so that a key is off the roster whichever came first.
 */
export function settleKeys(audit: AuditState, person: PersonId): void {
  const { people, lostKeys, answers } = audit;
  for (const answer of answers)
    for (const lost of revokedBy(audit, answer, person)) {
      const isKnown = lostKeys.some(
        ({ key, by, since }) =>
          key === lost.key && by === "holder" && since === lost.since,
      );
      if (!isKnown) lostKeys.push(lost);
    }
  const known = people.get(person);
  if (known === undefined) return;
  const gone = new Set(lostKeys.map(({ key }) => key));
  const kept = (keys: readonly string[]): readonly string[] =>
    keys.filter((key) => !gone.has(key));
  const { signKeys, sealKeys } = known;
  people.set(person, {
    ...known,
    signKeys: kept(signKeys),
    sealKeys: kept(sealKeys),
  });
}
