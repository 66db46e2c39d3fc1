// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Outline } from "../../../shared/domain/outline.ts";
import {
  FromOutliner,
  type ToOutliner,
} from "../../../shared/domain/outlineMessages.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { type HandedFile, handFile, type Heard } from "../helpers/handFile.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";

/** Longer than the outliner allows itself. */
const mostMs = 40_000;

/** What a file that may hold others was found to hold; "unread" where that came to no end. */
export type Outlined = Outline | null | "unread";

function hear(untrusted: unknown): Heard<Outlined> {
  const message = FromOutliner.safeParse(untrusted);
  if (!message.success) return null;
  return message.data.kind === "ready"
    ? message.data
    : { kind: "answer", answer: ok(message.data.outline) };
}

/**
 * Has a fresh outliner, which is killed in any case, read one file to its end. What it hangs or breaks on is
 * "unread". Fails with what the content fails with, or with `cancelled`.
 */
export function askOutline(
  start: () => HelperProcess<ToOutliner>,
  { name, size, content }: HandedFile,
  signal: AbortSignal,
  limitMs = mostMs,
): Promise<Result<Outlined, Failure>> {
  return handFile(
    {
      helper: start(),
      begin: { kind: "begin", name, size } as const,
      content,
      hear,
      stopped: () => ok("unread" as const),
      seen: () => undefined,
      limits: { quietMs: limitMs, totalMs: limitMs },
    },
    signal,
  );
}
