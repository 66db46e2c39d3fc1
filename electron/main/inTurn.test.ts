// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { inTurn } from "./inTurn.ts";

it("begins each work after the one before it has ended, well or badly", async () => {
  const queue = inTurn();
  const told: string[] = [];
  const work = async (name: string, steps: number): Promise<string> => {
    told.push(`${name} begins`);
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    told.push(`${name} ends`);
    if (name === "two") throw new Error("two failed");
    return name;
  };
  const all = await Promise.allSettled([
    queue(() => work("one", 9)),
    queue(() => work("two", 5)),
    queue(() => work("three", 1)),
  ]);
  expect(all.map(({ status }) => status)).toEqual([
    ...["fulfilled", "rejected", "fulfilled"],
  ]);
  expect(told).toEqual([
    ...["one begins", "one ends", "two begins", "two ends"],
    ...["three begins", "three ends"],
  ]);
});
