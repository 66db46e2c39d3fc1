// SPDX-License-Identifier: Apache-2.0
import type {
  Comparison,
  DigestReason,
  Rows,
  RowsWanted,
} from "../../../shared/domain/comparison.ts";
import {
  FromComparer,
  type ToComparer,
} from "../../../shared/domain/comparisonMessages.ts";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { FileType } from "../../../shared/domain/inspection.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type AskedHelper, askHelper } from "../helpers/askHelper.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";
import { stopIfCancelled } from "../objects/objects.ts";

export interface ComparedFile {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Two versions that were compared. The comparer alone holds what is in them, until it is ended. */
export interface OpenComparison {
  readonly found: Comparison;
  rows(wanted: RowsWanted): Promise<Result<Rows, Failure>>;
  end(): void;
}

export interface ComparisonLimits {
  /** Until one answer. */
  readonly quietMs: number;
  readonly totalMs: number;
}

export const usualLimits: ComparisonLimits = {
  quietMs: 30_000,
  totalMs: 10 * 60_000,
};

const unread = { lines: null, entries: null, notSeen: [] } as const;

/** What is said where nothing but the digests is known. */
export function onlyDigests(why: DigestReason): OpenComparison {
  const type: FileType = "unknown";
  return {
    found: {
      before: { type, ...unread },
      after: { type, ...unread },
      outcome: { kind: "digests", why, alone: null },
    },
    rows: () => Promise.resolve(ok({ lines: [], entries: [] })),
    end: () => undefined,
  };
}

/** Speaks with one comparer, which is ended as soon as it is silent for too long or says what it should not. */
export class Conversation {
  readonly #comparer: AskedHelper<ToComparer>;
  readonly #limits: ComparisonLimits;
  readonly #end: number;

  constructor(comparer: AskedHelper<ToComparer>, limits: ComparisonLimits) {
    this.#comparer = comparer;
    this.#limits = limits;
    this.#end = performance.now() + limits.totalMs;
  }

  end(): void {
    this.#comparer.end();
  }

  /** Null once it is ended, for whatever reason. */
  async ask(question: ToComparer): Promise<FromComparer | null> {
    const quiet = setTimeout(() => {
      this.#comparer.end();
    }, this.#limits.quietMs);
    try {
      const answer = await this.#comparer.ask(question);
      const parsed = FromComparer.safeParse(answer);
      if (parsed.success) return parsed.data;
      this.#comparer.end();
      return null;
    } finally {
      clearTimeout(quiet);
    }
  }

  /** False when it ended. @throws `Failed` of the content. */
  async give({ name, size, content }: ComparedFile): Promise<boolean> {
    let answer = await this.ask({ kind: "begin", name, size });
    for await (const piece of content) {
      if (answer?.kind !== "ready") return false;
      // Copied: a piece is good until the next one only, and may lie in shared memory.
      const bytes = Uint8Array.from(piece);
      answer = await this.ask({ kind: "bytes", bytes });
    }
    if (answer?.kind !== "ready") return false;
    return (await this.ask({ kind: "end" }))?.kind === "ready";
  }

  async compared(): Promise<Comparison | null> {
    while (performance.now() < this.#end) {
      const answer = await this.ask({ kind: "next" });
      if (answer?.kind === "compared") return answer.comparison;
      if (answer?.kind !== "ready") return null;
    }
    return null;
  }

  async rows(wanted: RowsWanted): Promise<Result<Rows, Failure>> {
    const answer = await this.ask({ kind: "rows", wanted });
    return answer?.kind === "rows"
      ? ok(answer.rows)
      : err(failure("comparison-unknown"));
  }
}

async function foundBy(
  conversation: Conversation,
  files: readonly ComparedFile[],
): Promise<Comparison | null> {
  for (const file of files) if (!(await conversation.give(file))) return null;
  return conversation.compared();
}

/**
 * Has two versions compared by a fresh process, which lives on to give out rows. One that hangs, crashes or
 * grows too large leaves the digests. @throws `Failed` of the content, and `cancelled`.
 */
export async function openComparison(
  start: () => HelperProcess<ToComparer>,
  files: readonly [ComparedFile, ComparedFile],
  signal: AbortSignal,
  limits: ComparisonLimits = usualLimits,
): Promise<OpenComparison> {
  stopIfCancelled(signal);
  const conversation = new Conversation(askHelper(start()), limits);
  const end = (): void => {
    conversation.end();
  };
  signal.addEventListener("abort", end);
  let found: Comparison | null = null;
  try {
    found = await foundBy(conversation, files);
    stopIfCancelled(signal);
  } catch (thrown) {
    end();
    // What a reader throws after a cancel says nothing of the file.
    if (signal.aborted) throw new Failed(failure("cancelled"));
    throw thrown;
  } finally {
    signal.removeEventListener("abort", end);
  }
  if (found === null) {
    end();
    return onlyDigests("stopped");
  }
  return { found, rows: (wanted) => conversation.rows(wanted), end };
}
