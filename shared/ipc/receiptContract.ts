// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { countersignatureStates } from "../domain/handedOver.ts";
import { GrantId, Instant, IntakeId, PersonId, Sha256 } from "../ids.ts";
import { signatureText } from "./limits.ts";
import { SigningWay } from "./signingContract.ts";

/** What came back on a receipt, as it was judged when it came. */
export const CountersignatureView = z.strictObject({
  at: Instant,
  state: z.enum(countersignatureStates),
  /** Whose pinned key it is; null for the others. */
  holder: z.string().nullable(),
  fingerprint: z.string(),
});
export type CountersignatureView = z.infer<typeof CountersignatureView>;

/** An owner's receipt for the vendor over what an intake took in. */
export const ReceiptView = z.strictObject({
  /** SHA-256 of its text. */
  digest: Sha256,
  at: Instant,
  signer: PersonId,
  fingerprint: z.string(),
  sent: z
    .array(
      z.strictObject({
        at: Instant,
        to: z.array(PersonId).readonly(),
        parcel: Sha256,
      }),
    )
    .readonly(),
  countersigned: z.array(CountersignatureView).readonly(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

const returned = { intake: IntakeId, keepBroken: z.boolean() };

/** Calls about the receipts that vendors get for what they handed over. */
export const receiptContract = {
  /** Fixes the text, signs it in this way, and puts it on the record. */
  "receipt.make": {
    request: z.strictObject({
      intake: IntakeId,
      signer: PersonId,
      key: SigningWay,
    }),
    response: z.strictObject({ receipt: ReceiptView, text: z.string() }),
  },
  /** Seals the last receipt to people of the vendor, as one new file. */
  "receipt.send": {
    request: z.strictObject({
      intake: IntakeId,
      to: z.array(PersonId).min(1).max(100),
      file: GrantId,
    }),
    response: ReceiptView,
  },
  /** Keeps the vendor's signature over a receipt; one that is over none only with `keepBroken`. */
  "receipt.record": {
    request: z.union([
      z.strictObject({ ...returned, signature: signatureText }),
      z.strictObject({ ...returned, file: GrantId }),
    ]),
    response: CountersignatureView,
  },
} as const;
