// SPDX-License-Identifier: Apache-2.0
import type { Outline } from "../../../shared/domain/outline.ts";
import {
  FromOutliner,
  type ToOutliner,
} from "../../../shared/domain/outlineMessages.ts";
import { askHelper } from "../helpers/askHelper.ts";
import type { HandedFile } from "../helpers/handFile.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";

/** Longer than the outliner allows itself. */
const mostMs = 40_000;

/** What a file that may hold others was found to hold; "unread" where that came to no end. */
export type Outlined = Outline | null | "unread";

/**
 * Has a fresh outliner, which is killed in any case, read one file to its end. What it hangs or breaks on is
 * "unread". @throws `Failed` of the content
 */
export async function askOutline(
  start: () => HelperProcess<ToOutliner>,
  { name, size, content }: HandedFile,
  signal: AbortSignal,
  limitMs = mostMs,
): Promise<Outlined> {
  const outliner = askHelper(start());
  const end = (): void => {
    outliner.end();
  };
  const limit = setTimeout(end, limitMs);
  signal.addEventListener("abort", end);
  const ask = async (message: ToOutliner): Promise<FromOutliner | null> => {
    const answer = FromOutliner.safeParse(await outliner.ask(message));
    return answer.success ? answer.data : null;
  };
  try {
    let answer = await ask({ kind: "begin", name, size });
    // Copied: a piece is good until the next one only, and may lie in shared memory.
    for await (const piece of content)
      answer &&= await ask({ kind: "bytes", bytes: Uint8Array.from(piece) });
    answer &&= await ask({ kind: "end" });
    return answer?.kind === "outline" ? answer.outline : "unread";
  } finally {
    clearTimeout(limit);
    signal.removeEventListener("abort", end);
    end();
  }
}
