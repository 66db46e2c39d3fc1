// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "./draft.ts";
import {
  type Control,
  draftIn,
  isKept,
  type Opener,
  openerOf,
  openScopes,
  valueOf,
} from "./draftFields.ts";

/** What stood in a control before somebody was in it. */
const before = new WeakMap<Control, string | boolean>();
const touched = new Set<Control>();
const openers = new WeakMap<Element, Opener | null>();
let pressed: HTMLButtonElement | null = null;
/** Where the cursor is, or was before something asked for the focus. */
let last: Control | null = null;

/** What stands in a control now counts as nobody's words. */
export function takeAsGiven(control: Control): void {
  before.set(control, valueOf(control));
}

function onFocus({ target }: Event): void {
  if (!isKept(target)) return;
  last = target;
  if (!before.has(target)) takeAsGiven(target);
}

function onPress({ target }: Event): void {
  pressed = target instanceof Element ? target.closest("button") : null;
  // A sheet that opens later was not opened by the press alone: a chooser of files came before it.
  setTimeout(() => {
    pressed = null;
  });
}

function onToggle(event: Event): void {
  const { target } = event as ToggleEvent;
  if (!(target instanceof HTMLDialogElement)) return;
  openers.set(target, pressed === null ? null : openerOf(pressed));
}

/** Starts to notice what is typed; `onTyped` is called at each change. Returns what ends it. */
export function noticeTyping(onTyped: () => void): () => void {
  const onChange = ({ target }: Event) => {
    if (!isKept(target)) return;
    touched.add(target);
    onTyped();
  };
  const listeners = [
    ["focusin", onFocus],
    ["click", onPress],
    ["beforetoggle", onToggle],
    ["input", onChange],
    ["change", onChange],
  ] as const;
  for (const [type, listener] of listeners)
    document.addEventListener(type, listener, true);
  return () => {
    for (const [type, listener] of listeners)
      document.removeEventListener(type, listener, true);
    touched.clear();
    last = null;
  };
}

/** Whether there are controls that somebody changed and that are still there. */
export function isAnythingTyped(): boolean {
  for (const control of touched)
    if (!control.isConnected) touched.delete(control);
  return touched.size > 0;
}

/** What is typed and not sent, where the person is. */
export function draftNow(): Draft | null {
  const changed = new Set(
    [...touched].filter((each) => valueOf(each) !== before.get(each)),
  );
  for (const scope of openScopes()) {
    const opener = openers.get(scope) ?? null;
    const draft = draftIn(scope, changed, opener, last);
    if (draft !== null) return draft;
  }
  return null;
}
