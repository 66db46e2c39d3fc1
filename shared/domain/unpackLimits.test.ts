// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  limitRanges,
  raisedLimits,
  UnpackLimits,
  usualLimits,
} from "./unpackLimits.ts";

const names = Object.keys(limitRanges) as (keyof UnpackLimits)[];
const isTaken = (name: keyof UnpackLimits, value: number): boolean =>
  UnpackLimits.safeParse({ ...usualLimits, [name]: value }).success;

describe("how far a package may go", () => {
  it.each(names)("can be set from the least to the most: %s", (name) => {
    const { least, most } = limitRanges[name];
    expect(isTaken(name, least)).toBe(true);
    expect(isTaken(name, most)).toBe(true);
    expect(isTaken(name, least - 1)).toBe(false);
    expect(isTaken(name, most + 1)).toBe(false);
    expect(isTaken(name, least + 0.5)).toBe(false);
  });

  it("is named in no warning at what is usual, or below it", () => {
    expect(raisedLimits(UnpackLimits.parse(usualLimits))).toEqual([]);
    const low = names.map((name) => [name, limitRanges[name].least]);
    expect(raisedLimits(UnpackLimits.parse(Object.fromEntries(low)))).toEqual(
      [],
    );
  });

  it.each(names)("is named in a warning above what is usual: %s", (name) => {
    const limits = { ...usualLimits, [name]: usualLimits[name] + 1 };
    expect(raisedLimits(limits)).toEqual([name]);
  });

  it("is named in one warning for all that was raised", () => {
    const high = names.map((name) => [name, limitRanges[name].most]);
    const limits = UnpackLimits.parse(Object.fromEntries(high));
    expect(raisedLimits(limits).sort()).toEqual([...names].sort());
  });
});
