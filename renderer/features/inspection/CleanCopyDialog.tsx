// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { settledByCleanCopy } from "../../../shared/domain/settledByCleanCopy.ts";
import type { CleanCopyView } from "../../../shared/ipc/cleanCopyContract.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { describeCheck } from "../../../shared/text/inspection.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { RunningInSheet } from "../work/RunningInSheet.tsx";
import { TextField } from "../../ui/Field.tsx";

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
  const make = useWork("cleanCopy.make", inspection.version);
  const { job } = make;
  const [title, setTitle] = useState("");
  const { version, type } = inspection;
  const submit = async () => {
    if (job !== null) return;
    const named = title.trim();
    const result = await make.run({
      version,
      ...(named !== "" && { title: named }),
    });
    if (!result.ok) return;
    const { made } = result.value;
    announce(t("clean.done", { pages: made.compared.pages }));
    if (make.isHere()) onMade(made);
  };
  if (job !== null)
    return (
      <Dialog title={t("clean.running")} onClose={onClose}>
        <RunningInSheet work={make} named={false} onLeave={onClose}>
          {t("clean.runningHint")}
        </RunningInSheet>
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
