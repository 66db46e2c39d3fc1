// SPDX-License-Identifier: Apache-2.0
import type { ToComparer } from "../../../shared/domain/comparisonMessages.ts";
import type { FoundFinding } from "../../../shared/domain/foundFinding.ts";
import type { FileType } from "../../../shared/domain/inspection.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type ComparedFile,
  Conversation,
  usualLimits,
} from "../comparison/openComparison.ts";
import { askHelper } from "../helpers/askHelper.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";
import { stopIfCancelled } from "../objects/objects.ts";

export interface Proposed {
  readonly type: FileType;
  readonly found: readonly FoundFinding[];
}

const refused = (reason: string) =>
  err(failure("finding-import-refused", { reason }));

/**
 * Has a fresh process, which is ended in any case, read one report and say what it seems to hold of findings.
 * @throws `Failed` of the content, and `cancelled`.
 */
export async function askProposals(
  start: () => HelperProcess<ToComparer>,
  file: ComparedFile,
  signal: AbortSignal,
): Promise<Result<Proposed, Failure>> {
  stopIfCancelled(signal);
  const conversation = new Conversation(askHelper(start()), usualLimits);
  const end = (): void => {
    conversation.end();
  };
  signal.addEventListener("abort", end);
  try {
    if (!(await conversation.give(file)))
      return refused("it was not read to its end");
    let answer = await conversation.ask({ kind: "propose" });
    const until = performance.now() + usualLimits.totalMs;
    while (answer?.kind === "ready" && performance.now() < until)
      answer = await conversation.ask({ kind: "next" });
    stopIfCancelled(signal);
    if (answer?.kind !== "proposed")
      return refused("its reading came to no end");
    const { type, found } = answer;
    return found === null ? refused("it holds no text") : ok({ type, found });
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
}
