// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "./launchApp.ts";

export type Act =
  | { readonly kind: "click"; readonly find: string; readonly words?: string }
  | {
      readonly kind: "type" | "choose";
      readonly find: string;
      readonly value: string;
    }
  | { readonly kind: "key"; readonly key: string };

/** What shows afterwards: so many rows, or the focus elsewhere, or an element. */
export type Shown =
  | { readonly rows: number }
  | { readonly focus: "moved" }
  | { readonly find: string }
  /** That screen, with nothing of it still waited for. */
  | { readonly heading: string };

/** Milliseconds from the event until the second frame after the page shows it. */
export function timed(
  { page }: LaunchedApp,
  act: Act,
  shown: Shown,
): Promise<number> {
  return page.evaluate(
    async ([what, wanted]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const grid = () => document.querySelector("table.finding-table");
      const before = document.activeElement;
      const isShown = () => {
        if ("rows" in wanted)
          return (
            grid()?.getAttribute("aria-rowcount") === String(wanted.rows + 1)
          );
        if ("heading" in wanted)
          return (
            document.querySelector("h1")?.innerText === wanted.heading &&
            document.querySelector("main .waiting") === null
          );
        if ("focus" in wanted) return document.activeElement !== before;
        return document.querySelector(wanted.find) !== null;
      };
      const elementOf = (find: string, words?: string) => {
        const all = [...document.querySelectorAll<HTMLElement>(find)];
        const found = all.find(
          (each) => words === undefined || each.innerText.includes(words),
        );
        if (found === undefined) throw new Error(`nothing to act on: ${find}`);
        return found;
      };
      const write = (element: HTMLElement, value: string) => {
        // React hears of a value that its own setter did not write.
        const prototype: unknown = Object.getPrototypeOf(element);
        Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(
          element,
          value,
        );
        element.dispatchEvent(new Event("input", { bubbles: true }));
        element.dispatchEvent(new Event("change", { bubbles: true }));
      };
      await frame();
      const from = performance.now();
      if (what.kind === "click") elementOf(what.find, what.words).click();
      else if (what.kind === "key")
        before?.dispatchEvent(
          new KeyboardEvent("keydown", { key: what.key, bubbles: true }),
        );
      else write(elementOf(what.find), what.value);
      while (!isShown()) await frame();
      await frame();
      await frame();
      return performance.now() - from;
    },
    [act, shown] as const,
  );
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
