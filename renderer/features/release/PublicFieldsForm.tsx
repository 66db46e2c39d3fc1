// SPDX-License-Identifier: Apache-2.0
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { TextField } from "../../ui/Field.tsx";
import { AskedFields } from "../signature/AskedFields.tsx";
import type { ProposalFaults, PublicFields } from "./publicFields.ts";

interface PublicFieldsFormProps {
  readonly people: readonly PersonView[];
  readonly fields: PublicFields;
  readonly faults: ProposalFaults | null;
  readonly onFields: (fields: PublicFields) => void;
}

export function PublicFieldsForm({
  people,
  fields,
  faults,
  onFields,
}: PublicFieldsFormProps) {
  return (
    <AskedFields
      words="proposal"
      people={people}
      fields={fields}
      faults={faults}
      onFields={onFields}
      beside={
        <TextField
          label={t("proposal.author")}
          hint={t("proposal.authorHint")}
          placeholder={t("proposal.authorExample")}
          value={fields.author}
          maxLength={1000}
          fault={faults?.author}
          onChange={(event) => {
            onFields({ ...fields, author: event.target.value });
          }}
        />
      }
    />
  );
}
