// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from "node:crypto";
import { type Failure, failure } from "../../shared/failure.ts";
import { type Result, err, ok } from "../../shared/result.ts";
import { encodeUtf8 } from "./encoding.ts";
import { argon2 } from "./argon2.ts";
import { sodium } from "./sodium.ts";

/** What one guess of a passphrase costs: Argon2id passes over so many bytes. */
export interface KdfCost {
  readonly ops: number;
  /** A multiple of 1024. */
  readonly memoryBytes: number;
}

const mebibyte = 1024 * 1024;
export const kdfFloor: KdfCost = { ops: 2, memoryBytes: 64 * mebibyte };
export const kdfCap: KdfCost = { ops: 16, memoryBytes: 1024 * mebibyte };

/** The cost, when it lies between floor and cap; else `kdf-parameters-refused`. */
export function checkKdfCost(untrustedCost: KdfCost): Result<KdfCost, Failure> {
  const { ops, memoryBytes } = untrustedCost;
  const within =
    Number.isInteger(ops) &&
    ops >= kdfFloor.ops &&
    ops <= kdfCap.ops &&
    Number.isInteger(memoryBytes / 1024) &&
    memoryBytes >= kdfFloor.memoryBytes &&
    memoryBytes <= kdfCap.memoryBytes;
  return within
    ? ok({ ops, memoryBytes })
    : err(failure("kdf-parameters-refused", { ops, memoryBytes }));
}

export interface SlotKeys {
  /** 32 bytes; encrypts the master key in its slot. The caller wipes it. */
  readonly kek: Uint8Array;
  /** 32 bytes, stored in the slot and compared first, so that one box cannot open under two passphrases. */
  readonly commitment: Uint8Array;
}

export const slotSaltBytes = 16;

/**
 * Keys of a passphrase slot: Argon2id over the UTF-8 of the passphrase's NFC form, in a thread of its
 * own. Refuses with `passphrase-empty`, `text-refused` (a lone surrogate)
 * or `kdf-parameters-refused`, all before any memory is taken.
 */
export async function deriveSlotKeys(
  passphrase: string,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Result<SlotKeys, Failure>> {
  if (passphrase === "") return err(failure("passphrase-empty"));
  if (/\p{Surrogate}/u.test(passphrase)) return err(failure("text-refused"));
  const checked = checkKdfCost(cost);
  if (!checked.ok) return checked;
  const secret = Uint8Array.from(encodeUtf8(passphrase.normalize("NFC")));
  const request = { length: 64, passphrase: secret, salt, ...checked.value };
  const { key } = await argon2.derive(request);
  const keys = { kek: key.slice(0, 32), commitment: key.slice(32) };
  wipe(key);
  return ok(keys);
}

const subkeyIds = {
  header: 1,
  ledger: 2,
  catalog: 3,
  objects: 4,
  anchor: 5,
  place: 6,
} as const;
export type SubkeyPurpose = keyof typeof subkeyIds;

/** 32 bytes, one key a purpose. The caller wipes them. */
export function subkey(master: Uint8Array, purpose: SubkeyPurpose): Uint8Array {
  return sodium.deriveSubkey(master, subkeyIds[purpose], "cseal-v1");
}

/** Keyed BLAKE2b-256. */
export function mac(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return sodium.blake2b(key, bytes);
}

/** Compares in a time that tells nothing but the lengths. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Overwrites secrets with zeros. Copies that the runtime made of them are out of reach. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
