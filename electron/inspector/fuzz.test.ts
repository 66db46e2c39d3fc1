// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  emptyWatchList,
  InspectionReport,
} from "../../shared/domain/inspection.ts";
import { createDice } from "../../test/support/dice.ts";
import { mutated } from "../../test/support/mutated.ts";
import { everyLeak } from "../../test/support/leaks/everyLeak.ts";
import { inspect } from "./inspect.ts";

const seed = 20_310_131;
const mutantsOfEach = 6;

/** No mutant makes a parser throw, hang or say what the report's shape does not take. */
describe("mutated files", () => {
  it.each(everyLeak)(
    "$place",
    { timeout: 300_000 * mutantsOfEach },
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
