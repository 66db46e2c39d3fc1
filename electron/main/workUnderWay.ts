// SPDX-License-Identifier: Apache-2.0
import type { JobId } from "../../shared/ids.ts";
import { events } from "../../shared/ipc/contract.ts";
import { jobOf } from "../../shared/ipc/longWork.ts";
import type { CallEngine } from "../ipc/gate.ts";

/** Passes calls on to the engine, and knows which of them take long: those that can be told to stop. */
export interface WorkUnderWay {
  readonly callEngine: CallEngine;
  readonly isBusy: () => boolean;
  /** Takes what the engine says of a job. Nothing of it goes further but how much of all is done. */
  readonly hear: (name: string, untrustedBody: unknown) => void;
}

/** One call. Sizes are in bytes; both are 0 until the engine has said them. */
interface Running {
  readonly job: JobId;
  done: number;
  total: number;
}

/** Of the jobs that said how much there is to do; null where none has. */
function shareDone(jobs: Iterable<Running>): number | null {
  let done = 0;
  let total = 0;
  for (const job of jobs) {
    done += job.done;
    total += job.total;
  }
  return total > 0 ? Math.min(1, done / total) : null;
}

/**
 * @param showShare - told how much of all work is done, from 0 to 1, whenever that changes; null when there is
 * none whose size is known
 */
export function watchWork(
  callEngine: CallEngine,
  showShare: (share: number | null) => void,
): WorkUnderWay {
  const running = new Set<Running>();
  let shown: number | null = null;
  const show = (): void => {
    const share = shareDone(running);
    if (share === shown) return;
    shown = share;
    showShare(share);
  };
  return {
    isBusy: () => running.size > 0,
    hear(name, untrustedBody) {
      if (name !== "job.progress") return;
      const body = events["job.progress"].safeParse(untrustedBody);
      if (!body.success) return;
      const { job, done, total } = body.data;
      for (const each of running)
        if (each.job === job) Object.assign(each, { done, total });
      show();
    },
    async callEngine(channel, request) {
      const job = channel === "job.cancel" ? null : jobOf(request);
      if (job === null) return callEngine(channel, request);
      const begun: Running = { job, done: 0, total: 0 };
      running.add(begun);
      try {
        return await callEngine(channel, request);
      } finally {
        running.delete(begun);
        show();
      }
    },
  };
}
