// SPDX-License-Identifier: Apache-2.0
import {
  type CleanRefusal,
  largestCleaned,
} from "../../../shared/domain/cleanCopy.ts";
import {
  type CleanerAnswer,
  FromCleaner,
  type ToCleaner,
} from "../../../shared/domain/cleanerMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type HandedFile,
  handFile,
  type HandingLimits,
  type Heard,
} from "../helpers/handFile.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";

export type CleanerProcess = HelperProcess<ToCleaner>;
export type CleanFile = Extract<CleanerAnswer, { kind: "copy" }>;

/** A document is read at one stretch, and a page may be drawn for long. */
export const usualCleaningLimits: HandingLimits = {
  quietMs: 60_000,
  totalMs: 15 * 60_000,
};

function refused(reason: CleanRefusal): Failure {
  return failure("clean-copy-refused", { reason });
}

function resultOf(answer: CleanerAnswer): Result<CleanFile, Failure> {
  switch (answer.kind) {
    case "copy":
      return ok(answer);
    case "refused":
      return err(refused(answer.why));
    case "differs":
      return err(
        failure("clean-copy-differs", { pages: answer.pages.join(", ") }),
      );
  }
}

function hear(untrusted: unknown): Heard<CleanFile> {
  const message = FromCleaner.safeParse(untrusted);
  if (!message.success) return null;
  const { data } = message;
  return data.kind === "ready" || data.kind === "step"
    ? data
    : { kind: "answer", answer: resultOf(data) };
}

/**
 * Has a fresh cleaner make a copy of one file and prove that it looks the same; the cleaner is killed in any
 * case. Fails where there is no such copy, with what the content fails with, or with `cancelled`.
 */
export async function cleanFile(
  start: () => CleanerProcess,
  { name, size, content }: HandedFile,
  title: string | null,
  signal: AbortSignal,
  seen: () => void,
  limits: HandingLimits = usualCleaningLimits,
): Promise<Result<CleanFile, Failure>> {
  if (size > largestCleaned) return err(refused("too-large"));
  return handFile(
    {
      helper: start(),
      begin: { kind: "begin", name, size, title },
      content,
      hear,
      stopped: (reason) => err(failure("clean-copy-stopped", { reason })),
      seen,
      limits,
    },
    signal,
  );
}
