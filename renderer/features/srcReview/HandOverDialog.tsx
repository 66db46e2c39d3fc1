// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, FindingId, PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { askersAmong, canReceive } from "../consent/request.ts";
import { waiting } from "./findingChoice.ts";
import { FindingsField } from "./FindingsField.tsx";
import { requestFor } from "./requestFor.ts";

interface HandOverDialogProps {
  readonly audit: AuditId;
  readonly rows: readonly FindingRow[];
  readonly onClose: () => void;
}

/** Makes what the committee is handed; consent to share it is asked for in the form that opens then. */
export function HandOverDialog({ audit, rows, onClose }: HandOverDialogProps) {
  const people = useResource("person.list", { audit });
  return (
    <Dialog title={t("srcHandOver.title")} width="broad" onClose={onClose}>
      {people.state === "ready" ? (
        <HandOverForm
          audit={audit}
          rows={rows}
          people={people.value.people}
          onClose={onClose}
        />
      ) : (
        <DialogBody>
          <Loaded of={people}>{() => null}</Loaded>
        </DialogBody>
      )}
    </Dialog>
  );
}

interface HandOverFormProps extends HandOverDialogProps {
  readonly people: readonly PersonView[];
}

function HandOverForm({ audit, rows, people, onClose }: HandOverFormProps) {
  const navigate = useNavigate();
  const make = useCall("extract.handOver");
  const askers = askersAmong(people.filter(canReceive));
  const [chosen, setChosen] = useState<ReadonlySet<FindingId>>(() =>
    waiting(rows),
  );
  const [replyTo, setReplyTo] = useState<PersonId | undefined>(
    askers[0]?.person,
  );
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (chosen.size === 0 || replyTo === undefined || make.busy) return;
    const findings = rows
      .map(({ finding }) => finding)
      .filter((finding) => chosen.has(finding));
    const made = await make.run({ audit, findings, replyTo });
    if (!made.ok) return;
    announce(t("srcHandOver.done"));
    const { versions } = made.value;
    const request = requestFor(audit, { versions, findings }, people);
    navigate({ ...request, requester: replyTo });
  };
  if (replyTo === undefined)
    return (
      <>
        <DialogBody>
          <Notice tone="warn" title={t("srcHandOver.noKey")} />
        </DialogBody>
        <footer>
          <Button onClick={onClose}>{t("close")}</Button>
        </footer>
      </>
    );
  return (
    <DialogForm
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" type="submit" busy={make.busy}>
            {t("srcHandOver.go")}
          </Button>
        </>
      }
    >
      <p>{t("srcHandOver.what")}</p>
      <FindingsField
        rows={rows}
        chosen={chosen}
        fault={tried && chosen.size === 0 ? t("src.chooseOne") : null}
        onChosen={setChosen}
      />
      <SelectField
        label={t("srcHandOver.replyTo")}
        hint={t("srcHandOver.replyToHint")}
        options={askers.map(({ person, name }) => ({
          value: person,
          label: name,
        }))}
        value={replyTo}
        onValue={setReplyTo}
      />
      {make.failure === null ? null : <FailureNotice failure={make.failure} />}
    </DialogForm>
  );
}
