// SPDX-License-Identifier: Apache-2.0

const frameMagic = 0xfd2fb528;
/** The first of sixteen. */
const skippableMagic = 0x184d2a50;
const dictionaryBytes = [0, 1, 2, 4];
const sizeBytes = [0, 2, 4, 8];
const checksumBytes = 4;
/** A block of one byte, repeated. */
const repeated = 1;

/** What a run of bytes, once it is there, says of those that follow. */
type Read = (bytes: Uint8Array) => void;

/**
 * Follows the frames of a zstd stream by their headers, without unpacking anything, to tell whether it ends where
 * one ends (RFC 8878, 3.1). What is no frame is left to whoever unpacks.
 */
export class ZstdFrames {
  #held: number[] = [];
  #skip = 0;
  #need = 4;
  #read: Read = (bytes) => {
    this.#magic(bytes);
  };
  #isBetween = true;
  #frames = 0;
  #hasChecksum = false;

  /** Whether everything pushed ends with a frame's end, or was no zstd from some place on. */
  get isWhole(): boolean {
    if (this.#skip === Infinity) return true;
    return (
      this.#isBetween &&
      this.#frames > 0 &&
      this.#skip === 0 &&
      this.#held.length === 0
    );
  }

  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length;) {
      const skipped = Math.min(this.#skip, piece.length - at);
      this.#skip -= skipped;
      at += skipped;
      const byte = piece[at];
      if (byte === undefined) return;
      this.#held.push(byte);
      at += 1;
      if (this.#held.length < this.#need) continue;
      this.#read(Uint8Array.from(this.#held.splice(0)));
    }
  }

  #await(need: number, read: Read): void {
    this.#need = need;
    this.#read = read;
    this.#isBetween = false;
  }

  #awaitFrame(): void {
    this.#await(4, (bytes) => {
      this.#magic(bytes);
    });
    this.#isBetween = true;
    this.#frames += 1;
  }

  #magic(bytes: Uint8Array): void {
    const magic = numberOf(bytes);
    if (magic === frameMagic)
      this.#await(1, (descriptor) => {
        this.#descriptor(descriptor[0] ?? 0);
      });
    else if (magic >= skippableMagic && magic < skippableMagic + 16)
      this.#await(4, (size) => {
        this.#skip = numberOf(size);
        this.#awaitFrame();
      });
    else this.#skip = Infinity;
  }

  #descriptor(descriptor: number): void {
    const isSingle = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    this.#hasChecksum = (descriptor & 4) !== 0;
    this.#skip =
      (isSingle ? 0 : 1) +
      (dictionaryBytes[descriptor & 3] ?? 0) +
      (sizeFlag === 0 && isSingle ? 1 : (sizeBytes[sizeFlag] ?? 0));
    this.#awaitBlock();
  }

  #awaitBlock(): void {
    this.#await(3, (header) => {
      const block = numberOf(header);
      const type = (block >> 1) & 3;
      this.#skip = type === repeated ? 1 : block >> 3;
      if ((block & 1) === 0) {
        this.#awaitBlock();
        return;
      }
      this.#skip += this.#hasChecksum ? checksumBytes : 0;
      this.#awaitFrame();
    });
  }
}

/** Of up to four bytes, the lowest first. */
function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte, at) => sum + byte * 2 ** (8 * at), 0);
}
