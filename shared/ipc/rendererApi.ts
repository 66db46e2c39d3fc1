// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../failure.ts";
import type { Result } from "../result.ts";
import type { Channel, EventName } from "./channels.ts";
import type { EventBody, Request, Response } from "./contract.ts";

/** `vault.open` is `vaultOpen` in a page. */
export type ApiName<C extends Channel> = C extends `${infer Area}.${infer Verb}`
  ? `${Area}${Capitalize<Verb>}`
  : never;

/** Channels that a page calls by name. `files.drop` takes paths, which a page never has: see `dropFiles`. */
export type PageChannel = Exclude<Channel, "files.drop">;

export type CallResult<C extends Channel> = Result<Response<C>, Failure>;

/** One named function a channel, derived from the contract. They never reject for an expected failure. */
export type ChannelFunctions = {
  readonly [C in PageChannel as ApiName<C>]: (
    request: Request<C>,
  ) => Promise<CallResult<C>>;
};

/** What the system and a developer want of words, dates and numbers; known before the first of them shows. */
export interface PageLocale {
  /** The system's regional format, as it names it: `de-DE`; anything, where it names none. */
  readonly system: string;
  readonly isPseudo: boolean;
}

/** Begins the argument that tells the preload script the page's locale. */
export const localeArgument = "--counterseal-locale=";

/** A developer's switch: words in a made-up language. */
export const pseudoSwitch = "pseudo-locale";

/**
 * All that a page sees of the product: `window.counterseal`. `PageFile` is the DOM's `File`, named by the
 * rooms that have a DOM.
 */
export interface RendererApi<PageFile> extends ChannelFunctions {
  readonly locale: PageLocale;
  /** Calls `listener` with the body of each such event until the returned function is called. */
  readonly onEvent: <E extends EventName>(
    name: E,
    listener: (body: EventBody<E>) => void,
  ) => () => void;
  /** Turns dropped or picked files into grants. A file without a path on disk refuses the whole drop. */
  readonly dropFiles: (
    files: readonly PageFile[],
  ) => Promise<CallResult<"files.drop">>;
}

/** The name of the function for `channel` in {@link RendererApi}. */
export function apiName(channel: Channel): string {
  return channel.replace(/\.(.)/, (_dot, first: string) => first.toUpperCase());
}

/** Where preload and gate meet; not part of what a page sees. */
export const callPrefix = "counterseal:call:";
export const eventPrefix = "counterseal:event:";

/** Where other programs paste from: what was copied, or, on Linux, what is marked. */
export const pasteBuffers = ["clipboard", "selection"] as const;

export type PasteBuffer = (typeof pasteBuffers)[number];

/** Before the name of a buffer: says, with nothing beside it, that a page of ours has filled it. */
export const filledPrefix = "counterseal:filled:";
