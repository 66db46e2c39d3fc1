// SPDX-License-Identifier: Apache-2.0
import { ArchiveFault } from "./faults.ts";

export type Pieces = AsyncGenerator<Uint8Array, void, void>;

/** Bytes that can be read from anywhere. */
export interface RandomBytes {
  readonly size: number;
  /** Exactly these bytes; the caller asks for none beyond `size`. */
  read(position: number, length: number): Promise<Uint8Array>;
}

const pieceBytes = 1 << 18;

export function bytesInMemory(bytes: Uint8Array): RandomBytes {
  return {
    size: bytes.length,
    read: (position, length) =>
      Promise.resolve(bytes.subarray(position, position + length)),
  };
}

/** A stretch in order, in pieces. */
export async function* stretch(
  source: RandomBytes,
  start: number,
  length: number,
): Pieces {
  const end = start + length;
  for (let at = start; at < end;) {
    const piece = await source.read(at, Math.min(pieceBytes, end - at));
    if (piece.length === 0) throw new ArchiveFault("archive-cut-short");
    at += piece.length;
    yield piece;
  }
}

export function wholeOf(source: RandomBytes): Pieces {
  return stretch(source, 0, source.size);
}

/** @throws ArchiveFault where the source is shorter. */
export async function readExactly(
  source: RandomBytes,
  position: number,
  length: number,
): Promise<Uint8Array> {
  if (position < 0 || length < 0 || position + length > source.size)
    throw new ArchiveFault("archive-cut-short");
  const parts: Uint8Array[] = [];
  for (let at = 0; at < length;) {
    const piece = await source.read(position + at, length - at);
    if (piece.length === 0) throw new ArchiveFault("archive-cut-short");
    parts.push(piece);
    at += piece.length;
  }
  return parts.length === 1 && parts[0] ? parts[0] : joined(parts);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const nothing = new Uint8Array(0);

/** Reads a stream by lengths; what was looked at can still be read. */
export class StreamReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = nothing;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** So many bytes, or fewer where the stream ends; they stay to be read. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#held.length < length) {
      const before = this.#held;
      if (!(await this.#pull())) break;
      this.#held = joined([before, this.#held]);
    }
    return this.#held.subarray(0, length);
  }

  /** So many bytes, or fewer where the stream ends. */
  async upTo(length: number): Promise<Uint8Array> {
    const taken = await this.peek(length);
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  /** The next piece as it comes, no longer than this; null at the end. */
  async some(most: number): Promise<Uint8Array | null> {
    if (this.#held.length === 0 && !(await this.#pull())) return null;
    const taken = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  async *rest(): Pieces {
    for (;;) {
      const piece = await this.some(Number.MAX_SAFE_INTEGER);
      if (piece === null) return;
      yield piece;
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  /** Replaces what is held, which is empty or kept by the caller. */
  async #pull(): Promise<boolean> {
    for (;;) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      if (next.value.length === 0) continue;
      this.#held = next.value;
      return true;
    }
  }
}

/** Reads to the end what nobody wants. */
export async function drain(pieces: Pieces): Promise<void> {
  let done = false;
  while (!done) done = (await pieces.next()).done === true;
}

/** All of it, up to so many bytes. @throws ArchiveFault `limit-memory` */
export async function collect(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > most) throw new ArchiveFault("limit-memory");
    parts.push(piece.slice());
  }
  return joined(parts);
}
