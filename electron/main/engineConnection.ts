// SPDX-License-Identifier: Apache-2.0
import type { MessagePortMain } from "electron";
import { z } from "zod";
import { failure, type FailureCode } from "../../shared/failure.ts";
import {
  type EngineChannel,
  type EventName,
  eventNames,
} from "../../shared/ipc/channels.ts";
import { err } from "../../shared/result.ts";
import type { Helper } from "../helper/helpers.ts";
import { toShell } from "../helper/shellMessages.ts";
import type { HelperHost } from "./helperHost.ts";

/** The parts of a utility process that a connection uses. */
export interface EngineProcess {
  postMessage(message: unknown, transfer?: MessagePortMain[]): void;
  kill(): boolean;
  on(event: "message", listener: (message: unknown) => void): unknown;
  once(event: "exit", listener: (code: number) => void): unknown;
}

export interface ConnectionOptions {
  readonly profileDir: string;
  readonly onEvent: (name: EventName, body: unknown) => void;
  readonly helpers: HelperHost;
  /** Opens a preview for the engine to fill; null where there is no window. */
  readonly openPreview: () => Promise<MessagePortMain | null>;
  /** The process ended without being asked to. */
  readonly onGone: () => void;
}

const EngineMessage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({
    kind: z.literal("result"),
    id: z.number().int(),
    result: z.unknown(),
  }),
  z.strictObject({
    kind: z.literal("event"),
    event: z.enum(eventNames),
    body: z.unknown(),
  }),
  ...toShell,
  z.strictObject({ kind: z.literal("preview-start"), id: z.number().int() }),
]);

/** One engine process from its start to its end: numbered calls out, answers and events back. */
export class EngineConnection {
  readonly #process: EngineProcess;
  readonly #options: ConnectionOptions;
  readonly #ended: Promise<void>;
  readonly #pending = new Map<number, (answer: unknown) => void>();
  /** Running helpers, each by its killing. */
  readonly #helpers = new Map<number, () => void>();
  /** Messages that wait until the engine is ready; null from then on. */
  #held: unknown[] | null = [];
  #isOver = false;
  #lastId = 0;

  constructor(process: EngineProcess, options: ConnectionOptions) {
    this.#process = process;
    this.#options = options;
    process.on("message", (message) => {
      this.#receive(message);
    });
    this.#ended = new Promise((resolve) => {
      process.once("exit", () => {
        const wasAsked = this.#isOver;
        this.#finish("engine-gone");
        resolve();
        if (!wasAsked) options.onGone();
      });
    });
    process.postMessage({ kind: "start", profileDir: options.profileDir });
  }

  /** The engine's answer, unchecked, or a failure when the process ends first. */
  call(channel: EngineChannel, request: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.post({ kind: "call", id, channel, request });
    });
  }

  /** Sends now or, before the engine is ready, as soon as it is; in order. */
  post(message: unknown): void {
    if (this.#held === null) this.#process.postMessage(message);
    else this.#held.push(message);
  }

  /** Kills the process, and with it every key; what waited is answered `vault-locked`. */
  async kill(): Promise<void> {
    this.#finish("vault-locked");
    this.#process.kill();
    await this.#ended;
  }

  #finish(code: FailureCode): void {
    this.#isOver = true;
    for (const answer of this.#pending.values()) answer(err(failure(code)));
    this.#pending.clear();
    // They hold plaintext, and end with whoever asked for them.
    for (const kill of this.#helpers.values()) kill();
    this.#helpers.clear();
  }

  #startHelper(id: number, which: Helper): void {
    const { port, kill } = this.#options.helpers.start(which, (why) => {
      this.#helpers.delete(id);
      if (!this.#isOver)
        this.#process.postMessage({ kind: "helper-ended", id, why });
    });
    this.#helpers.set(id, kill);
    this.#process.postMessage({ kind: "helper-port", id }, [port]);
  }

  async #openPreview(id: number): Promise<void> {
    const port = await this.#options.openPreview();
    if (this.#isOver) return;
    this.#process.postMessage(
      { kind: "preview-port", id },
      port === null ? [] : [port],
    );
  }

  #receive(untrustedMessage: unknown): void {
    // A killed engine's last words must not follow the lock.
    if (this.#isOver) return;
    const message = EngineMessage.safeParse(untrustedMessage);
    // An engine that breaks the protocol is trusted with nothing further.
    if (!message.success) {
      this.#process.kill();
      return;
    }
    switch (message.data.kind) {
      case "ready":
        this.#release();
        return;
      case "result":
        this.#answer(message.data.id, message.data.result);
        return;
      case "event":
        this.#options.onEvent(message.data.event, message.data.body);
        return;
      case "helper-start":
        this.#startHelper(message.data.id, message.data.which);
        return;
      case "helper-kill":
        this.#helpers.get(message.data.id)?.();
        return;
      case "preview-start":
        void this.#openPreview(message.data.id);
    }
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const message of held) this.#process.postMessage(message);
  }

  #answer(id: number, answer: unknown): void {
    this.#pending.get(id)?.(answer);
    this.#pending.delete(id);
  }
}
