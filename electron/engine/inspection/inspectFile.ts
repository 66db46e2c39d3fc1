// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type {
  InspectionReport,
  WatchList,
} from "../../../shared/domain/inspection.ts";
import { inspectionRules } from "../../../shared/domain/inspectionChecks.ts";
import {
  FromInspector,
  type StopReason,
  type ToInspector,
} from "../../../shared/domain/inspectionMessages.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";

export interface InspectedFile {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface InspectionLimits {
  /** Without a sign of life. */
  readonly quietMs: number;
  readonly totalMs: number;
}

export const usualLimits: InspectionLimits = {
  quietMs: 20_000,
  totalMs: 15 * 60_000,
};

/** Larger files are not loaded at all. */
export const largestInspected = 256 * 1024 * 1024;

/** The report on a file that the inspector did not come to an end with: itself a finding. */
function stoppedReport(why: StopReason): InspectionReport {
  const place = { kind: "file" } as const;
  return {
    rules: inspectionRules,
    type: "unknown",
    findings: [
      {
        check: `inspector-${why}`,
        ...{ members: [], place, times: 1, seen: "the inspection was ended" },
      },
    ],
    unseen: [{ reason: "stopped", members: [], place, what: "the whole file" }],
  };
}

function tooLargeReport(size: number): InspectionReport {
  return {
    rules: inspectionRules,
    type: "unknown",
    findings: [],
    unseen: [
      {
        reason: "limit-reached",
        members: [],
        place: { kind: "file" },
        what: `all of its ${size} bytes`,
      },
    ],
  };
}

/** What is said to the inspector, in order. @throws `Failed` of the content. */
async function* messagesFor(
  file: InspectedFile,
  watch: WatchList,
): AsyncGenerator<ToInspector, void, void> {
  yield { kind: "begin", name: file.name, size: file.size, watch };
  // Copied: a piece is good until the next one only, and may lie in shared memory.
  for await (const piece of file.content)
    yield { kind: "bytes", bytes: Uint8Array.from(piece) };
  yield { kind: "end" };
}

export type InspectorProcess = HelperProcess<ToInspector>;
type Ending = Result<InspectionReport, Failure>;

/** Speaks with one inspector until it reports, ends, breaks a limit or the protocol, or is cancelled. */
class Conversation {
  readonly #inspector: InspectorProcess;
  readonly #messages: AsyncGenerator<ToInspector, void, void>;
  readonly #limits: InspectionLimits;
  readonly #seen: () => void;
  #quiet: NodeJS.Timeout | undefined;
  #end: (ending: Ending) => void = () => undefined;

  constructor(
    inspector: InspectorProcess,
    messages: AsyncGenerator<ToInspector, void, void>,
    limits: InspectionLimits,
    seen: () => void,
  ) {
    this.#inspector = inspector;
    this.#messages = messages;
    this.#limits = limits;
    this.#seen = seen;
  }

  async ending(signal: AbortSignal): Promise<Ending> {
    const stop = (why: StopReason) => () => {
      this.#end(ok(stoppedReport(why)));
    };
    const cancel = (): void => {
      this.#end(err(failure("cancelled")));
    };
    const ended = new Promise<Ending>((resolve) => {
      this.#end = resolve;
    });
    const total = setTimeout(stop("hung"), this.#limits.totalMs);
    this.#restartQuiet();
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    this.#inspector.onEnd((why) => {
      stop(why)();
    });
    this.#inspector.onMessage((untrusted) => void this.#receive(untrusted));
    try {
      return await ended;
    } finally {
      signal.removeEventListener("abort", cancel);
      clearTimeout(total);
      clearTimeout(this.#quiet);
      this.#inspector.kill();
      await this.#messages.return();
    }
  }

  #restartQuiet(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#end(ok(stoppedReport("hung")));
    }, this.#limits.quietMs);
  }

  async #receive(untrusted: unknown): Promise<void> {
    const message = FromInspector.safeParse(untrusted);
    // One that breaks the protocol is trusted with nothing further.
    if (!message.success) {
      this.#end(ok(stoppedReport("crashed")));
      return;
    }
    this.#restartQuiet();
    switch (message.data.kind) {
      case "report":
        this.#end(ok(message.data.report));
        return;
      case "step":
        this.#seen();
        return;
      case "ready":
        await this.#sendNext();
    }
  }

  async #sendNext(): Promise<void> {
    try {
      const next = await this.#messages.next();
      if (next.done !== true) this.#inspector.send(next.value);
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown;
      this.#end(err(thrown.failure));
    }
  }
}

/**
 * Has one file looked at by a fresh inspector, which is killed in any case. A hang, a crash or a hunger for
 * memory is a finding of the report. Fails only with what the content fails with, or `cancelled`.
 */
export async function inspectFile(
  start: () => InspectorProcess,
  file: InspectedFile,
  watch: WatchList,
  signal: AbortSignal,
  seen: () => void,
  limits: InspectionLimits = usualLimits,
): Promise<Ending> {
  if (file.size > largestInspected) return ok(tooLargeReport(file.size));
  return new Conversation(
    start(),
    messagesFor(file, watch),
    limits,
    seen,
  ).ending(signal);
}
