// SPDX-License-Identifier: Apache-2.0
import { JobId } from "../../shared/ids.ts";
import type { EventBody } from "../../shared/ipc/contract.ts";
import { call } from "./bridge.ts";

export type JobProgress = EventBody<"job.progress">;

/** A fresh name for a long call, so that its progress and its cancelling find it. */
export function newJobId(): JobId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return JobId.parse(digits.join(""));
}

/** Of a sheet, whose work is another than that of the sheet before it. */
export function newSubject(): string {
  return newJobId();
}

/** Asks the engine to stop `job`; its call then ends with the failure `cancelled`. */
export async function cancelJob(job: JobId): Promise<void> {
  await call("job.cancel", { job });
}
