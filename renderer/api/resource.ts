// SPDX-License-Identifier: Apache-2.0
import { useCallback, useSyncExternalStore } from "react";
import type { Request, Response } from "../../shared/ipc/contract.ts";
import type { PageChannel } from "../../shared/ipc/rendererApi.ts";
import { call, listen } from "./bridge.ts";
import { type Resource, type Watch, Watches } from "./watch.ts";

const watches = new Watches();
let following = false;

function followChanges(): void {
  if (following) return;
  following = true;
  listen("vault.changed", refreshAll);
}

/** Asks everything that is on screen again. */
export function refreshAll(): void {
  watches.refreshAll();
}

/** Asks before anything on screen does: what shows it later need not wait. */
export function askAhead<C extends PageChannel>(
  channel: C,
  request: Request<C>,
): void {
  void watchOf(channel, JSON.stringify(request)).refresh();
}

/** Drops every answer that nobody looks at. */
export function forgetUnwatched(): void {
  watches.forgetUnwatched();
}

/** Asks one question again, where somebody watches its answer. */
export function refresh<C extends PageChannel>(
  channel: C,
  request: Request<C>,
): void {
  watches.refresh(`${channel} ${JSON.stringify(request)}`);
}

function watchOf<C extends PageChannel>(
  channel: C,
  key: string,
): Watch<Response<C>> {
  return watches.of(`${channel} ${key}`, () =>
    call(channel, JSON.parse(key) as Request<C>),
  );
}

/** The answer to `channel`, kept up to date while the component is on screen. */
export function useResource<C extends PageChannel>(
  channel: C,
  request: Request<C>,
): Resource<Response<C>> {
  const key = JSON.stringify(request);
  const subscribe = useCallback(
    (watcher: () => void) => {
      followChanges();
      return watchOf(channel, key).watch(watcher);
    },
    [channel, key],
  );
  const snapshot = useCallback(
    () => watchOf(channel, key).snapshot(),
    [channel, key],
  );
  return useSyncExternalStore(subscribe, snapshot);
}
