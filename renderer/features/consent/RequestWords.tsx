// SPDX-License-Identifier: Apache-2.0
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { TextArea } from "../../ui/Field.tsx";
import { AskedFields } from "../signature/AskedFields.tsx";
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
  return (
    <AskedFields
      words="ask"
      people={askersAmong(people)}
      fields={fields}
      faults={faults}
      onFields={onFields}
      below={
        <TextArea
          label={t("ask.terms")}
          hint={t("ask.termsHint")}
          value={fields.terms}
          rows={3}
          fault={faults?.terms}
          onChange={(event) => {
            onFields({ ...fields, terms: event.target.value });
          }}
        />
      }
    />
  );
}
