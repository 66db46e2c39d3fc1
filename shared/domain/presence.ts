// SPDX-License-Identifier: Apache-2.0
import type { Charter, ConditionName } from "../formats/charter.ts";

/**
 * What a hardware key says of the person in front of it, and what a charter may demand of it
 * (docs/format/statements.md, "Charter" and "Counting").
 */
export const presenceDemands = [
  "touch",
  "verified",
] as const satisfies readonly ConditionName[];
export type PresenceDemand = (typeof presenceDemands)[number];

/** The flags that a hardware key signs with its answer; null for every other key. */
export type PresenceFlags = number | null;

/** Bits of the flags (FIDO2, "authenticator data"). */
const bits: Readonly<Record<PresenceDemand, number>> = {
  touch: 1,
  verified: 4,
};

export function shows(flags: PresenceFlags, demand: PresenceDemand): boolean {
  return flags !== null && (flags & bits[demand]) !== 0;
}

export function isPresenceDemand(name: ConditionName): name is PresenceDemand {
  return (presenceDemands as readonly ConditionName[]).includes(name);
}

/** What a charter demands of every signature that counts for one of its quorums. */
export function demandsOf({ conditions }: Charter): readonly PresenceDemand[] {
  return presenceDemands.filter((demand) => conditions.includes(demand));
}

/** Demands that a signature with these flags leaves open. */
export function lackingPresence(
  charter: Charter,
  flags: PresenceFlags,
): readonly PresenceDemand[] {
  return demandsOf(charter).filter((demand) => !shows(flags, demand));
}

/** The flags that a key could give at best: only a hardware key (`sk-…`) gives any. */
export function bestFlagsOf(key: string): PresenceFlags {
  return key.startsWith("sk-") ? bits.touch | bits.verified : null;
}
