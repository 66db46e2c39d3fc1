// SPDX-License-Identifier: Apache-2.0
import { type Derived, argon2 } from "../../electron/crypto/argon2.ts";
import { kdfCap, kdfFloor } from "../../electron/crypto/kdf.ts";
import { sodium } from "../../electron/crypto/sodium.ts";

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
  const original = argon2.derive.bind(argon2);
  const known = new Map<string, Derived>();
  let derived = 0;
  let outOfBounds = 0;
  argon2.derive = async (request) => {
    const { length, passphrase, salt, ops, memoryBytes } = request;
    const within =
      ops >= kdfFloor.ops &&
      ops <= kdfCap.ops &&
      memoryBytes >= kdfFloor.memoryBytes &&
      memoryBytes <= kdfCap.memoryBytes;
    if (!within) {
      outOfBounds += 1;
      return { key: new Uint8Array(length), milliseconds: 1 };
    }
    const inputs = key(length, passphrase, salt, ops, memoryBytes);
    const found = known.get(inputs);
    if (found !== undefined) return { ...found, key: found.key.slice() };
    if (standIn()) {
      const half = sodium.blake2b(new Uint8Array(32), Buffer.from(inputs));
      const both = new Uint8Array([...half, ...half].slice(0, length));
      return { key: both, milliseconds: 1 };
    }
    derived += 1;
    const made = await original(request);
    known.set(inputs, { ...made, key: made.key.slice() });
    return made;
  };
  return {
    derived: () => derived,
    outOfBounds: () => outOfBounds,
    remove: () => {
      argon2.derive = original;
    },
  };
}
