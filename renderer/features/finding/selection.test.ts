// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FindingId } from "../../../shared/ids.ts";
import { piecesOf, rowHeight, topShowing } from "./rowWindow.ts";
import {
  activeIndex,
  allToggled,
  movedTo,
  noSelection,
  stepOf,
  toggled,
} from "./selection.ts";

const ids = ["a", "b", "c", "d", "e"].map((digit) =>
  FindingId.parse(digit.repeat(32)),
);
const chosenIn = ({ chosen }: { readonly chosen: ReadonlySet<FindingId> }) =>
  ids.flatMap((id, index) => (chosen.has(id) ? [index] : []));

describe("choosing rows", () => {
  it("goes with the keys, to the ends and no further", () => {
    const keys = ["ArrowDown", "ArrowUp", "End", "Home", "PageDown", "x"];
    expect(keys.map((key) => stepOf(key, 1, 5, 3))).toEqual([
      ...[2, 0, 4, 0, 4, null],
    ]);
    expect(stepOf("ArrowUp", 0, 5, 3)).toBe(0);
    expect(activeIndex(noSelection, ids)).toBe(0);
  });

  it("takes a range with Shift from where it began, either way", () => {
    const at = movedTo(noSelection, ids, 2, false);
    expect(chosenIn(at)).toEqual([]);
    const down = movedTo(at, ids, 4, true);
    expect(chosenIn(down)).toEqual([2, 3, 4]);
    expect(chosenIn(movedTo(down, ids, 1, true))).toEqual([1, 2]);
  });

  it("takes a row and leaves it out, and all or none", () => {
    const [first] = ids;
    const one = toggled(noSelection, first!);
    expect(chosenIn(one)).toEqual([0]);
    expect(chosenIn(toggled(one, first!))).toEqual([]);
    const all = allToggled(one, ids);
    expect(chosenIn(all)).toEqual([0, 1, 2, 3, 4]);
    expect(chosenIn(allToggled(all, ids))).toEqual([]);
  });
});

describe("what of a long list is drawn", () => {
  it("holds what shows and the row with the focus, in order, with room for the rest", () => {
    const number = fc.nat({ max: 12_000 });
    fc.assert(
      fc.property(number, fc.nat(), number, (count, top, active) => {
        const pieces = piecesOf(count, top % (count * 44 + 1), 800, active);
        let next = 0;
        for (const piece of pieces)
          if ("gap" in piece) next += piece.gap;
          else expect(piece.row).toBe(next++);
        expect(next).toBe(count);
        const rows = pieces.flatMap((each) => ("row" in each ? each.row : []));
        if (active < count) expect(rows).toContain(active);
        expect(rows.length).toBeLessThan(45);
      }),
    );
  });

  it("scrolls no more than it takes to show a row whole", () => {
    expect(topShowing(3, 0, 10 * rowHeight, 40)).toBe(0);
    expect(topShowing(2, 5 * rowHeight, 800, 40)).toBe(2 * rowHeight);
    expect(topShowing(9, 0, 5 * rowHeight, 0)).toBe(5 * rowHeight);
  });
});
