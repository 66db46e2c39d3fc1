// SPDX-License-Identifier: Apache-2.0
import type { StopReason } from "../../../shared/domain/inspectionMessages.ts";
import type { Helper } from "../../helper/helpers.ts";
import type { Port } from "../../helper/port.ts";
import type { ToShell } from "../../helper/shellMessages.ts";
import type { HelperProcess, StartHelper } from "./helperProcess.ts";

export type HelperRequest = ToShell;

/** Where whoever starts the helpers answers. */
export type BrokerEnds = Pick<HelperBroker, "connect" | "ended">;

interface Line {
  port: Port | null;
  /** Said before the channel was there. */
  readonly held: object[];
  readonly messages: ((untrusted: unknown) => void)[];
  readonly ends: ((why: StopReason) => void)[];
}

/**
 * Helpers in the app: the shell alone can start a process there, and hands each end of a channel to the
 * two who speak. What they say does not pass through the shell.
 */
export class HelperBroker {
  readonly #post: (message: ToShell) => void;
  readonly #lines = new Map<number, Line>();
  #lastId = 0;

  constructor(post: (message: ToShell) => void) {
    this.#post = post;
  }

  readonly start: StartHelper = (which) => this.#start(which);

  #start(which: Helper): HelperProcess<object> {
    this.#lastId += 1;
    const id = this.#lastId;
    const line: Line = { port: null, held: [], messages: [], ends: [] };
    this.#lines.set(id, line);
    this.#post({ kind: "helper-start", id, which });
    return {
      send: (message) => {
        if (line.port === null) line.held.push(message);
        else line.port.postMessage(message);
      },
      onMessage: (listener) => void line.messages.push(listener),
      onEnd: (listener) => void line.ends.push(listener),
      kill: () => {
        line.port?.close();
        this.#post({ kind: "helper-kill", id });
      },
    };
  }

  /** The channel of a helper that was asked for. */
  connect(id: number, port: Port | undefined): void {
    const line = this.#lines.get(id);
    if (line === undefined || port === undefined) {
      port?.close();
      return;
    }
    line.port = port;
    port.on("message", ({ data }) => {
      for (const listener of line.messages) listener(data);
    });
    port.start();
    for (const message of line.held.splice(0)) port.postMessage(message);
  }

  ended(id: number, why: StopReason): void {
    const line = this.#lines.get(id);
    this.#lines.delete(id);
    for (const listener of line?.ends ?? []) listener(why);
  }
}
