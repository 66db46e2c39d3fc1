// SPDX-License-Identifier: Apache-2.0
import type { SeatRole } from "../../../shared/formats/charter.ts";
import { seatRoles } from "../../../shared/formats/charter.ts";
import type { QuorumView } from "../../../shared/ipc/views.ts";
import type { z } from "zod";

/** The acts that every charter says something about, in the order in which people meet them. */
export const charterActs = ["approval", "consent", "charter"] as const;
export type CharterAct = (typeof charterActs)[number];

type Quorum = z.input<typeof QuorumView>;

/** One way to fill an act's seats; the number of people in each role, as the form holds it. */
export type Seats = Readonly<Record<SeatRole, number>>;

/** For each act the alternatives of which one must be met. */
export type Policy = Readonly<Record<CharterAct, readonly Seats[]>>;

export const usualSeats: Seats = { owner: 1, chair: 2, vendor: 0 };

export const usualPolicy: Policy = {
  approval: [usualSeats],
  consent: [usualSeats],
  charter: [usualSeats],
};

export const mostSeats = 9;

export function setSeats(
  policy: Policy,
  act: CharterAct,
  at: number,
  seats: Seats,
): Policy {
  return { ...policy, [act]: policy[act].with(at, seats) };
}

export function addAlternative(policy: Policy, act: CharterAct): Policy {
  return { ...policy, [act]: [...policy[act], usualSeats] };
}

export function dropAlternative(
  policy: Policy,
  act: CharterAct,
  at: number,
): Policy {
  return { ...policy, [act]: policy[act].toSpliced(at, 1) };
}

/** Whether somebody at least must sign. */
export function isSeated(seats: Seats): boolean {
  return seatRoles.some((role) => seats[role] > 0);
}

/** The number that an input holds, kept between nobody and the most a charter can ask for. */
export function seatCount(value: string): number {
  const count = Math.trunc(Number(value));
  return Number.isFinite(count) ? Math.min(mostSeats, Math.max(0, count)) : 0;
}

/** The policy as a charter's quorum lines: roles without a seat are left out. */
export function quorumsOf(policy: Policy): Quorum[] {
  return charterActs.flatMap((act) =>
    policy[act].map((seats) => ({
      act,
      seats: Object.fromEntries(
        seatRoles
          .filter((role) => seats[role] > 0)
          .map((role) => [role, seats[role]]),
      ),
    })),
  );
}

interface Line {
  readonly act: string;
  readonly seats: Partial<Record<SeatRole, number | undefined>>;
}

/** The form of quorum lines that a charter has; an act without a line takes the usual one. */
export function policyFrom(quorums: readonly Line[]): Policy {
  const linesOf = (act: CharterAct): readonly Seats[] => {
    const lines = quorums
      .filter((line) => line.act === act)
      .map(({ seats: { owner = 0, chair = 0, vendor = 0 } }) => ({
        ...{ owner, chair, vendor },
      }));
    return lines.length === 0 ? [usualSeats] : lines;
  };
  return {
    approval: linesOf("approval"),
    consent: linesOf("consent"),
    charter: linesOf("charter"),
  };
}

/** Whether a policy is the default: one owner and two chairs, for everything. */
export function isUsual(policy: Policy): boolean {
  return JSON.stringify(policy) === JSON.stringify(usualPolicy);
}
