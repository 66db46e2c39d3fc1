// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { shortcutOf } from "./shortcuts.ts";

const bare = {
  key: "l",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

describe("shortcutOf", () => {
  it("locks with Ctrl+L and with Command+L", () => {
    expect(shortcutOf({ ...bare, ctrlKey: true })).toBe("lock");
    expect(shortcutOf({ ...bare, metaKey: true, key: "L" })).toBe("lock");
  });

  it("goes to the sections with Ctrl and a digit", () => {
    const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
    expect(
      keys.map((key) => shortcutOf({ ...bare, key, ctrlKey: true })),
    ).toEqual([
      "deliverables",
      "people",
      "consent",
      "releases",
      "disclosures",
      "ledger",
      "vault",
      "requests",
      "overview",
      null,
    ]);
  });

  it("goes to the findings with Ctrl, Shift and F, and leaves Ctrl+F alone", () => {
    const pressed = { ...bare, key: "F", ctrlKey: true };
    expect(shortcutOf({ ...pressed, shiftKey: true })).toBe("findings");
    expect(shortcutOf({ ...pressed, key: "f" })).toBeNull();
  });

  it("leaves other presses alone", () => {
    expect(shortcutOf(bare)).toBeNull();
    expect(shortcutOf({ ...bare, ctrlKey: true, shiftKey: true })).toBeNull();
    expect(shortcutOf({ ...bare, ctrlKey: true, altKey: true })).toBeNull();
    expect(shortcutOf({ ...bare, ctrlKey: true, metaKey: true })).toBeNull();
    expect(shortcutOf({ ...bare, ctrlKey: true, key: "c" })).toBeNull();
  });
});
