// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { settledByCleanCopy } from "../../../shared/domain/settledByCleanCopy.ts";
import type { JobId } from "../../../shared/ids.ts";
import type { CleanCopyView } from "../../../shared/ipc/cleanCopyContract.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { describeCheck } from "../../../shared/text/inspection.ts";
import { cancelJob, newJobId, useJobProgress } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";

interface CleanCopyDialogProps {
  readonly inspection: InspectionView;
  readonly onClose: () => void;
  readonly onMade: (made: CleanCopyView) => void;
}

/** Titles of the findings that a copy is expected to be without, each once. */
function settledTitles({ type, findings }: InspectionView): string[] {
  const settled = findings.filter((each) => settledByCleanCopy(type, each));
  return [...new Set(settled.map(({ check }) => describeCheck(check).title))];
}

/** Says what a clean copy would be without, and makes it. */
export function CleanCopyDialog({
  inspection,
  onClose,
  onMade,
}: CleanCopyDialogProps) {
  const make = useCall("cleanCopy.make");
  const [job, setJob] = useState<JobId | null>(null);
  const [title, setTitle] = useState("");
  const { version, type } = inspection;
  const submit = async () => {
    if (make.busy) return;
    const id = newJobId();
    setJob(id);
    const named = title.trim();
    const result = await make.run({
      ...{ job: id, version },
      ...(named !== "" && { title: named }),
    });
    setJob(null);
    if (!result.ok) return;
    const { made } = result.value;
    announce(t("clean.done", { pages: made.compared.pages }));
    onMade(made);
  };
  if (job !== null)
    return (
      <Dialog title={t("clean.running")} onClose={null}>
        <Running job={job} />
      </Dialog>
    );
  const settled = settledTitles(inspection);
  return (
    <Dialog title={t("clean.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit">
              {t("clean.go")}
            </Button>
          </>
        }
      >
        {make.failure === null ? null : (
          <FailureNotice failure={make.failure} />
        )}
        <p>{t("clean.what")}</p>
        {settled.length === 0 ? (
          <p>{t("clean.settlesNothing")}</p>
        ) : (
          <>
            <p>{t("clean.settles")}</p>
            <ul className="stack tight">
              {settled.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
        {type === "pdf" ? (
          <TextField
            label={t("clean.name")}
            hint={t("clean.nameHint")}
            value={title}
            maxLength={200}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
        ) : null}
      </DialogForm>
    </Dialog>
  );
}

function Running({ job }: { readonly job: JobId }) {
  const progress = useJobProgress(job);
  return (
    <DialogBody>
      <JobProgress facts={progress} named={false} />
      <p className="small quiet">{t("clean.runningHint")}</p>
      <div className="form-actions">
        <CancelButton onCancel={() => cancelJob(job)} />
      </div>
    </DialogBody>
  );
}
