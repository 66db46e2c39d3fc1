// SPDX-License-Identifier: Apache-2.0

/** The bytes as a stream of pieces of the given length. */
export async function* inPieces(
  bytes: Uint8Array,
  length: number,
): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < bytes.length; at += length)
    yield await Promise.resolve(bytes.subarray(at, at + length));
}

export async function collect(
  stream: AsyncIterable<Uint8Array>,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}
