// SPDX-License-Identifier: Apache-2.0
import { t } from "../text/text.ts";
import type { Draft, DraftField, Scrolled, View } from "./draft.ts";
import {
  controlNamed,
  fill,
  openerNamed,
  openScopes,
  putCursor,
  scrollTo,
  sheetTitled,
} from "./draftFields.ts";
import { takeAsGiven } from "./draftKeeper.ts";
import { showNote } from "./note.ts";

/** After so long without anything new on the page, what did not come back will not. */
const quietMilliseconds = 3000;

interface Return {
  readonly draft: Draft | null;
  readonly left: Set<DraftField>;
  scrolled: Scrolled;
  isOpenerPressed: boolean;
}

let current: Return | null = null;
let isLate = false;
let quiet: ReturnType<typeof setTimeout> | undefined;
let isDue = false;
const observer = new MutationObserver(schedule);
const watchers = new Set<() => void>();

function publish(late: boolean): void {
  isLate = late;
  for (const watcher of watchers) watcher();
}

/** What waits for its sheet to be opened; null while nothing does. */
export function waitingDraft(): Draft | null {
  return current?.draft ?? null;
}

/** Title of the sheet that a person has to open; null where none has to. */
export function awaitedSheet(): string | null {
  return isLate ? (current?.draft?.sheet?.title ?? null) : null;
}

export function watchAwaited(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Gives up what has not come back. */
export function endReturn(): void {
  current = null;
  observer.disconnect();
  clearTimeout(quiet);
  publish(false);
}

/** Brings a screen back to how it was left, as its parts appear. */
export function beginReturn({ draft, scrolled }: View): void {
  if (draft === null && scrolled.length === 0) return;
  const left = new Set(draft?.fields ?? []);
  current = { draft, left, scrolled, isOpenerPressed: false };
  observer.observe(document.body, { childList: true, subtree: true });
  schedule();
}

function schedule(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    if (current !== null) step(current);
  });
}

function scopeOf({ sheet }: Draft): Element | null {
  return sheet === null
    ? (openScopes().at(-1) ?? null)
    : sheetTitled(sheet.title);
}

function pressOpener(it: Return): void {
  const opener = it.draft?.sheet?.opener ?? null;
  const isCovered = openScopes().length > 1;
  if (opener === null || it.isOpenerPressed || isCovered) return;
  const button = openerNamed(opener);
  if (button === null) return;
  it.isOpenerPressed = true;
  button.click();
}

function fillIn(it: Return, scope: Element): void {
  for (const field of it.left) {
    const control = controlNamed(scope, field);
    if (control === undefined) continue;
    takeAsGiven(control);
    if (fill(control, field.value)) it.left.delete(field);
  }
}

function step(it: Return): void {
  const { draft } = it;
  const scope = draft === null ? null : scopeOf(draft);
  if (draft !== null && scope === null) pressOpener(it);
  if (scope !== null) fillIn(it, scope);
  it.scrolled = scrollTo(it.scrolled);
  clearTimeout(quiet);
  if (it.left.size === 0 && it.scrolled.length === 0) finish(it, scope);
  else
    quiet = setTimeout(() => {
      giveUp(it);
    }, quietMilliseconds);
}

function giveUp(it: Return): void {
  const scope = it.draft === null ? null : scopeOf(it.draft);
  if (it.draft?.sheet != null && scope === null) publish(true);
  else finish(it, scope);
}

function finish({ draft, left }: Return, scope: Element | null): void {
  endReturn();
  if (draft === null || scope === null) return;
  putCursor(scope, draft);
  const missing = [...left].map(({ name }) => name).join(", ");
  showNote(missing === "" ? t("draft.back") : t("draft.partly", { missing }));
}
