// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import type { EventBody } from "../../shared/ipc/contract.ts";
import { listen } from "../api/bridge.ts";

export type LockNear = EventBody<"lock.near">;

const none: LockNear = { kind: "none" };
let current: LockNear = none;

function subscribe(watcher: () => void): () => void {
  return listen("lock.near", (near) => {
    current = near;
    watcher();
  });
}

/** How near the lock is that follows when nobody is there. */
export function useLockNear(): LockNear {
  return useSyncExternalStore(subscribe, () => current);
}
