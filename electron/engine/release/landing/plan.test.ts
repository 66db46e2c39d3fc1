// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { gathered } from "./plan.ts";

it("troubles of one name by one thing are told once, with the first of their paths", () => {
  const troubles = [
    { name: "ignored", path: "a", by: ".gitignore" },
    { name: "bytes-filtered", path: "a", by: "filter=x" },
    { name: "ignored", path: "b", by: ".gitignore" },
    { name: "bytes-filtered", path: "b", by: "filter=y" },
    { name: "ignored", path: "c", by: ".gitignore" },
  ] as const;
  expect(gathered(troubles, 2)).toEqual([
    { name: "ignored", by: ".gitignore", count: 3, paths: ["a", "b"] },
    { name: "bytes-filtered", by: "filter=x", count: 1, paths: ["a"] },
    { name: "bytes-filtered", by: "filter=y", count: 1, paths: ["b"] },
  ]);
  expect(gathered([], 2)).toEqual([]);
});
