// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import type { FindingView } from "../../../shared/ipc/findingContract.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { namedVersions } from "../lineage/versionNames.ts";
import { usePeople } from "../people/usePeople.ts";
import {
  changesSince,
  draftOf,
  type FindingDraft,
  newDraft,
  readDraft,
} from "./findingDraft.ts";
import { FindingFieldsForm } from "./FindingFieldsForm.tsx";

interface FindingDialogProps {
  readonly audit: AuditId;
  /** Null for a new one. */
  readonly finding: FindingView | null;
  readonly components: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (finding: FindingId) => void;
}

/** Writes a finding by hand, or changes one: only the fields that a person changed are recorded. */
export function FindingDialog({
  audit,
  finding,
  components,
  onClose,
  onDone,
}: FindingDialogProps) {
  const add = useCall("finding.add");
  const change = useCall("finding.change");
  const people = usePeople(audit);
  const list = useResource("deliverable.list", { audit });
  const versions =
    list.state === "ready" ? namedVersions(list.value.deliverables) : [];
  const [draft, setDraft] = useState<FindingDraft>(() =>
    finding === null ? newDraft : draftOf(finding),
  );
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { fields, faults } = readDraft(draft);
  const failure = add.failure ?? change.failure;
  const isBusy = add.busy || change.busy;
  const submit = async () => {
    setTried(true);
    if (fields === null || isBusy) return;
    if (finding === null) {
      const made = await add.run({ audit, fields });
      if (!made.ok) return;
      announce(t("finding.added", { label: fields.label }));
      onClose();
      onDone(made.value.id);
      return;
    }
    const why = reason.trim();
    const changed = await change.run({
      findings: [finding.id],
      fields: changesSince(finding, fields),
      ...(why === "" ? {} : { reason: why }),
    });
    if (!changed.ok) return;
    announce(t("finding.changed", { label: fields.label }));
    onClose();
    onDone(finding.id);
  };
  return (
    <Dialog
      title={
        finding === null
          ? t("finding.addTitle")
          : t("finding.editTitle", { label: finding.label })
      }
      width="broad"
      onClose={onClose}
    >
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={isBusy}>
              {t(finding === null ? "finding.addGo" : "finding.editGo")}
            </Button>
          </>
        }
      >
        <FindingFieldsForm
          draft={draft}
          faults={tried ? faults : {}}
          components={components}
          people={people}
          versions={versions}
          onDraft={setDraft}
        />
        {finding === null ? null : (
          <TextField
            label={t("finding.reason")}
            hint={t("finding.reasonHint")}
            maxLength={1000}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        )}
        {failure === null ? null : <FailureNotice failure={failure} />}
      </DialogForm>
    </Dialog>
  );
}
