// SPDX-License-Identifier: Apache-2.0
import type { EventName } from "../../shared/ipc/channels.ts";
import type { EventBody, Request } from "../../shared/ipc/contract.ts";
import {
  apiName,
  type CallResult,
  type ChannelFunctions,
  type PageChannel,
  type PageLocale,
  type RendererApi,
} from "../../shared/ipc/rendererApi.ts";
import { failure } from "../../shared/failure.ts";
import { err } from "../../shared/result.ts";

declare global {
  interface Window {
    /** What the preload script offers; used in this module and nowhere else. */
    readonly counterseal: RendererApi<File>;
  }
}

type AnyCall<C extends PageChannel> = (
  request: Request<C>,
) => Promise<CallResult<C>>;

/** Makes one call of the contract. Never rejects: a call that breaks is the failure `internal`. */
export async function call<C extends PageChannel>(
  channel: C,
  request: Request<C>,
): Promise<CallResult<C>> {
  const name = apiName(channel) as keyof ChannelFunctions;
  const send = window.counterseal[name] as unknown as AnyCall<C>;
  try {
    return await send(request);
  } catch {
    return err(failure("internal"));
  }
}

/** Calls `listener` for each such event until the returned function is called. */
export function listen<E extends EventName>(
  name: E,
  listener: (body: EventBody<E>) => void,
): () => void {
  return window.counterseal.onEvent(name, listener);
}

/** Turns dropped files into grants; a page never learns where they lie. */
export async function grantDropped(
  files: readonly File[],
): Promise<CallResult<"files.drop">> {
  try {
    return await window.counterseal.dropFiles(files);
  } catch {
    return err(failure("internal"));
  }
}

/** What the system and a developer want of words, dates and numbers. */
export function pageLocale(): PageLocale {
  return window.counterseal.locale;
}
