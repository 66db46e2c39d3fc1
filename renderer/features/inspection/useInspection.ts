// SPDX-License-Identifier: Apache-2.0
import type { VersionId } from "../../../shared/ids.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { useWork, type WorkHere } from "../../api/useWork.ts";

interface InspectionRun extends Pick<
  WorkHere<"inspection.run">,
  "job" | "failure" | "progress"
> {
  /** Null when it failed or was stopped. */
  readonly inspect: () => Promise<InspectionView | null>;
}

/** Inspects a version, once at a time. */
export function useInspection(version: VersionId): InspectionRun {
  const { run, ...work } = useWork("inspection.run", version);
  const inspect = async () => {
    const result = await run({ version });
    return result.ok ? result.value : null;
  };
  return { ...work, inspect };
}
