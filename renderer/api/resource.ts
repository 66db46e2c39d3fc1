// SPDX-License-Identifier: Apache-2.0
import { useCallback, useSyncExternalStore } from "react";
import type { Request, Response } from "../../shared/ipc/contract.ts";
import type { PageChannel } from "../../shared/ipc/rendererApi.ts";
import { call, listen } from "./bridge.ts";
import { type Resource, Watch } from "./watch.ts";

const watches = new Map<string, Watch<unknown>>();
let following = false;

function followChanges(): void {
  if (following) return;
  following = true;
  listen("vault.changed", refreshAll);
}

/** Asks everything that is on screen again. */
export function refreshAll(): void {
  for (const watch of watches.values()) if (watch.watched) void watch.refresh();
}

/** Asks one question again, where somebody watches its answer. */
export function refresh<C extends PageChannel>(
  channel: C,
  request: Request<C>,
): void {
  const watch = watches.get(`${channel} ${JSON.stringify(request)}`);
  if (watch?.watched === true) void watch.refresh();
}

/** Drops every answer that nobody looks at: with the vault closed, none may stay in memory. */
export function forgetUnwatched(): void {
  for (const [name, watch] of watches) if (!watch.watched) watches.delete(name);
}

function watchOf<C extends PageChannel>(
  channel: C,
  key: string,
): Watch<Response<C>> {
  const name = `${channel} ${key}`;
  const known = watches.get(name);
  if (known !== undefined) return known as Watch<Response<C>>;
  const request = JSON.parse(key) as Request<C>;
  const made = new Watch<Response<C>>(() => call(channel, request));
  watches.set(name, made);
  return made;
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
