// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { noPace, type Pace, paceAfter, rateOf, secondsLeft } from "./pace.ts";

/** A job that does so many bytes in each tenth of a second. */
function paceOf(seconds: number, bytes: number): Pace {
  let pace = noPace;
  for (let step = 0; step <= seconds * 10; step += 1)
    pace = paceAfter(pace, { at: step * 100, done: step * bytes });
  return pace;
}

it("nothing is said of a job that has only begun", () => {
  expect(rateOf(noPace, 0)).toBeNull();
  expect(rateOf(paceOf(1, 50), 1000)).toBeNull();
});

it("the rate is that of the last seconds", () => {
  const pace = paceOf(60, 100);
  const rate = rateOf(pace, 60_000) ?? 0;
  expect(rate).toBeGreaterThan(950);
  expect(rate).toBeLessThan(1050);
  expect(pace.length).toBeLessThan(60);
  expect(secondsLeft({ done: 60_000, total: 90_000 }, 1000)).toBe(30);
});

it("a job that stands still goes slower and then at no rate", () => {
  const pace = paceOf(4, 100);
  expect(rateOf(pace, 8_000)).toBeLessThan(rateOf(pace, 4_000) ?? 0);
  expect(rateOf(pace, 20_000)).toBeNull();
  expect(rateOf(paceOf(5, 0), 5_000)).toBeNull();
});
