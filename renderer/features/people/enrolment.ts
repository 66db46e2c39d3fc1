// SPDX-License-Identifier: Apache-2.0
import type { PersonRole } from "../../../shared/domain/personRoles.ts";
import type { KeyCard, RoleTerm } from "../../../shared/ipc/views.ts";
import { instantOfDate } from "../../text/instants.ts";

/** A role as the form holds it: two date inputs. */
export interface RoleDraft {
  readonly role: PersonRole;
  readonly from: string;
  readonly until: string;
}

/** The term that a draft describes; null when a date is missing or the end is not after the beginning. */
export function termOf(draft: RoleDraft): RoleTerm | null {
  const from = instantOfDate(draft.from);
  const until = instantOfDate(draft.until);
  if (from === null || until === null || from >= until) return null;
  return { role: draft.role, from, until };
}

/** Adds keys that are not there yet. */
export function addKeys(
  known: readonly KeyCard[],
  added: readonly KeyCard[],
): readonly KeyCard[] {
  const keys = new Set(known.map((card) => card.key));
  return [...known, ...added.filter((card) => !keys.has(card.key))];
}

/**
 * How keys are enrolled: those that sign, sign; those that only open parcels are what parcels are sealed
 * to. Without any of the latter an ssh-ed25519 or ssh-rsa signing key opens parcels as well. An exchange
 * card has `named` what opens.
 */
export function keysOf(
  cards: readonly KeyCard[],
  named: readonly string[] = [],
): {
  readonly signKeys: string[];
  readonly sealKeys: string[];
} {
  const signing = cards.filter((card) => card.canSign);
  const sealing = cards.filter(
    (card) => card.canSeal && (!card.canSign || named.includes(card.key)),
  );
  return {
    signKeys: signing.map((card) => card.key),
    sealKeys: sealing.map((card) => card.key),
  };
}
