// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { handSteps } from "../../../shared/domain/phases.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { StepView } from "../../../shared/ipc/phaseContract.ts";
import { stepTitles } from "../../../shared/text/phases.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface TickDialogProps {
  readonly audit: AuditId;
  readonly step: StepView;
  readonly onClose: () => void;
}

function useStep({ audit, step, onClose }: TickDialogProps) {
  const set = useCall("phase.set");
  const hand = handSteps.find((each) => each === step.step);
  const run = async (
    done: boolean,
    more: { readonly by?: string; readonly note?: string },
  ) => {
    if (hand === undefined || set.busy) return;
    const result = await set.run({ audit, step: hand, done, ...more });
    if (!result.ok) return;
    announce(t(done ? "tick.done" : "untick.done"));
    onClose();
  };
  return { set, run };
}

/** Says that a step is done: who did it, and where it can be seen. */
export function TickDialog(props: TickDialogProps) {
  const { step, onClose } = props;
  const { set, run } = useStep(props);
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const submit = () =>
    run(true, {
      ...(by.trim() === "" ? {} : { by: by.trim() }),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    });
  return (
    <Dialog title={t("tick.title")} width="narrow" onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={set.busy}>
              {t("tick.go")}
            </Button>
          </>
        }
      >
        <p className="strong">{stepTitles[step.step]}</p>
        <TextField
          label={t("tick.by")}
          hint={t("tick.byHint")}
          value={by}
          maxLength={1000}
          onChange={(event) => {
            setBy(event.target.value);
          }}
        />
        <TextField
          label={t("tick.note")}
          hint={t("tick.noteHint")}
          value={note}
          maxLength={1000}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
        {set.failure === null ? null : <FailureNotice failure={set.failure} />}
      </DialogForm>
    </Dialog>
  );
}

/** Says that a step is not done after all, and why. */
export function UntickDialog(props: TickDialogProps) {
  const { step, onClose } = props;
  const { set, run } = useStep(props);
  return (
    <ReasonDialog
      title={t("untick.title")}
      explanation={t("untick.what", { step: stepTitles[step.step] })}
      action={t("untick.go")}
      tone="primary"
      busy={set.busy}
      failure={set.failure}
      onCancel={onClose}
      onReason={(note) => void run(false, { note })}
    />
  );
}
