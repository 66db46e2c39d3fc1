// SPDX-License-Identifier: Apache-2.0
import { Copy, FileLock } from "lucide-react";
import { useState } from "react";
import { cancelJob } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CopyResult } from "./CopyResult.tsx";
import { SealBackupDialog, type SealedTo } from "./SealBackupDialog.tsx";

/** Copies the vault into a folder or one sealed file that a person chooses, and says what became of it. */
export function BackupPanel() {
  const choose = useCall("dialog.save");
  const backup = useWork("vault.backup");
  const { job } = backup;
  const [sealing, setSealing] = useState(false);
  const copy = async () => {
    const suggestedName = t("backup.suggestedName");
    const purpose = "backup-folder";
    const chosen = await choose.run({ purpose, suggestedName });
    if (!chosen.ok || chosen.value.chosen === null) return;
    await backup.run({ folder: chosen.value.chosen.grant });
  };
  const seal = async (sealed: SealedTo) => {
    setSealing(false);
    await backup.run(sealed);
  };
  const refused = choose.failure ?? backup.failure;
  const done = backup.value?.sealed ? "backup.sealed" : "backup.done";
  return (
    <Panel title={t("backup.title")} icon={Copy}>
      <p className="quiet">{t("backup.why")}</p>
      {job === null ? null : <JobProgress facts={backup.progress} />}
      {refused === null ? null : <FailureNotice failure={refused} />}
      {backup.value === null ? null : (
        <CopyResult
          report={backup.value}
          done={t(done)}
          partly={t("backup.partly")}
        />
      )}
      <div className="row">
        {job === null ? (
          <>
            <Button icon={Copy} onClick={() => void copy()}>
              {t("backup.go")}
            </Button>
            <Button
              icon={FileLock}
              onClick={() => {
                setSealing(true);
              }}
            >
              {t("backup.seal")}
            </Button>
          </>
        ) : (
          <CancelButton onCancel={() => cancelJob(job)} />
        )}
      </div>
      {sealing ? (
        <SealBackupDialog
          onCancel={() => {
            setSealing(false);
          }}
          onSeal={(sealed) => void seal(sealed)}
        />
      ) : null}
    </Panel>
  );
}
