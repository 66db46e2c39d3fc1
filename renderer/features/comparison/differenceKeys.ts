// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent } from "react";

export type Step = 1 | -1;

interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** N and F7 lead to the next difference, P and Shift+F7 to the one before. */
export function stepOf(keys: Keys): Step | null {
  if (keys.ctrlKey || keys.metaKey || keys.altKey) return null;
  if (keys.key === "F7") return keys.shiftKey ? -1 : 1;
  switch (keys.key.toLowerCase()) {
    case "n":
      return 1;
    case "p":
      return -1;
    default:
      return null;
  }
}

/** Where letters are typed, or choose from a list by themselves. */
function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=checkbox]), textarea, select") !== null
  );
}

export function useDifferenceKeys(onStep: (step: Step) => void): void {
  const act = useEffectEvent(onStep);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (step === null) return;
      if (event.key !== "F7" && takesLetters(event.target)) return;
      event.preventDefault();
      act(step);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}
