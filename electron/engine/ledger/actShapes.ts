// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { PersonId } from "../../../shared/ids.ts";

/** Parts that the bodies of acts are made of. */
export const text = z.string().min(1).max(1000);
export const keyText = z.string().min(1).max(16_384);
export const signed = {
  person: PersonId,
  fingerprint: z.string(),
  key: keyText,
  signature: z.string(),
};

export const entry = <T extends string, B extends z.ZodRawShape>(
  type: T,
  body: B,
) => z.strictObject({ type: z.literal(type), body: z.strictObject(body) });
