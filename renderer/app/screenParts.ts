// SPDX-License-Identifier: Apache-2.0

/** What commands act on, found in the page as a person sees it. */

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function shownIn(scope: ParentNode, selector: string): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(selector)].filter(isShown);
}

/** The sheet that lies over everything; null while there is none. */
export function topSheet(): Element | null {
  const sheets = [...document.querySelectorAll("dialog:modal")];
  return (
    sheets.findLast((sheet) => sheet.contains(document.activeElement)) ??
    sheets.at(-1) ??
    null
  );
}

function present(): Element {
  return (
    topSheet() ?? document.querySelector(".desk-main, main") ?? document.body
  );
}

/** Where words are typed to narrow the screen; null where nothing is searched. */
export function searchField(): HTMLElement | null {
  return shownIn(present(), "input[type='search']").at(0) ?? null;
}

/** The button that the screen, or the form or pane that has the focus, is for. */
export function mainAction(): HTMLElement | null {
  const scope = present();
  const near = document.activeElement?.closest("form, .detail, dialog");
  const nearest =
    near != null && scope.contains(near)
      ? // A form is never left for the screen's action: what is typed in it would be lost.
        (shownIn(near, "[data-main]").at(0) ??
        shownIn(near, "button[type='submit']").at(0))
      : undefined;
  return nearest ?? shownIn(scope, "[data-main]").at(0) ?? null;
}

/** Everything on the screen that stands in the way of something, in reading order: itself, or the row it is in. */
export function problems(): HTMLElement[] {
  const marked = shownIn(present(), "[data-problem], [aria-invalid='true']");
  const rows = marked
    // What a notice or a condition holds is the same problem once more.
    .filter((each) => each.parentElement?.closest("[data-problem]") == null)
    .map((each) => each.closest<HTMLElement>("button, [data-row]") ?? each);
  return [...new Set(rows)];
}

/** The first of them behind the one that has the focus, or behind the place where it is; then from the top again. */
export function problemAfter(
  all: readonly HTMLElement[],
  active: Element | null,
): number {
  const at = all.findIndex((each) => each === active);
  if (at >= 0) return (at + 1) % all.length;
  const follows = all.findIndex(
    (each) =>
      active !== null &&
      (active.compareDocumentPosition(each) &
        Node.DOCUMENT_POSITION_FOLLOWING) !==
        0,
  );
  return Math.max(0, follows);
}

export function focusProblem(problem: HTMLElement): void {
  const canTake = "button, a, input, select, textarea, [tabindex]";
  if (!problem.matches(canTake)) problem.tabIndex = -1;
  problem.scrollIntoView({ block: "nearest" });
  problem.focus({ preventScroll: true });
}
