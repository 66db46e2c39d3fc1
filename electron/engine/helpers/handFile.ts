// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { StopReason } from "../../../shared/domain/inspectionMessages.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { HelperProcess } from "./helperProcess.ts";

export interface HandedFile {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface HandingLimits {
  /** Without a sign of life. */
  readonly quietMs: number;
  readonly totalMs: number;
}

type BytesOrEnd =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "end" };

/** What a helper that takes one file may say; null: nothing of the protocol. */
export type Heard<Answer> =
  | { readonly kind: "ready" }
  | { readonly kind: "step" }
  | {
      readonly kind: "want";
      readonly position: number;
      readonly length: number;
    }
  | { readonly kind: "answer"; readonly answer: Result<Answer, Failure> }
  | null;

/** A file that is read from anywhere. */
export interface Places {
  readonly size: number;
  /** @throws `Failed` */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** How one file is handed to one helper. */
export interface Handing<Begin extends object, Answer> {
  readonly helper: HelperProcess<Begin | BytesOrEnd>;
  readonly begin: Begin;
  readonly content: AsyncIterable<Uint8Array>;
  /** For a helper that asks for the places that it needs. */
  readonly places?: Places;
  readonly hear: (untrusted: unknown) => Heard<Answer>;
  /** What it comes to when the helper hangs, breaks the protocol, grows too large or ends. */
  readonly stopped: (why: StopReason) => Result<Answer, Failure>;
  readonly seen: () => void;
  readonly limits: HandingLimits;
}

/** What is said to the helper, in order. @throws `Failed` of the content. */
async function* messagesFor<Begin extends object>(
  begin: Begin,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Begin | BytesOrEnd, void, void> {
  yield begin;
  // Copied: a piece is good until the next one only, and may lie in shared memory.
  for await (const piece of content)
    yield { kind: "bytes", bytes: Uint8Array.from(piece) };
  yield { kind: "end" };
}

/** Speaks with one helper until it answers, ends, breaks a limit or the protocol, or is cancelled. */
class Conversation<Begin extends object, Answer> {
  readonly #handing: Handing<Begin, Answer>;
  readonly #messages: AsyncGenerator<Begin | BytesOrEnd, void, void>;
  #queue: Promise<void> = Promise.resolve();
  #quiet: NodeJS.Timeout | undefined;
  #isOver = false;
  #end: (ending: Result<Answer, Failure>) => void = () => undefined;
  #break: (thrown: unknown) => void = () => undefined;

  constructor(handing: Handing<Begin, Answer>) {
    this.#handing = handing;
    this.#messages = messagesFor(handing.begin, handing.content);
  }

  async ending(signal: AbortSignal): Promise<Result<Answer, Failure>> {
    const { helper, limits, stopped } = this.#handing;
    const cancel = (): void => {
      this.#end(err(failure("cancelled")));
    };
    const ended = new Promise<Result<Answer, Failure>>((resolve, reject) => {
      this.#end = resolve;
      this.#break = reject;
    });
    const total = setTimeout(() => {
      this.#end(stopped("hung"));
    }, limits.totalMs);
    this.#restartQuiet();
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    helper.onEnd((why) => {
      this.#end(stopped(why));
    });
    helper.onMessage((untrusted) => {
      this.#queue = this.#queue.then(() => this.#receive(untrusted));
    });
    try {
      return await ended;
    } finally {
      this.#isOver = true;
      signal.removeEventListener("abort", cancel);
      clearTimeout(total);
      helper.kill();
      // Nobody reads of what is closed after this.
      await this.#queue;
      await this.#messages.return();
      clearTimeout(this.#quiet);
    }
  }

  #restartQuiet(): void {
    const { limits, stopped } = this.#handing;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#end(stopped("hung"));
    }, limits.quietMs);
  }

  /** Never throws. */
  async #receive(untrusted: unknown): Promise<void> {
    if (this.#isOver) return;
    const heard = this.#handing.hear(untrusted);
    // One that breaks the protocol is trusted with nothing further.
    if (heard === null) {
      this.#end(this.#handing.stopped("crashed"));
      return;
    }
    this.#restartQuiet();
    switch (heard.kind) {
      case "answer":
        this.#end(heard.answer);
        return;
      case "step":
        this.#handing.seen();
        return;
      case "ready":
        await this.#sendNext();
        return;
      case "want":
        await this.#sendPlace(heard.position, heard.length);
    }
  }

  #sendNext(): Promise<void> {
    return this.#orEnd(async () => {
      const next = await this.#messages.next();
      if (next.done !== true) this.#handing.helper.send(next.value);
    });
  }

  #sendPlace(position: number, length: number): Promise<void> {
    const { helper, places, stopped } = this.#handing;
    if (places === undefined || position + length > places.size) {
      this.#end(stopped("crashed"));
      return Promise.resolve();
    }
    return this.#orEnd(async () => {
      const bytes = await places.read(position, length);
      helper.send({ kind: "bytes", bytes });
    });
  }

  async #orEnd(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (thrown) {
      if (thrown instanceof Failed) this.#end(err(thrown.failure));
      else this.#break(thrown);
    }
  }
}

/**
 * Gives one file to a fresh helper, piece by piece as it asks for them, and kills the helper in any case.
 * Fails with what the content fails with, with what the handing says, or with `cancelled`.
 */
export function handFile<Begin extends object, Answer>(
  handing: Handing<Begin, Answer>,
  signal: AbortSignal,
): Promise<Result<Answer, Failure>> {
  return new Conversation(handing).ending(signal);
}
