// SPDX-License-Identifier: Apache-2.0
import type { EventBody, EventName } from "../../shared/ipc/contract.ts";

/** What the engine tells without being asked. */
export type EngineEvent = {
  readonly [E in EventName]: { readonly event: E; readonly body: EventBody<E> };
}[EventName];
