// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { longestPlace, none } from "./limits.ts";

/** Where somebody was in the vault, and what they had typed there and not sent: the page's words, which nobody else reads. */
const place = z.string().max(longestPlace);

export const placeContract = {
  "place.keep": { request: z.strictObject({ place }), response: none },
  /** What was kept, once: from then on it is gone. */
  "place.take": {
    request: none,
    response: z.strictObject({ place: place.nullable() }),
  },
} as const;
