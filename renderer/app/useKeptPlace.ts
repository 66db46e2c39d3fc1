// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { call } from "../api/bridge.ts";
import { draftNow, isAnythingTyped, noticeTyping } from "./draftKeeper.ts";
import { beginReturn, endReturn, waitingDraft } from "./draftReturn.ts";
import { scrolledNow } from "./draftFields.ts";
import type { View } from "./draft.ts";
import { keptTextOf } from "./keptPlace.ts";
import type { Place } from "./navigation.ts";
import { useLockNear } from "./useLockNear.ts";

/** Where somebody was when the vault locked by itself; null for nowhere, undefined until that is known. */
export function useKeptPlace(): string | null | undefined {
  const [kept, setKept] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    void call("place.take", {}).then((taken) => {
      if (!isGone) setKept(taken.ok ? taken.value.place : null);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return kept;
}

/** A pause in the typing. */
const pauseMilliseconds = 400;
/** As often is looked whether what was typed was sent, or its sheet closed. */
const lookMilliseconds = 1000;

/**
 * Has the place kept when a lock that nobody asked for is near, and given up when somebody stays; and with
 * what is typed, from the first pause in the typing until it is sent or left.
 */
export function useKeepPlace(place: Place, left: View | null): void {
  const isNear = useLockNear().kind !== "none";
  const kept = useRef<string | null>(null);
  const keep = useEffectEvent(() => {
    const draft = draftNow() ?? waitingDraft();
    const isWorth = isNear || draft !== null;
    const text = isWorth
      ? keptTextOf(place, { draft, scrolled: scrolledNow() })
      : null;
    if (text === kept.current) return;
    kept.current = text;
    if (text === null) void call("place.take", {});
    else void call("place.keep", { place: text });
  });
  const beginAgain = useEffectEvent(() => {
    if (left !== null) beginReturn(left);
    keep();
  });
  useEffect(() => {
    keep();
  }, [isNear, place]);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const stop = noticeTyping(() => {
      clearTimeout(pause);
      pause = setTimeout(keep, pauseMilliseconds);
    });
    const looking = setInterval(() => {
      if (isAnythingTyped() || kept.current !== null) keep();
    }, lookMilliseconds);
    // What was sent is gone from the page, and no draft from then on: a lock may come within the second.
    const leaving = new MutationObserver((changes) => {
      const isGone = changes.some(
        ({ removedNodes }) => removedNodes.length > 0,
      );
      if (isGone && kept.current !== null) keep();
    });
    leaving.observe(document.body, { childList: true, subtree: true });
    beginAgain();
    return () => {
      leaving.disconnect();
      clearTimeout(pause);
      clearInterval(looking);
      stop();
      endReturn();
    };
  }, []);
}
