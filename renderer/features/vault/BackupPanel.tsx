// SPDX-License-Identifier: Apache-2.0
import { Copy } from "lucide-react";
import { useState } from "react";
import type { JobId } from "../../../shared/ids.ts";
import { cancelJob, newJobId, useJobProgress } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CopyResult } from "./CopyResult.tsx";

/** Copies the vault into a folder that a person chooses, and says what became of it. */
export function BackupPanel() {
  const choose = useCall("dialog.save");
  const backup = useCall("vault.backup");
  const [job, setJob] = useState<JobId | null>(null);
  const progress = useJobProgress(job);
  const run = async () => {
    const suggestedName = t("backup.suggestedName");
    const chosen = await choose.run({
      purpose: "backup-folder",
      suggestedName,
    });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const id = newJobId();
    setJob(id);
    await backup.run({ job: id, folder: chosen.value.chosen.grant });
    setJob(null);
  };
  const refused = choose.failure ?? backup.failure;
  return (
    <Panel title={t("backup.title")} icon={Copy}>
      <p className="quiet">{t("backup.why")}</p>
      {job === null ? null : <JobProgress facts={progress} />}
      {refused === null ? null : <FailureNotice failure={refused} />}
      {backup.value === null ? null : (
        <CopyResult
          report={backup.value}
          done={t("backup.done")}
          partly={t("backup.partly")}
        />
      )}
      <div>
        {job === null ? (
          <Button icon={Copy} onClick={() => void run()}>
            {t("backup.go")}
          </Button>
        ) : (
          <Button onClick={() => void cancelJob(job)}>{t("job.cancel")}</Button>
        )}
      </div>
    </Panel>
  );
}
