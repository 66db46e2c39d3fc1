// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import {
  type ChartName,
  isOfDatesAlone,
} from "../../../shared/domain/charts.ts";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import { chartHolds } from "../../../shared/text/charts.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SavedDialog } from "../../ui/SavedDialog.tsx";
import { RecipientsField } from "../people/RecipientsField.tsx";

interface SaveDialogProps {
  readonly audit: AuditId;
  readonly chart: ChartName;
  readonly onClose: () => void;
}

/** Says what words the picture holds, and seals it to people; one of dates alone may leave without. */
export function SaveDialog({ audit, chart, onClose }: SaveDialogProps) {
  const save = useCall("dialog.save");
  const write = useCall("chart.export");
  const people = useResource("person.list", { audit });
  const [to, setTo] = useState<ReadonlySet<PersonId>>(new Set());
  const [tried, setTried] = useState(false);
  const [file, setFile] = useState("");
  const mayBePlain = isOfDatesAlone(chart);
  const missing = to.size === 0 && !mayBePlain;
  const submit = async () => {
    setTried(true);
    if (missing || write.busy) return;
    const ending = to.size === 0 ? "svg" : "svg.age";
    const chosen = await save.run({
      purpose: "picture",
      suggestedName: `${audit}-${chart}.${ending}`,
    });
    const place = chosen.ok ? chosen.value.chosen : null;
    if (place === null) return;
    const { grant } = place;
    const result = await write.run({ audit, chart, to: [...to], file: grant });
    if (result.ok) setFile(shown(place.name));
  };
  const failure = save.failure ?? write.failure;
  if (write.value !== null)
    return (
      <SavedDialog
        title={t("chartSave.title")}
        done={t("chartSave.done")}
        file={file}
        digest={write.value.sha256}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={t("chartSave.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={write.busy}>
              {t("chartSave.go")}
            </Button>
          </>
        }
      >
        <p>{t("chartSave.holds", { words: chartHolds[chart] })}</p>
        <p>{t(mayBePlain ? "chartSave.plain" : "chartSave.sealed")}</p>
        <RecipientsField
          legend={t("chartSave.people")}
          people={people.state === "ready" ? people.value.people : []}
          to={to}
          fault={tried && missing ? t("chartSave.missing") : null}
          onTo={setTo}
        />
        {failure === null ? null : <FailureNotice failure={failure} />}
      </DialogForm>
    </Dialog>
  );
}
