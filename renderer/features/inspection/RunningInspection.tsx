// SPDX-License-Identifier: Apache-2.0
import type { JobId } from "../../../shared/ids.ts";
import { cancelJob } from "../../api/job.ts";
import type { WorkProgress } from "../../api/work.ts";
import { t } from "../../text/text.ts";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface RunningInspectionProps {
  readonly job: JobId;
  readonly progress: WorkProgress | null;
}

/** How far an inspection has come, and the way to stop it. */
export function RunningInspection({ job, progress }: RunningInspectionProps) {
  return (
    <Panel title={t("inspection.running")}>
      <JobProgress facts={progress} named={false} />
      <p className="small quiet">{t("inspection.runningHint")}</p>
      <div className="form-actions">
        <CancelButton onCancel={() => cancelJob(job)} />
      </div>
    </Panel>
  );
}
