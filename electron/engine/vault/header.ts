// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { failure, type Failure } from "../../../shared/failure.ts";
import { Instant, VaultId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { canonicalJson, isCanonicalJson } from "../../crypto/canonicalJson.ts";
import {
  decodeUtf8,
  encodeUtf8,
  fromHex,
  toHex,
} from "../../crypto/encoding.ts";
import { equalBytes, mac, subkey, wipe } from "../../crypto/kdf.ts";
import { mostSlots, openSlot, Slot } from "./slot.ts";
import { checkSlotsWork } from "./slotsWork.ts";

/**
 * `vault.json`: who may open the vault, and how. One line of canonical JSON; authenticated by a MAC
 * under the master key. Format: docs/format/vault.md, "Header".
 */
export const vaultFormat = "counterseal-vault 1";
export const largestHeaderBytes = 1024 * 1024;

const Header = z.strictObject({
  format: z.literal(vaultFormat),
  vault: VaultId,
  created: Instant,
  /** Recipient of every object: the vault's own age identity. */
  recipient: z.string(),
  slots: z.array(Slot).min(1).max(mostSlots),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Header = z.infer<typeof Header>;

function headerMac(
  header: Omit<Header, "mac">,
  master: Uint8Array,
): Uint8Array {
  const key = subkey(master, "header");
  const tag = mac(key, encodeUtf8(canonicalJson(header)));
  wipe(key);
  return tag;
}

/** The header's bytes, authenticated under the master key. */
export function formatHeader(
  header: Omit<Header, "mac">,
  master: Uint8Array,
): Uint8Array {
  const whole = { ...header, mac: toHex(headerMac(header, master)) };
  return encodeUtf8(canonicalJson(whole) + "\n");
}

/**
 * Shape only; nothing in it is to be believed before `verifyHeader`. Fails with `vault-format-unknown`
 * for another version, `vault-header-damaged` for anything that this version would not have written.
 */
export function parseHeader(untrusted: Uint8Array): Result<Header, Failure> {
  const damaged = err(failure("vault-header-damaged"));
  const text = decodeUtf8(untrusted);
  if (text === null) return damaged;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged;
  }
  const format = z.object({ format: z.string() }).safeParse(value);
  if (!format.success) return damaged;
  if (
    format.data.format !== vaultFormat &&
    /^counterseal-vault \d+$/.test(format.data.format)
  )
    return err(failure("vault-format-unknown", { format: format.data.format }));
  const header = Header.safeParse(value);
  // Only the one canonical text is accepted: no repeated keys, no second way to write a header.
  if (
    !header.success ||
    !text.endsWith("\n") ||
    !isCanonicalJson(text.slice(0, -1), header.data)
  )
    return damaged;
  return ok(header.data);
}

/** Whether the header is the one that was written under this master key. */
export function verifyHeader(
  header: Header,
  master: Uint8Array,
): Result<void, Failure> {
  const { mac: claimed, ...rest } = header;
  const tag = fromHex(claimed);
  if (tag !== null && equalBytes(tag, headerMac(rest, master)))
    return ok(undefined);
  return err(failure("vault-header-damaged"));
}

export interface OpenedSlot {
  readonly slot: Slot;
  /** 32 bytes; the caller wipes it. */
  readonly master: Uint8Array;
}

/**
 * The master key, by the first slot that the passphrase opens, beginning with the one whose id is `first`.
 * A wrong passphrase and a damaged slot are one failure, `vault-passphrase-or-slot`, after the same work:
 * one derivation a slot. Cost outside the bounds, of one or of all, is refused before any work.
 */
export async function openHeader(
  header: Header,
  passphrase: string,
  first: string | null,
): Promise<Result<OpenedSlot, Failure>> {
  const bounded = checkSlotsWork(header.slots);
  if (!bounded.ok) return bounded;
  const isFirst = ({ id }: Slot): number => (id === first ? 0 : 1);
  const slots = header.slots.toSorted((a, b) => isFirst(a) - isFirst(b));
  for (const slot of slots) {
    const master = await openSlot(header.vault, slot, passphrase);
    if (!master.ok) return master;
    if (master.value === null) continue;
    const verified = verifyHeader(header, master.value);
    if (verified.ok) return ok({ slot, master: master.value });
    wipe(master.value);
    return verified;
  }
  return err(failure("vault-passphrase-or-slot"));
}
