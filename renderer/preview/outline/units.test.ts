// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import type { ListedMember, TextRun } from "../../../shared/domain/outline.ts";
import { columnName } from "./columnName.ts";
import { remarksOn } from "./remarks.ts";
import { numberText } from "./units.ts";

const plain = (text: string): TextRun => ({ text, looks: [], who: "" });

it("numbers titles, paragraphs and rows in their order, and finds in the words alone", () => {
  const { sections, texts } = numberText({
    ...{ type: "xlsx", isCut: false, unread: [] },
    sections: [
      {
        ...{ of: "sheet", name: "Co\u202ests", isHidden: true },
        blocks: [
          {
            ...{ kind: "table", hiddenColumns: [] },
            rows: [1, 2].map((number) => ({
              ...{ number, isHidden: false },
              cells: [[plain(`a${number}`)], [], [plain("b")]],
            })),
          },
          {
            ...{ kind: "paragraph", level: 0, isListed: false },
            runs: [plain("x"), { ...plain("y"), looks: ["deleted"], who: "A" }],
          },
        ],
      },
      { of: "body", name: "", isHidden: false, blocks: [] },
    ],
  });
  expect(texts).toEqual(["Sheet Co\ufffdsts", "a1b", "a2b", "xy", ""]);
  expect(sections[0]).toMatchObject({ titleUnit: 0, blockUnits: [1, 3] });
  expect(sections[1]).toMatchObject({ titleUnit: 4, blockUnits: [] });
});

it("names columns as sheets do", () => {
  expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual([
    ...["A", "Z", "AA", "AB", "ZZ", "AAA"],
  ]);
});

it("says of an entry what a hand-over would refuse, and where a link leads", () => {
  const entry: ListedMember = {
    ...{ path: "a", isFolder: false, size: 1, packedSize: 1, changed: null },
    ...{ isEncrypted: true, target: "../x\u202e", refused: "link" },
    notes: ["was-encrypted", "scripts-mixed"],
  };
  expect(remarksOn(entry)).toEqual([
    ...["is a link", "is encrypted: what is in it was not seen"],
    "leads to ../x\ufffd",
    "its name mixes letters of several scripts, which look alike",
  ]);
});
