// SPDX-License-Identifier: Apache-2.0
import type { createDice } from "./dice.ts";

/** A file that was changed in a few places, cut, or given a piece of itself again. */
export function mutated(
  bytes: Buffer,
  dice: ReturnType<typeof createDice>,
): Buffer {
  const copy = Buffer.from(bytes);
  const at = dice.number(copy.length);
  switch (dice.number(4)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at / 2)]);
    case 2:
      copy.write(
        dice.pick([
          "99999999",
          "/Length -1",
          "<<<<",
          "((((",
          "<!DOCTYPE",
          "\0\0\0\0",
        ]),
        at,
      );
      return copy;
    default:
      for (let times = 0; times < 8; times += 1)
        copy[dice.number(copy.length)] = dice.number(256);
      return copy;
  }
}
