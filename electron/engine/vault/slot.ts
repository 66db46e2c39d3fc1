// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type { Failure } from "../../../shared/failure.ts";
import type { VaultId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { openBox, sealBox } from "../../crypto/aead.ts";
import {
  encodeUtf8,
  fromBase64,
  fromHex,
  toBase64,
  toHex,
} from "../../crypto/encoding.ts";
import {
  deriveSlotKeys,
  equalBytes,
  type KdfCost,
  slotSaltBytes,
  wipe,
} from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";

/** One passphrase that opens the vault. Format: docs/format/vault.md, "Header". */
export const Slot = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string().min(1).max(1000),
  kdf: z.literal("argon2id13"),
  ops: z.number().int(),
  memoryBytes: z.number().int(),
  salt: z.string(),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  box: z.string(),
});
export type Slot = z.infer<typeof Slot>;

export const mostSlots = 64;

/** What a slot opens, so that the box of one thing is none of another. */
const slotLabel = "counterseal-slot 1";

function slotData(
  vault: VaultId,
  slot: Omit<Slot, "box" | "commitment">,
  label: string,
): Uint8Array {
  return encodeUtf8(
    [
      label,
      vault,
      slot.id,
      slot.name,
      slot.kdf,
      slot.ops,
      slot.memoryBytes,
      slot.salt,
    ].join("\n"),
  );
}

export interface NewSlot {
  readonly vault: VaultId;
  /** Random when it is left out. */
  readonly id?: string;
  readonly name: string;
  readonly passphrase: string;
  readonly cost: KdfCost;
}

/** A slot that opens with the passphrase. Takes as long as the cost says. */
export async function sealSlot(
  { vault, id = toHex(randomBytes(8)), name, passphrase, cost }: NewSlot,
  master: Uint8Array,
  label = slotLabel,
): Promise<Result<Slot, Failure>> {
  const salt = randomBytes(slotSaltBytes);
  const keys = await deriveSlotKeys(passphrase, salt, cost);
  if (!keys.ok) return keys;
  const { kek, commitment } = keys.value;
  const slot = {
    id,
    name,
    kdf: "argon2id13" as const,
    ops: cost.ops,
    memoryBytes: cost.memoryBytes,
    salt: toBase64(salt),
  };
  const box = toBase64(sealBox(kek, master, slotData(vault, slot, label)));
  const sealed = { ...slot, commitment: toHex(commitment), box };
  wipe(kek, commitment);
  return ok(sealed);
}

/** The master key (the caller wipes it), or null: a wrong passphrase and a damaged slot cost the same. */
export async function openSlot(
  vault: VaultId,
  slot: Slot,
  passphrase: string,
  label = slotLabel,
): Promise<Result<Uint8Array | null, Failure>> {
  const given = fromBase64(slot.salt);
  // A salt that cannot be one still takes its derivation: the answer is not to come sooner.
  const salt =
    given?.length === slotSaltBytes ? given : new Uint8Array(slotSaltBytes);
  const keys = await deriveSlotKeys(passphrase, salt, slot);
  if (!keys.ok) return keys;
  const { kek, commitment } = keys.value;
  const claimed = fromHex(slot.commitment);
  const box = fromBase64(slot.box);
  const committed =
    salt === given && claimed !== null && equalBytes(claimed, commitment);
  const master =
    committed && box !== null
      ? openBox(kek, box, slotData(vault, slot, label))
      : null;
  wipe(kek, commitment);
  return ok(master);
}
