// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { cleanTypes, refusalOfType } from "./cleanCopy.ts";
import { fileTypes } from "./inspection.ts";

it("refuses no type of which a copy can be proved to look the same", () => {
  for (const type of cleanTypes) expect(refusalOfType(type)).toBeNull();
});

it("says of every other type why there is never a copy", () => {
  const others = fileTypes.filter(
    (type) => !cleanTypes.some((each) => each === type),
  );
  expect(others.map((type) => [type, refusalOfType(type)])).toEqual([
    ["docx", "office-type"],
    ["xlsx", "office-type"],
    ["pptx", "office-type"],
    ["tiff", "picture-type"],
    ["heic", "picture-type"],
    ["svg", "drawing-type"],
    ["zip", "archive-type"],
    ["tar", "archive-type"],
    ["gzip", "archive-type"],
    ["xz", "archive-type"],
    ["zstd", "archive-type"],
    ["text", "type"],
    ["markdown", "type"],
    ["unknown", "type"],
  ]);
});
