// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { SelectField, TextField } from "../../ui/Field.tsx";
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
  const change = (changed: Partial<PublicFields>) => {
    onFields({ ...fields, ...changed });
  };
  return (
    <>
      <TextField
        label={t("proposal.purpose")}
        hint={t("proposal.purposeHint")}
        value={fields.purpose}
        maxLength={1000}
        fault={faults?.purpose}
        onChange={(event) => {
          change({ purpose: event.target.value });
        }}
      />
      <div className="fields">
        <SelectField
          label={t("proposal.requester")}
          hint={t("proposal.requesterHint")}
          options={people.map(({ person, name }) => ({
            value: person,
            label: name,
          }))}
          value={fields.requester ?? ("" as PersonId)}
          onValue={(requester) => {
            change({ requester });
          }}
        />
        <TextField
          label={t("proposal.author")}
          hint={t("proposal.authorHint")}
          placeholder={t("proposal.authorExample")}
          value={fields.author}
          maxLength={1000}
          fault={faults?.author}
          onChange={(event) => {
            change({ author: event.target.value });
          }}
        />
        <TextField
          type="datetime-local"
          label={t("proposal.expires")}
          hint={t("proposal.expiresHint")}
          value={fields.expires}
          fault={faults?.expires}
          onChange={(event) => {
            change({ expires: event.target.value });
          }}
        />
        <TextField
          type="datetime-local"
          label={t("proposal.notBefore")}
          hint={t("proposal.notBeforeHint")}
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
