// SPDX-License-Identifier: Apache-2.0
import { parseCharter } from "../../../shared/formats/charterText.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import type { AnswerState, AuditState, LostKeyState, State } from "./state.ts";

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
 * Notes every key that a revocation of theirs takes. Asked after whatever gives them keys, or takes one away, so
 * that a key is known as lost whichever came first.
 */
export function settleKeys(audit: AuditState, person: PersonId): void {
  const { lostKeys, answers } = audit;
  for (const answer of answers)
    for (const lost of revokedBy(audit, answer, person)) {
      const isKnown = lostKeys.some(
        ({ key, by, since }) =>
          key === lost.key && by === "holder" && since === lost.since,
      );
      if (!isKnown) lostKeys.push(lost);
    }
}

interface Clock {
  readonly now: () => Instant;
  readonly state: Pick<State, "latest">;
}

/** The later of what the local clock and the ledger know: setting the clock back brings no key back. */
export function judgedAt(session: Clock): Instant {
  const [now, latest] = [session.now(), session.state.latest];
  return now > latest ? now : latest;
}

/** The keys that are lost at a time: one that is lost from a later time on counts until then. */
export function goneKeys(
  { lostKeys }: Pick<AuditState, "lostKeys">,
  time: Instant,
): ReadonlySet<string> {
  const gone = lostKeys.filter(({ since }) => since <= time);
  return new Set(gone.map(({ key }) => key));
}

/** The audit with the keys of its people that are not lost now: neither the next charter nor the next parcel is to name one. */
export function rosterNow(session: Clock, audit: AuditState): AuditState {
  const gone = goneKeys(audit, judgedAt(session));
  const kept = (keys: readonly string[]): readonly string[] =>
    keys.filter((key) => !gone.has(key));
  const people = [...audit.people.values()].map((person) => ({
    ...person,
    signKeys: kept(person.signKeys),
    sealKeys: kept(person.sealKeys),
  }));
  return {
    ...audit,
    people: new Map(people.map((person) => [person.person, person])),
  };
}
