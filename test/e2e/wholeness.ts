// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";

/**
 * What of the screen a person cannot get to at its present size, as markup: parts beyond the window's edge,
 * and parts of it that scroll sideways without being made for it, as a wide table is.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const madeToScroll = ".table-panel, pre, .table-scroll, [role='region']";
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isSeen =
        element.checkVisibility({ visibilityProperty: true }) &&
        box.width > 1 &&
        box.height > 1 &&
        style.clipPath === "none";
      if (!isSeen || element.closest("svg") !== null) continue;
      const scrolls = ["auto", "scroll"].includes(style.overflowX);
      const isBeyond =
        (box.right > innerWidth + 1 || box.left < -1) &&
        element.parentElement?.closest(madeToScroll) == null;
      const isWider =
        scrolls &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.matches(madeToScroll);
      if (isBeyond || isWider)
        faults.push(
          `${isBeyond ? "beyond" : "wider"}: ${element.outerHTML.slice(0, 120)}`,
        );
    }
    return faults;
  });
}

/** Buttons, headings and labels whose words are wider or higher than their own box, which hides the rest. */
export function clippedWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "button, h1, h2, h3, label, .chip",
      ),
    ]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const isHidden = overflowX === "hidden" || overflowX === "clip";
        return (
          element.checkVisibility() &&
          element.clientWidth > 1 &&
          textOverflow !== "ellipsis" &&
          (isHidden || element.tagName === "BUTTON") &&
          (element.scrollWidth > element.clientWidth + 1 ||
            element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => `clipped: ${element.outerHTML.slice(0, 160)}`),
  );
}

/**
 * By how many pixels the page itself is longer than the window. Focus alone would move the rail and the heading
 * out of sight then, and nothing would bring them back.
 */
export function overlength(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight - clientHeight;
  });
}

/** Least height and width of what is pressed, in pixels: WCAG 2.2, 2.5.8, without its exception for targets that stand apart. */
const leastTarget = 24;

/** What can be pressed and is smaller; a box to tick is as large as its label. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed =
      "button, a[href], summary, select, input, textarea, [role='option'], [role='menuitem']";
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(pressed)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const target = element.closest("label") ?? element;
      const { width, height } = target.getBoundingClientRect();
      // What is shown to a reader of the screen alone is not pressed.
      if (width <= 1 || height <= 1) continue;
      // Words in a sentence are as high as their line.
      if (getComputedStyle(target).display === "inline") continue;
      if (width < least || height < least)
        found.push(
          `${String(Math.round(width))} × ${String(Math.round(height))}: ${element.outerHTML.slice(0, 160)}`,
        );
    }
    return found;
  }, leastTarget);
}
