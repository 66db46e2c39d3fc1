// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  commandFacts,
  commandIds,
  commandOf,
  commands,
  keysShown,
} from "./commands.ts";

const bare = {
  ...{ key: "", code: "" },
  ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
};

/** The press that a command's keys stand for. */
function pressOf(keys: string, isMac: boolean) {
  const parts = keys.split("+");
  const command = parts.includes("CommandOrControl");
  return {
    ...bare,
    key: parts.at(-1) ?? "",
    ctrlKey: command && !isMac,
    metaKey: command && isMac,
    shiftKey: parts.includes("Shift"),
  };
}

describe("commands", () => {
  it.each([false, true])(
    "are each known by their own keys, on a Mac: %s",
    (isMac) => {
      for (const id of commandIds) {
        const { keys } = commands[id];
        if (keys !== null)
          expect(commandOf(pressOf(keys, isMac), isMac), id).toBe(id);
      }
    },
  );

  it("have the digits in the order of the rail", () => {
    const named = commandIds.filter((id) =>
      /\d$/.test(commands[id].keys ?? "-"),
    );
    expect(named.slice(0, 9).map((id) => commands[id].keys?.slice(-1))).toEqual(
      ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    );
  });

  it("are found by the place of the key where other letters stand on it", () => {
    const press = { ...bare, ctrlKey: true };
    expect(commandOf({ ...press, key: "л", code: "KeyK" }, false)).toBe(
      "palette",
    );
    expect(commandOf({ ...press, key: "&", code: "Digit1" }, false)).toBe(
      "overview",
    );
    // What no letter stands on means nothing by its place.
    expect(
      commandOf({ ...press, key: "ж", code: "Semicolon" }, false),
    ).toBeNull();
    // A board of Latin letters at other places means the letter that it says.
    expect(commandOf({ ...press, key: "k", code: "KeyV" }, false)).toBe(
      "palette",
    );
  });

  it("each tell where they stand and when they work", () => {
    expect(commandFacts("lock")).toEqual({
      ...{ menu: "app", keys: "CommandOrControl+L" },
      ...{ needsVault: true, overSheets: true },
    });
    expect(commandFacts("verify")).toEqual({
      ...{ menu: "go", keys: null, needsVault: false, overSheets: false },
    });
  });

  it("leave other presses alone", () => {
    const lock = { ...bare, key: "l", ctrlKey: true };
    expect(commandOf(lock, false)).toBe("lock");
    expect(commandOf({ ...lock, ctrlKey: false }, false)).toBeNull();
    expect(commandOf({ ...lock, altKey: true }, false)).toBeNull();
    expect(commandOf({ ...lock, metaKey: true }, false)).toBeNull();
    expect(commandOf({ ...lock, shiftKey: true }, false)).toBeNull();
    // In texts of a Mac, Ctrl+K and Ctrl+F edit and move.
    expect(commandOf({ ...lock, key: "k" }, true)).toBeNull();
    expect(commandOf({ ...bare, key: "c", ctrlKey: true }, false)).toBeNull();
  });

  it("show their keys as the keyboard has them", () => {
    expect(keysShown("vault", false)).toBe("Ctrl+Shift+H");
    expect(keysShown("vault", true)).toBe("⌘⇧H");
    expect(keysShown("act", true)).toBe("⌘↩");
    expect(keysShown("verify", false)).toBeNull();
  });
});
