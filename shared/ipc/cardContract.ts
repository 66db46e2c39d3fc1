// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId, Instant, PersonId } from "../ids.ts";
import { keyLine, line } from "./limits.ts";
import { SigningWay } from "./signingContract.ts";
import { KeyCard } from "./views.ts";

/** A person's own word on who they are and which keys are theirs; every key that signs has signed it. */
export const ExchangeCard = z.strictObject({
  person: PersonId,
  name: z.string(),
  issued: Instant,
  /** All of them, to be compared by voice. */
  keys: z.array(KeyCard).readonly(),
  /** Lines of those that sign. */
  signKeys: z.array(z.string()).readonly(),
  /** Lines of those that parcels are sealed to. */
  sealKeys: z.array(z.string()).readonly(),
});
export type ExchangeCard = z.infer<typeof ExchangeCard>;

/** Calls about the card that a person hands to whoever enrols them. */
export const cardContract = {
  /** Signs a card with every key it lists, reads it back, and writes it as a new file. */
  "card.make": {
    request: z.strictObject({
      person: PersonId,
      name: line,
      keys: z.array(SigningWay).min(1).max(16),
      /** Empty: a key file of a kind that opens parcels opens them. */
      sealKeys: z.array(keyLine).max(16),
      file: GrantId,
    }),
    response: z.strictObject({ card: ExchangeCard, text: z.string() }),
  },
} as const;
