// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { line, none, secret } from "./limits.ts";

const SlotId = z.string().regex(/^[0-9a-f]{16}$/);

/** One passphrase of the vault: whose it is, and what a guess at it costs. */
export const SlotView = z.strictObject({
  slot: SlotId,
  name: z.string(),
  ops: z.number().int(),
  memoryBytes: z.number().int(),
  /** The slot that opened this session. */
  own: z.boolean(),
});
export type SlotView = z.infer<typeof SlotView>;

const slots = z.strictObject({ slots: z.array(SlotView).readonly() });

/**
 * Calls about the passphrases of a vault's owners. `present` is one of the vault's passphrases, typed
 * again.
 */
export const slotContract = {
  "slot.list": { request: none, response: slots },
  "slot.add": {
    request: z.strictObject({
      present: secret,
      name: line,
      passphrase: secret,
    }),
    response: slots,
  },
  /** Changes the slot that `present` opens. */
  "slot.change": {
    request: z.strictObject({ present: secret, passphrase: secret }),
    response: slots,
  },
  /** Gives the slot that `present` opens another name. */
  "slot.rename": {
    request: z.strictObject({ present: secret, name: line }),
    response: slots,
  },
  "slot.remove": {
    request: z.strictObject({ present: secret, slot: SlotId }),
    response: slots,
  },
} as const;
