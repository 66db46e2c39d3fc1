// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, JobId } from "../../../shared/ids.ts";
import type { DeliverableView, GrantView } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { cancelJob, newJobId, useJobProgress } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { ImportForm } from "./ImportForm.tsx";
import { ImportResult } from "./ImportResult.tsx";
import type { CustodyFields, Staging } from "./custody.ts";

interface ImportSheetProps {
  readonly audit: AuditId;
  readonly staging: Staging;
  readonly deliverables: readonly DeliverableView[];
  readonly onClose: () => void;
}

/** From chosen files to sealed ones: say what they are, watch them go in, read what became of each. */
export function ImportSheet({
  audit,
  staging,
  deliverables,
  onClose,
}: ImportSheetProps) {
  const take = useCall("deliverable.import");
  const [files, setFiles] = useState<readonly GrantView[]>(staging.files);
  const [job, setJob] = useState<JobId | null>(null);
  const editing = job === null && take.value === null;

  useDropTarget(
    editing
      ? {
          label: t("import.dropMore"),
          onDrop: (result) => {
            if (result.ok) setFiles([...files, ...result.value.chosen]);
          },
        }
      : { label: t("import.dropLater"), onDrop: () => undefined },
  );

  const start = async (custody: CustodyFields) => {
    const id = newJobId();
    setJob(id);
    const { deliverable, ...rest } = custody;
    const result = await take.run({
      job: id,
      audit,
      files: files.map((file) => file.grant),
      ...rest,
      ...(deliverable === null ? {} : { deliverable }),
    });
    setJob(null);
    if (result.ok)
      announce(
        t("import.said", {
          taken: result.value.imported.length,
          refused: result.value.refused.length,
        }),
      );
  };

  return (
    <Dialog
      title={t(take.value === null ? "import.title" : "import.doneTitle")}
      onClose={job === null ? onClose : null}
    >
      {job === null ? null : <Running job={job} />}
      {editing ? (
        <ImportForm
          files={files}
          deliverables={deliverables}
          versionOf={staging.versionOf}
          failure={
            take.failure === null ? null : (
              <FailureNotice failure={take.failure} />
            )
          }
          onRemoveFile={(grant) => {
            setFiles(files.filter((file) => file.grant !== grant));
          }}
          onCancel={onClose}
          onStart={(custody) => void start(custody)}
        />
      ) : null}
      {take.value === null ? null : (
        <ImportResult result={take.value} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Running({ job }: { readonly job: JobId }) {
  const progress = useJobProgress(job);
  return (
    <>
      <DialogBody>
        <JobProgress facts={progress} />
        <p className="small quiet">{t("import.stopHint")}</p>
      </DialogBody>
      <footer>
        <CancelButton onCancel={() => cancelJob(job)} />
      </footer>
    </>
  );
}
