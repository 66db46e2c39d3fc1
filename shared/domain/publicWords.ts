// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { checkIds } from "./inspectionChecks.ts";

/** What a release says of itself in public, beside its files. */
export const publicFields = [
  "purpose",
  "author",
  "place",
  "path",
  "removes",
] as const;
export type PublicField = (typeof publicFields)[number];

/** Words there that should not be public; a secret among them is masked. */
export const PublicWord = z.strictObject({
  field: z.enum(publicFields),
  check: z.enum(checkIds),
  seen: z.string(),
});
export type PublicWord = z.infer<typeof PublicWord>;
