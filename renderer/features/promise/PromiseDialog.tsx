// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { PromiseName } from "../../../shared/domain/lineage.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { PromiseView } from "../../../shared/ipc/lineageContract.ts";
import type { DeliverableKind } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { slugOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { kindOptions } from "../deliverable/kinds.ts";

interface PromiseDialogProps {
  readonly audit: AuditId;
  /** Null for another one. */
  readonly promise: PromiseView | null;
  readonly taken: readonly PromiseName[];
  readonly onClose: () => void;
}

/** Kind, title and day of something that the RFP promises. */
export function PromiseDialog({
  audit,
  promise,
  taken,
  onClose,
}: PromiseDialogProps) {
  const set = useCall("promise.set");
  const [kind, setKind] = useState<DeliverableKind>(
    promise?.kind ?? "findings-report",
  );
  const [title, setTitle] = useState(promise?.title ?? "");
  const [typedName, setTypedName] = useState<string | null>(null);
  const [due, setDue] = useState(promise?.due ?? "");
  const [tried, setTried] = useState(false);
  const name = PromiseName.safeParse(
    promise?.promise ?? typedName ?? slugOf(title),
  ).data;
  const isTaken =
    promise === null && name !== undefined && taken.includes(name);
  const nameFault =
    name === undefined
      ? t("promise.nameFault")
      : isTaken
        ? t("promise.nameTaken")
        : null;
  const submit = async () => {
    setTried(true);
    if (title.trim() === "" || nameFault !== null || set.busy) return;
    if (name === undefined) return;
    const result = await set.run({
      ...{ audit, promise: name, kind, title: title.trim() },
      ...(due === "" ? {} : { due }),
    });
    if (!result.ok) return;
    announce(t("promise.done", { title: title.trim() }));
    onClose();
  };
  return (
    <Dialog title={t("promise.dialog")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={set.busy}>
              {t("promise.go")}
            </Button>
          </>
        }
      >
        <div className="fields">
          <TextField
            label={t("promise.what")}
            value={title}
            maxLength={1000}
            data-autofocus
            fault={
              tried && title.trim() === "" ? t("promise.whatMissing") : null
            }
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
          <SelectField
            label={t("promise.kind")}
            options={kindOptions()}
            value={kind}
            onValue={setKind}
          />
          <TextField
            type="date"
            label={t("promise.due")}
            hint={t("promise.dueHint")}
            value={due}
            onChange={(event) => {
              setDue(event.target.value);
            }}
          />
          {promise === null ? (
            <TextField
              mono
              label={t("promise.name")}
              value={typedName ?? slugOf(title)}
              maxLength={32}
              fault={tried ? nameFault : null}
              onChange={(event) => {
                setTypedName(event.target.value);
              }}
            />
          ) : null}
        </div>
        {set.failure === null ? null : <FailureNotice failure={set.failure} />}
      </DialogForm>
    </Dialog>
  );
}
