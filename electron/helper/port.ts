// SPDX-License-Identifier: Apache-2.0

/** One end of a channel that the shell made, as a process of Electron sees it. */
export interface Port {
  on(
    event: "message",
    listener: (message: { readonly data: unknown }) => void,
  ): void;
  on(event: "close", listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}
