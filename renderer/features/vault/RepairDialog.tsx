// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { RepairStep } from "../../../shared/ipc/repairContract.ts";
import {
  describeRepairStep,
  needsReason,
} from "../../../shared/text/repair.ts";
import { refreshAll } from "../../api/resource.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useBackupChoice } from "./useBackupChoice.tsx";

interface RepairDialogProps {
  readonly onClose: () => void;
}

/** Shows what a repair would do, with a backup or without, and does it when asked to. */
export function RepairDialog({ onClose }: RepairDialogProps) {
  const repair = useWork("vault.repair");
  const backup = useBackupChoice();
  const [applied, setApplied] = useState(false);
  const [reason, setReason] = useState("");
  const { job, progress } = repair;
  const steps = repair.value?.steps ?? null;
  const run = async (apply: boolean) => {
    if (job !== null) return;
    setApplied(apply);
    const given = reason.trim() === "" ? {} : { reason: reason.trim() };
    const request = { apply, ...(backup.take() ?? {}), ...given };
    const result = await repair.run(request);
    if (result.ok && apply) refreshAll();
  };
  const shows = steps !== null && steps.length > 0 && !applied;
  const close = () => {
    onClose();
  };
  return (
    <Dialog title={t("repair.title")} onClose={job === null ? close : null}>
      <DialogForm
        onSubmit={() => void run(false)}
        actions={
          <>
            <Button onClick={close}>{t(applied ? "close" : "cancel")}</Button>
            <Button
              type="submit"
              tone={shows ? "plain" : "primary"}
              busy={job !== null}
            >
              {t("repair.look")}
            </Button>
            {shows ? (
              <Button
                tone="primary"
                busy={job !== null}
                onClick={() => void run(true)}
              >
                {t("repair.go")}
              </Button>
            ) : null}
          </>
        }
      >
        <p>{t("repair.what")}</p>
        {backup.fields}
        {job === null ? null : <JobProgress facts={progress} />}
        {repair.failure === null ? null : (
          <FailureNotice failure={repair.failure} />
        )}
        {steps === null ? null : <Steps steps={steps} applied={applied} />}
        {shows && steps.some(needsReason) ? (
          <TextField
            label={t("reason.label")}
            hint={t("repair.reasonHint")}
            value={reason}
            maxLength={1000}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        ) : null}
      </DialogForm>
    </Dialog>
  );
}

interface StepsProps {
  readonly steps: readonly RepairStep[];
  readonly applied: boolean;
}

function Steps({ steps, applied }: StepsProps) {
  if (steps.length === 0)
    return (
      <Notice tone="ok" role="status" title={t("repair.nothing")}>
        {null}
      </Notice>
    );
  const left = steps.filter(({ done }) => !done);
  const title = !applied
    ? t("repair.would")
    : t(left.length === 0 ? "repair.done" : "repair.left");
  return (
    <Notice
      tone={!applied ? "info" : left.length === 0 ? "ok" : "warn"}
      role="status"
      title={title}
    >
      <ul className="lined dots">
        {(applied && left.length > 0 ? left : steps).map((step) => (
          <li key={`${step.kind} ${step.subject}`}>
            {describeRepairStep(step)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
