// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { stopReasons } from "../../shared/domain/inspectionMessages.ts";
import { helpers } from "./helpers.ts";

/** The language between the engine and the shell about helpers, each by a number that the engine gave it. */

const id = z.number().int();

export const toShell = [
  z.strictObject({
    kind: z.literal("helper-start"),
    id,
    which: z.enum(helpers),
  }),
  z.strictObject({ kind: z.literal("helper-kill"), id }),
] as const;
export type ToShell = z.infer<(typeof toShell)[number]>;

export const fromShell = [
  /** Comes with a port. */
  z.strictObject({ kind: z.literal("helper-port"), id }),
  z.strictObject({
    kind: z.literal("helper-ended"),
    id,
    why: z.enum(stopReasons),
  }),
] as const;
