// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "../encoding.ts";

const lineFeed = 10;
const nothing = new Uint8Array(0);

/** Reads the beginning of a stream by lines or lengths and hands the rest on untouched. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = nothing;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The bytes up to and with the next LF; without one where the stream ends or `most` bytes came before it. */
  async line(most: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let left = most;
    while (left > 0 && (this.#held.length > 0 || (await this.#pull()))) {
      const at = this.#held.subarray(0, left).indexOf(lineFeed);
      const part = this.#taken(at < 0 ? left : at + 1);
      left -= part.length;
      parts.push(part);
      if (at >= 0) break;
    }
    return concatBytes(...parts);
  }

  /** So many bytes, or fewer where the stream ends. */
  async upTo(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0 && (this.#held.length > 0 || (await this.#pull()))) {
      const part = this.#taken(missing);
      missing -= part.length;
      parts.push(part);
    }
    return concatBytes(...parts);
  }

  /** Everything that was not read. Closing stays the caller's. */
  async *rest(): AsyncGenerator<Uint8Array, void, void> {
    do {
      if (this.#held.length > 0) yield this.#taken(this.#held.length);
    } while (await this.#pull());
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  #taken(length: number): Uint8Array {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  async #pull(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#held = next.value;
    return true;
  }
}
