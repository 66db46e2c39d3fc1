// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from "react";
import { nearestRecommended } from "../../../shared/domain/embargo.ts";
import type { ZonedDate } from "../../../shared/domain/zonedTime.ts";
import { type AuditId, instantAt, type PersonId } from "../../../shared/ids.ts";
import type { EmbargoDateView } from "../../../shared/ipc/embargoContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { warningSentences } from "../../../shared/text/embargo.ts";
import { useCall } from "../../api/useCall.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField, ChoiceField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { type ReadDate, readDate, writtenIn } from "./dateDraft.ts";
import { useNow } from "./Remains.tsx";

interface DateDialogProps {
  readonly audit: AuditId;
  /** The date that this one is to take the place of. */
  readonly before: EmbargoDateView | null;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

const weekMs = 7 * 86_400_000;

/** As the form opens: four weeks ahead, at the recommended hour; or the date before. */
function firstDate(before: EmbargoDateView | null): ZonedDate {
  if (before !== null) return writtenIn(before.zone, before.ends);
  const now = Date.now();
  const ahead = instantAt(now + 4 * weekMs);
  return writtenIn("UTC", nearestRecommended(ahead, instantAt(now)));
}

/** Proposes a date, with the zone that it is written in, to the people whose agreement it needs. */
export function DateDialog({
  audit,
  before,
  people,
  onClose,
}: DateDialogProps) {
  const propose = useCall(
    before === null ? "embargo.propose" : "embargo.revise",
  );
  const now = useNow();
  const [date, setDate] = useState<ZonedDate>(() => firstDate(before));
  const [asked, setAsked] = useState<ReadonlySet<PersonId>>(
    () => new Set(before?.asked),
  );
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const read = readDate(date, now);
  const fine = read.ends !== null && read.localFault === null;
  const why = reason.trim();
  const submit = async () => {
    setTried(true);
    if (!fine || asked.size === 0 || why === "" || propose.busy) return;
    const request = { audit, date, reason: why, asked: [...asked] };
    const result = await propose.run(request);
    if (!result.ok) return;
    announce(t("embargoDate.done"));
    onClose();
  };
  return (
    <Dialog
      title={t(before === null ? "embargoDate.propose" : "embargoDate.revise")}
      onClose={onClose}
    >
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={propose.busy}>
              {t("embargoDate.go")}
            </Button>
          </>
        }
      >
        <p>{t("embargoDate.what")}</p>
        <ZonedFields date={date} read={read} onDate={setDate} />
        <AskedField
          people={people}
          asked={asked}
          fault={
            tried && asked.size === 0 ? t("embargoDate.askedMissing") : null
          }
          onAsked={setAsked}
        />
        <TextField
          label={t("reason.label")}
          hint={t("reason.hint")}
          value={reason}
          maxLength={1000}
          fault={tried && why === "" ? t("reason.missing") : null}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {propose.failure === null ? null : (
          <FailureNotice failure={propose.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}

interface ZonedFieldsProps {
  readonly date: ZonedDate;
  readonly read: ReadDate;
  readonly onDate: (date: ZonedDate) => void;
}

function ZonedFields({ date, read, onDate }: ZonedFieldsProps) {
  const zones = useId();
  const { local, zone } = date;
  const { ends, twice } = read;
  return (
    <>
      <TextField
        type="datetime-local"
        label={t("embargoDate.local")}
        hint={t("embargoDate.localHint")}
        value={local}
        fault={read.localFault}
        onChange={(event) => {
          onDate({ local: event.target.value.slice(0, 16), zone });
        }}
      />
      <TextField
        label={t("embargoDate.zone")}
        hint={t("embargoDate.zoneHint")}
        list={zones}
        value={zone}
        maxLength={64}
        fault={read.zoneFault}
        onChange={(event) => {
          onDate({ local, zone: event.target.value });
        }}
      />
      <datalist id={zones}>
        {["UTC", ...Intl.supportedValuesOf("timeZone")].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {twice === null ? null : (
        <ChoiceField
          legend={t("embargoDate.twice")}
          options={[
            {
              value: "earlier",
              label: t("embargoDate.earlier", {
                when: formatInstant(twice.earlier),
              }),
            },
            {
              value: "later",
              label: t("embargoDate.later", {
                when: formatInstant(twice.later),
              }),
            },
          ]}
          value={date.which ?? ""}
          onValue={(which) => {
            if (which !== "") onDate({ local, zone, which });
          }}
        />
      )}
      {ends === null ? null : (
        <p role="status">
          {t("embargoDate.is", { when: formatInstant(ends) })}
        </p>
      )}
      <Unwise read={read} zone={zone} onDate={onDate} />
    </>
  );
}

interface UnwiseProps extends Pick<ZonedFieldsProps, "read" | "onDate"> {
  readonly zone: string;
}

function Unwise({ read, zone, onDate }: UnwiseProps) {
  const { warnings, recommended } = read;
  if (warnings.length === 0 || recommended === null) return null;
  return (
    <Notice tone="warn" title={t("embargo.warnings")}>
      {warnings.map((warning) => (
        <p key={warning}>{warningSentences[warning]}</p>
      ))}
      <Button
        size="small"
        onClick={() => {
          onDate(writtenIn(zone, recommended));
        }}
      >
        {t("embargoDate.useRecommended", { when: formatInstant(recommended) })}
      </Button>
    </Notice>
  );
}

interface AskedFieldProps {
  readonly people: readonly PersonView[];
  readonly asked: ReadonlySet<PersonId>;
  readonly fault: string | null;
  readonly onAsked: (asked: ReadonlySet<PersonId>) => void;
}

function AskedField({ people, asked, fault, onAsked }: AskedFieldProps) {
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("embargoDate.asked")}</legend>
      {people.map(({ person, name }) => (
        <CheckField
          key={person}
          label={name}
          checked={asked.has(person)}
          onChecked={() => {
            const next = new Set(asked);
            if (!next.delete(person)) next.add(person);
            onAsked(next);
          }}
        />
      ))}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
