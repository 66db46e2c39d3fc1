// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { AuditId } from "../../../shared/ids.ts";
import { entry, text } from "./actShapes.ts";

export const phaseActs = [
  /** A step that the ledger does not prove was ticked, or unticked; the last word holds. */
  entry("phase.step-set", {
    audit: AuditId,
    /** Any name, so that ledgers outlive the list of steps. */
    step: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
    done: z.boolean(),
    /** Who did it, or says so. */
    by: text,
    /** Why, of one that was unticked. */
    note: text.nullable(),
  }),
] as const;
