// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { SelectField, TextArea, TextField } from "../../ui/Field.tsx";
import {
  askersAmong,
  type FieldFaults,
  type RequestFields,
} from "./request.ts";

interface RequestWordsProps {
  readonly people: readonly PersonView[];
  readonly fields: RequestFields;
  readonly faults: FieldFaults | null;
  readonly onFields: (fields: RequestFields) => void;
}

export function RequestWords({
  people,
  fields,
  faults,
  onFields,
}: RequestWordsProps) {
  const change = (changed: Partial<RequestFields>) => {
    onFields({ ...fields, ...changed });
  };
  return (
    <>
      <TextField
        label={t("ask.purpose")}
        hint={t("ask.purposeHint")}
        value={fields.purpose}
        maxLength={1000}
        fault={faults?.purpose}
        onChange={(event) => {
          change({ purpose: event.target.value });
        }}
      />
      <TextArea
        label={t("ask.terms")}
        hint={t("ask.termsHint")}
        value={fields.terms}
        rows={3}
        fault={faults?.terms}
        onChange={(event) => {
          change({ terms: event.target.value });
        }}
      />
      <div className="fields">
        <SelectField
          label={t("ask.requester")}
          hint={t("ask.requesterHint")}
          options={askersAmong(people).map(({ person, name }) => ({
            value: person,
            label: name,
          }))}
          value={fields.requester ?? ("" as PersonId)}
          onValue={(requester) => {
            change({ requester });
          }}
        />
        <TextField
          type="datetime-local"
          label={t("ask.expires")}
          hint={t("ask.expiresHint")}
          value={fields.expires}
          fault={faults?.expires}
          onChange={(event) => {
            change({ expires: event.target.value });
          }}
        />
        <TextField
          type="datetime-local"
          label={t("ask.notBefore")}
          hint={t("ask.notBeforeHint")}
          value={fields.notBefore}
          fault={faults?.notBefore}
          onChange={(event) => {
            change({ notBefore: event.target.value });
          }}
        />
      </div>
    </>
  );
}
