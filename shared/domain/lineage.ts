// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

/** Where a version stands on its way. A review's round counts from 1. */
export const stages = ["draft", "review", "final"] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const mostRounds = 99;

/** A name for something that the RFP promises: short, and the same in every record about it. */
export const PromiseName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
  .brand<"PromiseName">();
export type PromiseName = z.infer<typeof PromiseName>;

/** `come`: a version of the kind is there. A day is late from its end on, in UTC. */
export const promiseStates = ["come", "open", "late"] as const;
export type PromiseState = (typeof promiseStates)[number];

export function promiseState(
  due: string | null,
  hasCome: boolean,
  now: string,
): PromiseState {
  if (hasCome) return "come";
  return due !== null && now.slice(0, 10) > due ? "late" : "open";
}
