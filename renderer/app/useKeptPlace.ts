// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent, useState } from "react";
import { call } from "../api/bridge.ts";
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

/** Has the place kept when a lock that nobody asked for is near, and given up when somebody stays. */
export function useKeepPlace(place: Place): void {
  const isNear = useLockNear().kind !== "none";
  const keep = useEffectEvent(() => {
    const text = keptTextOf(place);
    if (text !== null) void call("place.keep", { place: text });
  });
  useEffect(() => {
    if (!isNear) return undefined;
    keep();
    return () => {
      void call("place.take", {});
    };
  }, [isNear]);
}
