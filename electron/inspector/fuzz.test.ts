// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  emptyWatchList,
  InspectionReport,
} from "../../shared/domain/inspection.ts";
import { createDice } from "../../test/support/dice.ts";
import { everyLeak } from "../../test/support/leaks/everyLeak.ts";
import { inspect } from "./inspect.ts";

const seed = 20_310_131;
const mutantsOfEach = 6;

/** A file that was changed in a few places, cut, or given a piece of itself again. */
function mutated(bytes: Buffer, dice: ReturnType<typeof createDice>): Buffer {
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

/** No mutant makes a parser throw, hang or say what the report's shape does not take. */
describe("mutated files", () => {
  it.each(everyLeak)(
    "$place",
    { timeout: 10_000 * mutantsOfEach },
    async ({ file, make, place }) => {
      const dice = createDice(seed + place.length);
      const whole = await make();
      for (let mutant = 0; mutant < mutantsOfEach; mutant += 1) {
        const bytes = mutated(whole, dice);
        const report = await inspect(file, bytes, emptyWatchList, () =>
          Promise.resolve(),
        );
        expect(InspectionReport.safeParse(report).success).toBe(true);
      }
    },
  );
});
