// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import { JobId } from "../../shared/ids.ts";
import type { EventBody } from "../../shared/ipc/contract.ts";
import { call, listen } from "./bridge.ts";

export type JobProgress = EventBody<"job.progress">;

/** A fresh name for a long call, so that its progress and its cancelling find it. */
export function newJobId(): JobId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return JobId.parse(digits.join(""));
}

/** The last progress that `job` reported; null before its first report or without a job. */
export function useJobProgress(job: JobId | null): JobProgress | null {
  const [progress, setProgress] = useState<JobProgress | null>(null);
  useEffect(() => {
    if (job === null) return undefined;
    return listen("job.progress", (body) => {
      if (body.job === job) setProgress(body);
    });
  }, [job]);
  return progress?.job === job ? progress : null;
}

/** Asks the engine to stop `job`; its call then ends with the failure `cancelled`. */
export async function cancelJob(job: JobId): Promise<void> {
  await call("job.cancel", { job });
}
