// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent } from "react";
import { type Section, sections } from "./navigation.ts";

export type Shortcut = "lock" | Section;

interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key press means: Ctrl (or Command) with L locks, with a digit, or with Shift and F, goes to a section. */
export function shortcutOf(keys: Keys): Shortcut | null {
  const command = keys.ctrlKey !== keys.metaKey;
  if (!command || keys.altKey) return null;
  if (keys.shiftKey) return keys.key.toLowerCase() === "f" ? "findings" : null;
  if (keys.key.toLowerCase() === "l") return "lock";
  if (!/^[1-9]$/.test(keys.key)) return null;
  return sections[Number(keys.key) - 1] ?? null;
}

/** Calls `onShortcut` for the desk's keys. A modal sheet keeps sections away, but never the lock. */
export function useShortcuts(onShortcut: (shortcut: Shortcut) => void): void {
  const act = useEffectEvent(onShortcut);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === null) return;
      event.preventDefault();
      const sheetOpen = document.querySelector("dialog:modal") !== null;
      if (shortcut === "lock" || !sheetOpen) act(shortcut);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}
