// SPDX-License-Identifier: Apache-2.0
import { isCharterRole } from "../../../shared/domain/personRoles.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type { RosterChange } from "../../../shared/ipc/rosterContract.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { parseKeyOrRecipientText } from "../../crypto/ssh/keyCard.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import { requireNotLost } from "./lostKeys.ts";

export type Roster = Pick<PersonState, "roles" | "signKeys" | "sealKeys">;

function newCards(
  audit: AuditState,
  untrustedLines: readonly string[],
): Result<KeyCard[], Failure> {
  const people = [...audit.people.values()];
  const cards: KeyCard[] = [];
  for (const line of untrustedLines) {
    const parsed = parseKeyOrRecipientText(line);
    if (!parsed.ok) return parsed;
    for (const card of parsed.value) {
      const { key, fingerprint } = card;
      const holder = people.find(({ signKeys, sealKeys }) =>
        [...signKeys, ...sealKeys].includes(key),
      );
      const twice = cards.some((other) => other.key === key);
      if (holder !== undefined || twice)
        return err(
          failure("key-duplicate", {
            fingerprint,
            ...(holder !== undefined && { person: holder.person }),
          }),
        );
      cards.push(card);
    }
  }
  const alive = requireNotLost(audit, cards);
  return alive.ok ? ok(cards) : alive;
}

function withKeys(
  { roles, signKeys, sealKeys }: Roster,
  cards: readonly KeyCard[],
): Roster {
  const signing = cards.filter(({ canSign }) => canSign);
  const sealing = cards.filter(({ canSign }) => !canSign);
  return {
    roles,
    signKeys: [...signKeys, ...signing.map(({ key }) => key)],
    sealKeys: [...sealKeys, ...sealing.map(({ key }) => key)],
  };
}

/** As at enrolment: whoever has no other key to seal to is sealed to those that can do both. */
function withSealing(roster: Roster, cards: readonly KeyCard[]): Roster {
  if (roster.sealKeys.length > 0) return roster;
  const sealing = cards.filter(({ canSeal }) => canSeal);
  return { ...roster, sealKeys: sealing.map(({ key }) => key) };
}

function withoutKey(
  { roles, signKeys, sealKeys }: Roster,
  key: string,
): Roster {
  const others = (keys: readonly string[]): string[] =>
    keys.filter((each) => each !== key);
  return { roles, signKeys: others(signKeys), sealKeys: others(sealKeys) };
}

function rotate(
  audit: AuditState,
  roster: Roster,
  { from, to }: Extract<RosterChange, { what: "rotate" }>,
): Result<Roster, Failure> {
  const cards = newCards(audit, [to]);
  if (!cards.ok) return cards;
  const [card, ...others] = cards.value;
  if (card === undefined || others.length > 0)
    return err(failure("key-not-a-key", { line: 2 }));
  const opened = roster.sealKeys.includes(from);
  const next = withKeys(withoutKey(roster, from), [card]);
  const seals = opened && card.canSeal && card.canSign;
  return ok(seals ? { ...next, sealKeys: [...next.sealKeys, card.key] } : next);
}

function termOf(
  { from }: PersonState["roles"][number],
  change: Extract<RosterChange, { what: "set-term" }>,
) {
  return { from: change.from ?? from, until: change.until };
}

function changed(
  audit: AuditState,
  roster: Roster,
  change: RosterChange,
  now: Instant,
): Result<Roster, Failure> {
  switch (change.what) {
    case "add-keys": {
      const cards = newCards(audit, change.keys);
      return cards.ok
        ? ok(withSealing(withKeys(roster, cards.value), cards.value))
        : cards;
    }
    case "rotate":
      return rotate(audit, roster, change);
    case "drop-key":
      return ok(withoutKey(roster, change.key));
    case "set-term": {
      const roles = roster.roles.map((term) =>
        term.role === change.role ? { ...term, ...termOf(term, change) } : term,
      );
      return ok({ ...roster, roles });
    }
    case "retire": {
      const begun = roster.roles.filter(({ from }) => from < now);
      const roles = begun.map((term) =>
        term.until > now ? { ...term, until: now } : term,
      );
      return ok({ ...roster, roles });
    }
  }
}

/**
 * The person as the next charter will find them. Refuses a key or role that they do not have (`key-unknown`,
 * `role-unknown`), a key that somebody has, a term that ends before it begins, and to leave someone of the
 * charter without a key that signs, or anybody without one that parcels can be sealed to.
 */
export function changePerson(
  audit: AuditState,
  person: PersonState,
  change: RosterChange,
  now: Instant,
): Result<Roster, Failure> {
  const gone =
    change.what === "drop-key"
      ? change.key
      : change.what === "rotate"
        ? change.from
        : null;
  const held = [...person.signKeys, ...person.sealKeys];
  if (gone !== null && !held.includes(gone))
    return err(failure("key-not-theirs", { person: person.person }));
  if (
    change.what === "set-term" &&
    !person.roles.some(({ role }) => role === change.role)
  )
    return err(failure("role-not-theirs", { person: person.person }));
  const next = changed(audit, person, change, now);
  if (!next.ok) return next;
  const { roles, signKeys, sealKeys } = next.value;
  if (roles.length === 0 || roles.some(({ from, until }) => from >= until))
    return err(failure("time-refused"));
  if (signKeys.length === 0 && roles.some(({ role }) => isCharterRole(role)))
    return err(failure("key-missing", { person: person.person }));
  if (sealKeys.length === 0)
    return err(failure("key-cannot-seal", { type: "remaining" }));
  return next;
}
