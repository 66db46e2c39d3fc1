// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import {
  FromUnwrapper,
  type ToUnwrapper,
  type UnwrapperJob,
  type ZipJob,
} from "../../../shared/domain/unwrapperMessages.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Source } from "../../storage/source.ts";
import type { Storage } from "../../storage/storage.ts";
import type { HelperProcess, StartHelper } from "../helpers/helperProcess.ts";

/** A file that the unwrapper may ask bytes of. */
export interface ReadableFile {
  readonly path: string;
  readonly size: number;
}

export interface UnwrapperRun {
  readonly storage: Storage;
  readonly start: StartHelper;
  readonly job: UnwrapperJob | { readonly zip: ZipJob };
  /** Packages first, then files with private keys, as the job numbers them. */
  readonly files: readonly ReadableFile[];
  readonly signal: AbortSignal;
  /** Bytes that were read of a file. */
  readonly seen: (file: number, bytes: number) => void;
  /** Takes what it says, in order; the next message waits for it. */
  readonly hear: (message: FromUnwrapper) => Promise<void> | void;
}

/** Without a sign of life: the slowest of steps is a key derivation of a passphrase. */
const quietMs = 120_000;
/** Files that are kept open at once. */
const mostOpen = 64;

/** Serves one unwrapper until its job ends, it ends, breaks the protocol, hangs, or is cancelled. */
class Serving {
  readonly #run: UnwrapperRun;
  readonly #unwrapper: HelperProcess<ToUnwrapper>;
  readonly #sources = new Map<number, Source>();
  #queue: Promise<void> = Promise.resolve();
  #quiet: NodeJS.Timeout | undefined;
  #isOver = false;
  #end: (ending: Result<void, Failure>) => void = () => undefined;
  #break: (thrown: unknown) => void = () => undefined;

  constructor(run: UnwrapperRun) {
    this.#run = run;
    this.#unwrapper = run.start("unwrapper");
  }

  async ending(): Promise<Result<void, Failure>> {
    const { signal } = this.#run;
    const stop = (): void => {
      this.#end(err(failure("unwrapper-ended")));
    };
    const cancel = (): void => {
      this.#end(err(failure("cancelled")));
    };
    const ended = new Promise<Result<void, Failure>>((resolve, reject) => {
      this.#end = resolve;
      this.#break = reject;
    });
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    this.#unwrapper.onEnd(stop);
    this.#unwrapper.onMessage((untrusted) => {
      if (this.#isOver) return;
      this.#restartQuiet();
      this.#queue = this.#queue.then(() => this.#receive(untrusted));
    });
    this.#restartQuiet();
    try {
      return await ended;
    } finally {
      // What is in hand is finished, and nothing more is heard.
      this.#isOver = true;
      signal.removeEventListener("abort", cancel);
      this.#unwrapper.kill();
      await this.#queue;
      clearTimeout(this.#quiet);
      for (const source of this.#sources.values()) await source.close();
    }
  }

  #restartQuiet(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#end(err(failure("unwrapper-ended")));
    }, quietMs);
  }

  /** Never throws. */
  async #receive(untrusted: unknown): Promise<void> {
    if (this.#isOver) return;
    const message = FromUnwrapper.safeParse(untrusted);
    // One that breaks the protocol is trusted with nothing further.
    if (!message.success) {
      this.#end(err(failure("unwrapper-ended")));
      return;
    }
    try {
      await this.#answer(message.data);
    } catch (thrown) {
      if (thrown instanceof Failed) this.#end(err(thrown.failure));
      else this.#break(thrown);
    }
  }

  async #answer(message: FromUnwrapper): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#begin();
        return;
      case "read":
        await this.#read(message);
        return;
      case "piece":
        await this.#run.hear(message);
        this.#unwrapper.send({ kind: "more" });
        return;
      case "end":
        this.#end(ok(undefined));
        return;
      case "package":
      case "file":
      case "whole":
      case "evidence":
      case "member":
      case "fault":
        await this.#run.hear(message);
    }
  }

  #begin(): void {
    const { job } = this.#run;
    this.#unwrapper.send(
      "zip" in job
        ? { kind: "begin-zip", job: job.zip }
        : { kind: "begin", job },
    );
  }

  async #read({
    id,
    source,
    position,
    length,
  }: Extract<FromUnwrapper, { kind: "read" }>): Promise<void> {
    const file = this.#run.files[source];
    // Beyond what it was given: it is not what it should be.
    if (file === undefined || position + length > file.size)
      throw new Failed(failure("unwrapper-ended"));
    const bytes = new Uint8Array(length);
    const opened = await this.#open(source, file);
    await opened.fill(bytes, position);
    this.#run.seen(source, length);
    this.#unwrapper.send({ kind: "bytes", id, bytes });
  }

  async #open(number: number, { path, size }: ReadableFile): Promise<Source> {
    const known = this.#sources.get(number);
    if (known !== undefined) return known;
    if (this.#sources.size >= mostOpen) {
      const [oldest] = this.#sources;
      if (oldest !== undefined) {
        this.#sources.delete(oldest[0]);
        await oldest[1].close();
      }
    }
    const opened = await this.#run.storage.openSource(path);
    if (!opened.ok) throw new Failed(opened.error);
    this.#sources.set(number, opened.value);
    if (opened.value.size !== size)
      throw new Failed(
        failure("file-changed-while-reading", { name: opened.value.name }),
      );
    return opened.value;
  }
}

/**
 * Fails with `unwrapper-ended`, `unwrapper-unavailable`, `cancelled`, or why a file cannot be read. However it
 * ends, `hear` has come to its end by then and is not called again.
 */
export async function runUnwrapper(
  run: UnwrapperRun,
): Promise<Result<void, Failure>> {
  try {
    return await new Serving(run).ending();
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}
