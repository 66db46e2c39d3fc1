// SPDX-License-Identifier: Apache-2.0
import type { Draft, DraftField, Scrolled } from "./draft.ts";

/** Controls and sheets as a person knows them: by their names, in the page as it is shown. */

export type Control =
  HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const keptTypes: ReadonlySet<string> = new Set([
  ...(["text", "textarea", "select-one", "checkbox", "radio"] as const),
  ...(["number", "date", "time", "datetime-local", "email", "url"] as const),
]);

function isControl(target: unknown): target is Control {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** Whether what is typed there may be kept: no secret, and part of something that is sent. */
export function isKept(target: unknown): target is Control {
  return (
    isControl(target) &&
    keptTypes.has(target.type) &&
    target.closest("[data-secret]") === null &&
    target.closest("form, dialog") !== null
  );
}

export function valueOf(control: Control): string | boolean {
  const isChosen = control.type === "checkbox" || control.type === "radio";
  return isChosen ? (control as HTMLInputElement).checked : control.value;
}

function words(text: string | null | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim().slice(0, 1000);
}

function nameOfControl(control: Control): string {
  const own = control.getAttribute("aria-label");
  const label = own ?? control.labels?.[0]?.textContent ?? "";
  const group = control.type === "radio" ? control.closest("fieldset") : null;
  return words(`${group?.querySelector("legend")?.textContent ?? ""} ${label}`);
}

/** The sheet on top that somebody opened, or else the screen. */
export function openScopes(): Element[] {
  const sheets = document.querySelectorAll(
    "dialog[open]:not([role=alertdialog])",
  );
  const screen = document.querySelector(".desk-main");
  return [...[...sheets].reverse(), ...(screen === null ? [] : [screen])];
}

function titleOf(sheet: Element): string {
  return words(sheet.querySelector("h2")?.textContent);
}

export function sheetTitled(title: string): Element | null {
  return (
    openScopes().find(
      (scope) => scope instanceof HTMLDialogElement && titleOf(scope) === title,
    ) ?? null
  );
}

/** Controls of a scope that are not in a sheet of their own within it. */
function controlsIn(scope: Element): Control[] {
  const all = scope.querySelectorAll("input, textarea, select");
  const own = scope.closest("dialog");
  return [...all].filter(
    (each): each is Control => isKept(each) && each.closest("dialog") === own,
  );
}

interface Named {
  readonly name: string;
  readonly at: number;
}

function namedAmong<E>(all: readonly E[], nameOf: (each: E) => string, one: E) {
  const name = nameOf(one);
  const same = all.filter((each) => nameOf(each) === name);
  return { name, at: same.indexOf(one), of: same.length };
}

export function controlNamed(
  scope: Element,
  { name, at }: Named,
): Control | undefined {
  return controlsIn(scope).filter((each) => nameOfControl(each) === name)[at];
}

function nameOfButton(button: Element): string {
  return words(button.getAttribute("aria-label") ?? button.textContent);
}

function deskButtons(): HTMLButtonElement[] {
  const all = document.querySelectorAll<HTMLButtonElement>(".desk button");
  return [...all].filter((each) => each.closest("dialog") === null);
}

export type Opener = NonNullable<NonNullable<Draft["sheet"]>["opener"]>;

/** Null for a button that no screen shows by itself. */
export function openerOf(button: HTMLButtonElement): Opener | null {
  const all = deskButtons();
  return all.includes(button) ? namedAmong(all, nameOfButton, button) : null;
}

/** Found only where as many have its name as had then. */
export function openerNamed({ name, at, of }: Opener): HTMLElement | null {
  const same = deskButtons().filter((each) => nameOfButton(each) === name);
  return same.length === of ? (same[at] ?? null) : null;
}

/** What of these controls is in the scope, as a draft; null when nothing is. */
export function draftIn(
  scope: Element,
  changed: ReadonlySet<Control>,
  opener: Opener | null,
  last: Control | null,
): Draft | null {
  const all = controlsIn(scope);
  const kept = all.filter((each) => changed.has(each));
  if (kept.length === 0) return null;
  const fields = kept.map((each): DraftField => {
    const { name, at } = namedAmong(all, nameOfControl, each);
    return { name, at, value: valueOf(each) };
  });
  const title = titleOf(scope);
  return {
    sheet: scope instanceof HTMLDialogElement ? { title, opener } : null,
    fields,
    cursor: last === null ? null : cursorAmong(kept, last),
  };
}

function cursorAmong(kept: readonly Control[], last: Control): Draft["cursor"] {
  const field = kept.indexOf(last);
  if (field < 0 || last instanceof HTMLSelectElement) return null;
  const start = last.selectionStart ?? 0;
  return { field, start, end: last.selectionEnd ?? start };
}

/** Types a value as a person would; false where the control does not take it. */
export function fill(control: Control, value: DraftField["value"]): boolean {
  if (typeof value === "boolean") {
    if (valueOf(control) !== value) control.click();
    return true;
  }
  const isSelect = control instanceof HTMLSelectElement;
  if (isSelect && ![...control.options].some((each) => each.value === value))
    return false;
  // Past the page's own property, which would not hear of a change.
  const kind: object = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(kind, "value")?.set?.call(control, value);
  const type = isSelect ? "change" : "input";
  control.dispatchEvent(new Event(type, { bubbles: true }));
  return true;
}

export function putCursor(scope: Element, { cursor, fields }: Draft): void {
  const field = cursor === null ? undefined : fields[cursor.field];
  if (cursor === null || field === undefined) return;
  const control = controlNamed(scope, field);
  control?.focus();
  const canSelect =
    control instanceof HTMLTextAreaElement || control?.type === "text";
  if (canSelect && !(control instanceof HTMLSelectElement))
    control.setSelectionRange(cursor.start, cursor.end);
}

const scrollers = [
  ...(["screen-body", "split-list", "finding-scroll"] as const),
  ...(["detail-body", "dialog-body"] as const),
];

function scroller(name: string): Element | null {
  return scrollers.some((known) => known === name)
    ? (document.querySelector(`dialog[open] .${name}`) ??
        document.querySelector(`.desk-main .${name}`))
    : null;
}

export function scrolledNow(): Scrolled {
  return scrollers.flatMap((name): Scrolled => {
    const top = Math.round(scroller(name)?.scrollTop ?? 0);
    return top === 0 ? [] : [[name, top]];
  });
}

/** What is not as far down yet: what it shows may still come. */
export function scrollTo(scrolled: Scrolled): Scrolled {
  return scrolled.filter(([name, top]) => {
    const element = scroller(name);
    if (element === null) return true;
    element.scrollTop = top;
    return Math.round(element.scrollTop) < top;
  });
}
