// SPDX-License-Identifier: Apache-2.0
import { cancelJob } from "../../api/job.ts";
import type { WorkHere } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface RunningProps {
  readonly work: Pick<WorkHere<"intake.look">, "job" | "progress">;
  readonly what: "looking" | "taking";
}

/** How far the package at hand was read, by file and whole, and the way to stop. */
export function Running({ work, what }: RunningProps) {
  const { job, progress } = work;
  if (job === null) return null;
  return (
    <Panel title={t(`intake.${what}`)}>
      <JobProgress facts={progress} />
      <p className="small quiet">{t(`intake.${what}Hint`)}</p>
      <div className="form-actions">
        <CancelButton onCancel={() => cancelJob(job)} />
      </div>
    </Panel>
  );
}
