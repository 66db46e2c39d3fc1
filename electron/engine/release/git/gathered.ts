// SPDX-License-Identifier: Apache-2.0

const gatheredBytes = 1 << 20;

/** The same bytes in few long pieces, each good until the next is asked for: a disk takes them at a time. */
export async function* gathered(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const memory = new Uint8Array(gatheredBytes);
  let held = 0;
  for await (const piece of pieces)
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + memory.length - held);
      memory.set(part, held);
      at += part.length;
      held += part.length;
      if (held < memory.length) continue;
      yield memory;
      held = 0;
    }
  if (held > 0) yield memory.subarray(0, held);
}
