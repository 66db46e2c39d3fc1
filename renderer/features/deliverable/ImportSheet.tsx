// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { DeliverableView, GrantView } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { newSubject } from "../../api/job.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { RunningInSheet } from "../work/RunningInSheet.tsx";
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
  const [subject] = useState(newSubject);
  const take = useWork("deliverable.import", subject);
  const [files, setFiles] = useState<readonly GrantView[]>(staging.files);
  const { job } = take;
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
    const { deliverable, ...rest } = custody;
    const result = await take.run({
      audit,
      files: files.map((file) => file.grant),
      ...rest,
      ...(deliverable === null ? {} : { deliverable }),
    });
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
      onClose={onClose}
    >
      {job === null ? null : (
        <RunningInSheet work={take} onLeave={onClose}>
          {t("import.stopHint")}
        </RunningInSheet>
      )}
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
