// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { movedBy } from "./matrixKeys.ts";

const size = { rows: 3, columns: 2 };

describe("movedBy", () => {
  it("goes one cell in the arrow's direction, and stays at the edge", () => {
    const corner = { row: 0, column: 0 };
    expect(movedBy("ArrowDown", corner, size)).toEqual({ row: 1, column: 0 });
    expect(movedBy("ArrowRight", corner, size)).toEqual({ row: 0, column: 1 });
    expect(movedBy("ArrowUp", corner, size)).toEqual(corner);
    expect(movedBy("ArrowLeft", corner, size)).toEqual(corner);
    const last = { row: 2, column: 1 };
    expect(movedBy("ArrowDown", last, size)).toEqual(last);
    expect(movedBy("ArrowRight", last, size)).toEqual(last);
  });

  it("goes to the ends of a row and of a column", () => {
    const middle = { row: 1, column: 1 };
    expect(movedBy("Home", middle, size)).toEqual({ row: 1, column: 0 });
    expect(movedBy("End", { row: 1, column: 0 }, size)).toEqual(middle);
    expect(movedBy("PageUp", middle, size)).toEqual({ row: 0, column: 1 });
    expect(movedBy("PageDown", middle, size)).toEqual({ row: 2, column: 1 });
  });

  it("leaves other keys alone", () => {
    expect(movedBy("Enter", { row: 0, column: 0 }, size)).toBeNull();
  });
});
