// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  UnpackLimits,
  usualLimits,
} from "../../../shared/domain/unpackLimits.ts";
import {
  inUnit,
  limitNames,
  parseLimit,
  parseLimits,
  rangeOf,
  usualTexts,
} from "./limits.ts";

describe("limits as they are typed", () => {
  it("are the usual ones where nothing was typed", () => {
    expect(parseLimits(usualTexts)).toEqual(usualLimits);
  });

  it("go up to what the engine takes, and no further", () => {
    for (const name of limitNames) {
      const { most } = rangeOf(name);
      const limit = parseLimit(name, String(most));
      const limits = { ...usualLimits, [name]: limit };
      expect([name, UnpackLimits.safeParse(limits).success]).toEqual([
        name,
        true,
      ]);
      expect(parseLimit(name, String(most + 1))).toBeNull();
    }
  });

  it("are no limits below the usual, or when they are no numbers", () => {
    expect(inUnit("fileBytes", usualLimits.fileBytes)).toBe(4);
    for (const text of ["", "3.9", "-4", "4e9", "0x10", "four", "4,5"])
      expect([text, parseLimit("fileBytes", text)]).toEqual([text, null]);
    expect(parseLimit("fileBytes", " 4.5 ")).toBe(4.5 * 1024 ** 3);
    expect(parseLimits({ ...usualTexts, ratio: "" })).toBeNull();
  });
});
