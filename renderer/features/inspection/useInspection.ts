// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { JobId, VersionId } from "../../../shared/ids.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { newJobId } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";

interface InspectionRun {
  /** The run that is under way. */
  readonly job: JobId | null;
  readonly failure: Failure | null;
  /** Null when it failed or was stopped. */
  readonly inspect: () => Promise<InspectionView | null>;
}

/** Inspects a version, once at a time. */
export function useInspection(version: VersionId): InspectionRun {
  const { run, failure } = useCall("inspection.run");
  const [job, setJob] = useState<JobId | null>(null);
  const inspect = async () => {
    const id = newJobId();
    setJob(id);
    const result = await run({ job: id, version });
    setJob(null);
    return result.ok ? result.value : null;
  };
  return { job, failure, inspect };
}
