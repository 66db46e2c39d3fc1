// SPDX-License-Identifier: Apache-2.0
import {
  type StopReason,
  stopReasons,
} from "../../../shared/domain/inspectionMessages.ts";
import { z } from "zod";
import { createJobProcess, type StartJobProcess } from "../inbox/jobProcess.ts";
import type {
  HelperProcess,
  StartInspector,
  StartUnwrapper,
} from "./inspectorProcess.ts";

/** The engine's end of a channel whose other end an inspector holds. */
export interface InspectorPort {
  on(
    event: "message",
    listener: (message: { readonly data: unknown }) => void,
  ): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** What the shell says of inspectors that it started for the engine. */
export const fromShell = [
  /** Comes with a port. */
  z.strictObject({ kind: z.literal("inspector-port"), id: z.number().int() }),
  z.strictObject({
    kind: z.literal("inspector-ended"),
    id: z.number().int(),
    why: z.enum(stopReasons),
  }),
] as const;

/** What the engine asks the shell for. */
export type ToShell =
  | {
      readonly kind: "inspector-start";
      readonly id: number;
      readonly which: Helper;
    }
  | { readonly kind: "inspector-kill"; readonly id: number };

export const helpers = ["inspector", "unwrapper", "opener"] as const;
export type Helper = (typeof helpers)[number];

interface Line {
  port: InspectorPort | null;
  /** Said before the channel was there. */
  readonly held: object[];
  readonly messages: ((untrusted: unknown) => void)[];
  readonly ends: ((why: StopReason) => void)[];
}

/**
 * Inspectors in the app: the shell alone can start a process there, and hands each end of a channel to the
 * two who speak. What they say does not pass through the shell.
 */
export class InspectorBroker {
  readonly #post: (message: ToShell) => void;
  readonly #lines = new Map<number, Line>();
  #lastId = 0;

  constructor(post: (message: ToShell) => void) {
    this.#post = post;
  }

  readonly startInspector: StartInspector = () => this.#start("inspector");
  readonly startUnwrapper: StartUnwrapper = () => this.#start("unwrapper");

  /** Opens requests of other vaults with keys that the engine never holds. */
  readonly startOpener: StartJobProcess = () => {
    const child = this.#start("opener");
    const job = createJobProcess(
      (message) => {
        child.send(message as object);
      },
      () => {
        child.kill();
      },
    );
    child.onMessage(job.answered);
    child.onEnd(job.ended);
    return job;
  };

  #start(which: Helper): HelperProcess<object> {
    this.#lastId += 1;
    const id = this.#lastId;
    const line: Line = { port: null, held: [], messages: [], ends: [] };
    this.#lines.set(id, line);
    this.#post({ kind: "inspector-start", id, which });
    return {
      send: (message) => {
        if (line.port === null) line.held.push(message);
        else line.port.postMessage(message);
      },
      onMessage: (listener) => void line.messages.push(listener),
      onEnd: (listener) => void line.ends.push(listener),
      kill: () => {
        line.port?.close();
        this.#post({ kind: "inspector-kill", id });
      },
    };
  }

  /** The channel of an inspector that was asked for. */
  connect(id: number, port: InspectorPort): void {
    const line = this.#lines.get(id);
    if (line === undefined) {
      port.close();
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
