// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { JobId } from "../../shared/ids.ts";
import type { CallEngine } from "../ipc/gate.ts";

const LongRequest = z.union([
  z.object({ job: JobId }),
  // Signing, which may wait for a touch.
  z.object({ key: z.object({ job: JobId }) }),
]);

/** Passes calls on to the engine, and knows which of them take long: those that can be told to stop. */
export interface WorkUnderWay {
  readonly callEngine: CallEngine;
  readonly isBusy: () => boolean;
}

export function watchWork(callEngine: CallEngine): WorkUnderWay {
  let running = 0;
  return {
    isBusy: () => running > 0,
    async callEngine(channel, request) {
      const isLong =
        channel !== "job.cancel" && LongRequest.safeParse(request).success;
      if (!isLong) return callEngine(channel, request);
      running += 1;
      try {
        return await callEngine(channel, request);
      } finally {
        running -= 1;
      }
    },
  };
}
