// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { createStorage } from "../storage/storage.ts";
import { createWindowMemory, placeOn } from "./windowPlace.ts";

const desk = { x: 0, y: 27, width: 1920, height: 1053 };
const beside = { x: 1920, y: 0, width: 1280, height: 1024 };
const place = { x: 100, y: 100, width: 1280, height: 800, isMaximized: false };

describe("the window's place", () => {
  it("stays where a screen has all of it", () => {
    expect(placeOn([desk, beside], place)).toEqual(place);
  });

  it("comes back to the first screen from one that is gone", () => {
    const far = { ...place, x: 5000, y: -3000 };
    expect(placeOn([desk], far)).toEqual({ ...place, x: 640, y: 27 });
  });

  it("moves onto the screen that has most of it, and shrinks to fit", () => {
    const across = { ...place, x: 1800, width: 2000, height: 3000 };
    expect(placeOn([desk, beside], across)).toEqual({
      ...{ x: 1920, y: 0, width: 1280, height: 1024, isMaximized: false },
    });
  });

  it("lies within one of the screens, wherever it was", () => {
    const number = fc.integer({ min: -9999, max: 9999 });
    const length = fc.integer({ min: 1, max: 9999 });
    const area = fc.record({
      ...{ x: number, y: number, width: length, height: length },
    });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1 }), area, (screens, was) => {
        const is = placeOn(screens, { ...was, isMaximized: true });
        expect(
          screens.some(
            ({ x, y, width, height }) =>
              is !== null &&
              is.x >= x &&
              is.y >= y &&
              is.x + is.width <= x + width &&
              is.y + is.height <= y + height,
          ),
        ).toBe(true);
      }),
    );
  });

  it("is nowhere without a screen", () => {
    expect(placeOn([], place)).toBeNull();
  });

  it("is kept, and forgotten when its file is damaged", async () => {
    const profileDir = tempFolder();
    const memory = createWindowMemory(createStorage(), profileDir);
    expect(await memory.read()).toBeNull();
    await memory.write(place);
    expect(await memory.read()).toEqual(place);
    const path = join(profileDir, "window.json");
    for (const damaged of ["", "{", '{"format":1,"place":{"x":1e99}}']) {
      writeFileSync(path, damaged);
      expect(await memory.read()).toBeNull();
    }
  });
});
