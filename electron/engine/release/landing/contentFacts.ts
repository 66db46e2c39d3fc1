// SPDX-License-Identifier: Apache-2.0

/** What decides whether git would turn a file's bytes into others. */
export interface ContentFacts {
  readonly hasCrLf: boolean;
  /** A line that ends without a carriage return. */
  readonly hasLoneLf: boolean;
  /** As git tells binary files from text where it is to find out by itself. */
  readonly isBinary: boolean;
  /** `$Id$` or the beginning of `$Id: …$`. */
  readonly hasId: boolean;
  /** The beginning of `$Format:…$`. */
  readonly hasFormat: boolean;
}

const longestMark = "$Format:".length;

/** Control characters that text has. */
const textControls = new Set([0x08, 0x09, 0x0c, 0x1b]);

class Statistics {
  #crLf = 0;
  #loneLf = 0;
  #loneCr = 0;
  #zeros = 0;
  #printable = 0;
  #strange = 0;
  #last = -1;
  #tail = "";
  #hasId = false;
  #hasFormat = false;

  take(piece: Uint8Array): void {
    for (const byte of piece) this.#count(byte);
    const text = this.#tail + Buffer.from(piece).toString("latin1");
    this.#hasId ||= /\$Id[$:]/.test(text);
    this.#hasFormat ||= text.includes("$Format:");
    this.#tail = text.slice(-longestMark);
  }

  #count(byte: number): void {
    if (this.#last === 0x0d) {
      if (byte === 0x0a) this.#crLf += 1;
      else this.#loneCr += 1;
    } else if (byte === 0x0a) this.#loneLf += 1;
    this.#last = byte;
    if (byte === 0x0d || byte === 0x0a) return;
    if (byte === 0) this.#zeros += 1;
    if (byte === 0x7f || (byte < 0x20 && !textControls.has(byte)))
      this.#strange += 1;
    else this.#printable += 1;
  }

  facts(): ContentFacts {
    const loneCr = this.#loneCr + (this.#last === 0x0d ? 1 : 0);
    // The end-of-file mark of old is no sign of binary content.
    const strange = this.#strange - (this.#last === 0x1a ? 1 : 0);
    return {
      hasCrLf: this.#crLf > 0,
      hasLoneLf: this.#loneLf > 0,
      isBinary:
        loneCr > 0 ||
        this.#zeros > 0 ||
        Math.floor(this.#printable / 128) < strange,
      hasId: this.#hasId,
      hasFormat: this.#hasFormat,
    };
  }
}

/** Reads a file once, in flat memory; what its reading throws goes on. */
export async function contentFacts(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ContentFacts> {
  const statistics = new Statistics();
  for await (const piece of pieces) statistics.take(piece);
  return statistics.facts();
}
