// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, FindingId, PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useNavigate } from "../../app/navigation.ts";
import {
  dateTimeInputOf,
  instantOfDateTime,
  midnightAfter,
} from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField, SelectField, TextField } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { askersAmong, canReceive } from "../consent/request.ts";
import { waiting } from "./findingChoice.ts";
import { FindingsField } from "./FindingsField.tsx";

interface HandOverDialogProps {
  readonly audit: AuditId;
  readonly rows: readonly FindingRow[];
  readonly onClose: () => void;
}

const usualDays = 30;

/** Makes what the committee is handed, and asks for consent to share it. */
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

/** The committee first: it is what a hand-over is for. */
function ableToReceive(people: readonly PersonView[]): readonly PersonView[] {
  const isOfCommittee = ({ roles }: PersonView) =>
    roles.some(({ role }) => role === "src");
  const able = people.filter(canReceive);
  return [
    ...able.filter(isOfCommittee),
    ...able.filter((person) => !isOfCommittee(person)),
  ];
}

function HandOverForm({ audit, rows, people, onClose }: HandOverFormProps) {
  const navigate = useNavigate();
  const make = useCall("extract.handOver");
  const ask = useCall("consent.request");
  const able = ableToReceive(people);
  const askers = askersAmong(able);
  const [chosen, setChosen] = useState<ReadonlySet<FindingId>>(() =>
    waiting(rows),
  );
  const [to, setTo] = useState<ReadonlySet<PersonId>>(
    () =>
      new Set(
        able
          .filter(({ roles }) => roles.some(({ role }) => role === "src"))
          .map(({ person }) => person),
      ),
  );
  const [requester, setRequester] = useState<PersonId | "">(
    askers[0]?.person ?? "",
  );
  const [expires, setExpires] = useState(() =>
    dateTimeInputOf(midnightAfter(Date.now(), usualDays)),
  );
  const [tried, setTried] = useState(false);
  const until = instantOfDateTime(expires);
  const busy = make.busy || ask.busy;
  const submit = async () => {
    setTried(true);
    if (chosen.size === 0 || to.size === 0 || requester === "") return;
    if (until === null || busy) return;
    const findings = rows
      .map(({ finding }) => finding)
      .filter((finding) => chosen.has(finding));
    const made = await make.run({ audit, findings, replyTo: requester });
    if (!made.ok) return;
    const asked = await ask.run({
      ...{ audit, requester, audience: [...to], expires: until, terms: [] },
      files: made.value.versions.map(({ version, name }) => ({
        ...{ version, path: name },
      })),
      purpose: t("srcHandOver.purpose", { count: findings.length }),
    });
    if (!asked.ok) return;
    announce(t("srcHandOver.done"));
    navigate({ at: "consent", audit, consent: asked.value.consent });
  };
  if (askers.length === 0)
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
          <Button tone="primary" type="submit" busy={busy}>
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
      <ReceiversField
        able={able}
        chosen={to}
        fault={tried && to.size === 0 ? t("srcHandOver.toMissing") : null}
        onChosen={setTo}
      />
      <SelectField
        label={t("srcHandOver.requester")}
        hint={t("srcHandOver.requesterHint")}
        options={askers.map(({ person, name }) => ({
          value: person,
          label: name,
        }))}
        value={requester === "" ? (askers[0]?.person ?? requester) : requester}
        onValue={setRequester}
      />
      <TextField
        type="datetime-local"
        label={t("srcHandOver.expires")}
        value={expires}
        fault={tried && until === null ? t("srcHandOver.expiresBad") : null}
        onChange={(event) => {
          setExpires(event.target.value);
        }}
      />
      {[make.failure, ask.failure].map((failure, index) =>
        failure === null ? null : (
          <FailureNotice key={index} failure={failure} />
        ),
      )}
    </DialogForm>
  );
}

interface ReceiversFieldProps {
  readonly able: readonly PersonView[];
  readonly chosen: ReadonlySet<PersonId>;
  readonly fault: string | null;
  readonly onChosen: (chosen: ReadonlySet<PersonId>) => void;
}

function ReceiversField({
  able,
  chosen,
  fault,
  onChosen,
}: ReceiversFieldProps) {
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("srcHandOver.to")}</legend>
      {able.map(({ person, name, roles }) => (
        <CheckField
          key={person}
          label={name}
          hint={roles.map(({ role }) => t(`role.${role}`)).join(", ")}
          checked={chosen.has(person)}
          onChecked={() => {
            const next = new Set(chosen);
            if (!next.delete(person)) next.add(person);
            onChosen(next);
          }}
        />
      ))}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
