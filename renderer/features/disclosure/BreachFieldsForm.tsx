// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { formatDay, formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FaultLine } from "../../ui/FaultLine.tsx";
import {
  CheckField,
  SelectField,
  TextArea,
  TextField,
} from "../../ui/Field.tsx";
import { type BreachFields, toggledLeak } from "./breach.ts";

interface BreachFieldsFormProps {
  readonly disclosures: readonly DisclosureView[];
  readonly people: readonly PersonView[];
  readonly fields: BreachFields;
  readonly tried: boolean;
  readonly onFields: (fields: BreachFields) => void;
}

export function BreachFieldsForm(props: BreachFieldsFormProps) {
  const { people, fields, tried, onFields } = props;
  const change = (changed: Partial<BreachFields>) => {
    onFields({ ...fields, ...changed });
  };
  const unless = (text: string, fault: string): string | null =>
    tried && text.trim() === "" ? fault : null;
  return (
    <>
      <LeakedField {...props} />
      <TextField
        label={t("breach.how")}
        value={fields.how}
        maxLength={1000}
        fault={unless(fields.how, t("breach.howMissing"))}
        onChange={(event) => {
          change({ how: event.target.value });
        }}
      />
      <div className="fields">
        <TextField
          type="datetime-local"
          label={t("breach.noticed")}
          value={fields.noticed}
          fault={unless(fields.noticed, t("earlier.timeRefused"))}
          onChange={(event) => {
            change({ noticed: event.target.value });
          }}
        />
        <SelectField
          label={t("breach.reporter")}
          options={people.map(({ person, name }) => ({
            value: person,
            label: name,
          }))}
          value={fields.reporter ?? ("" as PersonId)}
          onValue={(reporter) => {
            change({ reporter });
          }}
        />
        <TextField
          label={t("breach.addressee")}
          value={fields.addressee}
          maxLength={1000}
          fault={unless(fields.addressee, t("breach.addresseeMissing"))}
          onChange={(event) => {
            change({ addressee: event.target.value });
          }}
        />
      </div>
      <TextArea
        label={t("breach.to")}
        hint={t("breach.toHint")}
        value={fields.leakedTo}
        rows={2}
        onChange={(event) => {
          change({ leakedTo: event.target.value });
        }}
      />
      <TextArea
        label={t("breach.done")}
        hint={t("breach.doneHint")}
        value={fields.done}
        rows={2}
        onChange={(event) => {
          change({ done: event.target.value });
        }}
      />
    </>
  );
}

function LeakedField({
  disclosures,
  people,
  fields,
  tried,
  onFields,
}: BreachFieldsFormProps) {
  const names = new Map<string, string>(
    people.map(({ person, name }) => [person, name]),
  );
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("breach.leaked")}</legend>
      {disclosures.flatMap((disclosure) =>
        disclosure.files.map(({ path }) => (
          <CheckField
            key={`${disclosure.id} ${path}`}
            label={t("breach.item", {
              path,
              names: formatList(
                disclosure.to.map((person) => names.get(person) ?? person),
              ),
              day: formatDay(disclosure.at),
            })}
            checked={fields.leaks.get(disclosure.id)?.has(path) ?? false}
            onChecked={() => {
              const leaks = toggledLeak(fields.leaks, disclosure, path);
              onFields({ ...fields, leaks });
            }}
          />
        )),
      )}
      <FaultLine
        fault={
          tried && fields.leaks.size === 0 ? t("breach.leakedMissing") : null
        }
      />
    </fieldset>
  );
}
