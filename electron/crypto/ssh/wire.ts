// SPDX-License-Identifier: Apache-2.0
import { concatBytes, decodeUtf8, encodeUtf8 } from "../encoding.ts";

const nothing = new Uint8Array(0);

/**
 * Reads the data types of RFC 4251 §5. A read that cannot be served gives an empty value and marks the
 * reader, so that a whole structure is read first and judged once, by `complete`.
 */
export class WireReader {
  #rest: Uint8Array;
  #broken = false;

  constructor(untrustedBytes: Uint8Array) {
    this.#rest = untrustedBytes;
  }

  /** Whether every read was served and nothing is left over. */
  get complete(): boolean {
    return !this.#broken && this.#rest.length === 0;
  }

  take(length: number): Uint8Array {
    if (length > this.#rest.length) {
      this.#broken = true;
      this.#rest = nothing;
      return nothing;
    }
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  uint32(): number {
    return this.take(4).reduce((value, byte) => value * 256 + byte, 0);
  }

  string(): Uint8Array {
    return this.take(this.uint32());
  }

  /** A string of well-formed UTF-8. */
  text(): string {
    const text = decodeUtf8(this.string());
    if (text === null) this.#broken = true;
    return text ?? "";
  }

  /** The magnitude of a positive mpint in its only minimal encoding. */
  positiveInteger(): Uint8Array {
    const encoded = this.string();
    const [first = 0, second = 0] = encoded;
    const padded = first === 0 && second >= 0x80;
    const minimal = first > 0 && first < 0x80;
    if (!padded && !minimal) this.#broken = true;
    return padded ? encoded.subarray(1) : encoded;
  }
}

export function wireUint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

export function wireString(value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === "string" ? encodeUtf8(value) : value;
  return concatBytes(wireUint32(bytes.length), bytes);
}
