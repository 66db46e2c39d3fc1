// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { JobId } from "../../../shared/ids.ts";
import { cancelJob, useJobProgress } from "../../api/job.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface RunningProps {
  readonly job: JobId;
  readonly what: "looking" | "taking";
}

/** How far the package at hand was read, by file and whole, and the way to stop. */
export function Running({ job, what }: RunningProps) {
  const progress = useJobProgress(job);
  const [stopping, setStopping] = useState(false);
  return (
    <Panel title={t(`intake.${what}`)}>
      <JobProgress facts={progress} />
      <p className="small quiet">{t(`intake.${what}Hint`)}</p>
      <div className="form-actions">
        <Button
          busy={stopping}
          onClick={() => {
            setStopping(true);
            void cancelJob(job);
          }}
        >
          {stopping ? t("job.cancelling") : t("job.cancel")}
        </Button>
      </div>
    </Panel>
  );
}
