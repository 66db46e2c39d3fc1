// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { brokenMessages } from "../../test/support/brokenMessages.ts";
import { FromPreview, PreviewLeft, ToPreview } from "./previewMessages.ts";

const listing = { packing: "zip", members: [], stopped: null };
const begin = { kind: "begin", name: "a.pdf", size: 0, page: 1 };
const told = [
  begin,
  { kind: "outline", outline: { listing, text: null } },
  { kind: "unread" },
  { kind: "bytes", bytes: Uint8Array.of(1) },
  { kind: "end" },
];

describe("what a preview is told", () => {
  it.each(told)("is never off by a field: $kind", (message) => {
    expect(ToPreview.parse(message)).toEqual(message);
    for (const broken of brokenMessages(message))
      expect(ToPreview.safeParse(broken).success).toBe(false);
  });

  it("opens no page before the first, and has no size below nothing", () => {
    for (const change of [{ page: 0 }, { page: 1.5 }, { size: -1 }])
      expect(ToPreview.safeParse({ ...begin, ...change }).success).toBe(false);
  });
});

it("says that it is ready, or to the shell that it is left, and nothing else", () => {
  const [ready, leave] = [{ kind: "ready" }, { kind: "leave" }];
  expect(FromPreview.parse(ready)).toEqual(ready);
  expect(PreviewLeft.parse(leave)).toEqual(leave);
  for (const broken of [...brokenMessages(ready), leave])
    expect(FromPreview.safeParse(broken).success).toBe(false);
  for (const broken of [...brokenMessages(leave), ready])
    expect(PreviewLeft.safeParse(broken).success).toBe(false);
});
