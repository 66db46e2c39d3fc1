// SPDX-License-Identifier: Apache-2.0
import { kdfCap, kdfFloor } from "../../../electron/crypto/kdf.ts";
import { sodium } from "../../../electron/crypto/sodium.ts";

/**
 * Argon2id costs 0.1 s and more, by design. A campaign that opens a vault a hundred thousand times takes
 * the real result once for each input and remembers it; the product knows nothing of this.
 */
export interface KdfMemo {
  /** Real derivations so far. */
  readonly derived: () => number;
  /** Derivations asked for with a cost outside the bounds: each is a finding. */
  readonly outOfBounds: () => number;
  remove(): void;
}

const key = (...inputs: readonly (Uint8Array | number)[]): string =>
  inputs
    .map((input) =>
      typeof input === "number"
        ? String(input)
        : Buffer.from(input).toString("hex"),
    )
    .join();

/** @param standIn gives unknown inputs unrelated keys at no cost, once the vault at hand was opened */
export function installKdfMemo(standIn: () => boolean = () => false): KdfMemo {
  const original = sodium.argon2id.bind(sodium);
  const known = new Map<string, Uint8Array>();
  let derived = 0;
  let outOfBounds = 0;
  sodium.argon2id = (length, passphrase, salt, ops, memoryBytes) => {
    const within =
      ops >= kdfFloor.ops &&
      ops <= kdfCap.ops &&
      memoryBytes >= kdfFloor.memoryBytes &&
      memoryBytes <= kdfCap.memoryBytes;
    if (!within) {
      outOfBounds += 1;
      return new Uint8Array(length);
    }
    const inputs = key(length, passphrase, salt, ops, memoryBytes);
    const found = known.get(inputs);
    if (found !== undefined) return found.slice();
    if (standIn()) {
      const half = sodium.blake2b(new Uint8Array(32), Buffer.from(inputs));
      return new Uint8Array([...half, ...half].slice(0, length));
    }
    derived += 1;
    const made = original(length, passphrase, salt, ops, memoryBytes);
    known.set(inputs, made.slice());
    return made;
  };
  return {
    derived: () => derived,
    outOfBounds: () => outOfBounds,
    remove: () => {
      sodium.argon2id = original;
    },
  };
}
