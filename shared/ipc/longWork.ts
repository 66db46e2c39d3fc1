// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { JobId } from "../ids.ts";

const LongRequest = z.union([
  z.object({ job: JobId }),
  // Signing, which may wait for a touch.
  z.object({ key: z.object({ job: JobId }) }),
]);

/** The job of a call that takes long, and can be told to stop; null for any other request. */
export function jobOf(request: unknown): JobId | null {
  const long = LongRequest.safeParse(request);
  if (!long.success) return null;
  return "job" in long.data ? long.data.job : long.data.key.job;
}
