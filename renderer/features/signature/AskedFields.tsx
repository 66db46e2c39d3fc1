// SPDX-License-Identifier: Apache-2.0
import type { ChangeEvent, ReactNode } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { SelectField, TextField } from "../../ui/Field.tsx";

/** What every request to the people of a charter says of itself. */
interface Asked {
  readonly requester: PersonId | null;
  readonly purpose: string;
  /** As a date-and-time input holds it, in UTC. */
  readonly expires: string;
  /** Likewise; empty for none. */
  readonly notBefore: string;
}

interface AskedFieldsProps<Fields extends Asked> {
  /** Whose words the labels are. */
  readonly words: "ask" | "proposal";
  /** Who may ask. */
  readonly people: readonly PersonView[];
  readonly fields: Fields;
  readonly faults: Readonly<
    Record<"purpose" | "expires" | "notBefore", string | null>
  > | null;
  readonly onFields: (fields: Fields) => void;
  /** Fields below the purpose, in full width. */
  readonly below?: ReactNode;
  /** Fields beside the requester. */
  readonly beside?: ReactNode;
}

export function AskedFields<Fields extends Asked>({
  words,
  people,
  fields,
  faults,
  onFields,
  below,
  beside,
}: AskedFieldsProps<Fields>) {
  const change = (changed: Partial<Asked>) => {
    onFields({ ...fields, ...changed });
  };
  const timeField = (time: "expires" | "notBefore") => ({
    type: "datetime-local",
    value: fields[time],
    fault: faults?.[time],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      change({ [time]: event.target.value });
    },
  });
  return (
    <>
      <TextField
        label={t(`${words}.purpose`)}
        hint={t(`${words}.purposeHint`)}
        value={fields.purpose}
        maxLength={1000}
        fault={faults?.purpose}
        onChange={(event) => {
          change({ purpose: event.target.value });
        }}
      />
      {below}
      <div className="fields">
        <SelectField
          label={t(`${words}.requester`)}
          hint={t(`${words}.requesterHint`)}
          options={people.map(({ person, name }) => ({
            value: person,
            label: name,
          }))}
          value={fields.requester ?? ("" as PersonId)}
          onValue={(requester) => {
            change({ requester });
          }}
        />
        {beside}
        <TextField
          {...timeField("expires")}
          label={t(`${words}.expires`)}
          hint={t(`${words}.expiresHint`)}
        />
        <TextField
          {...timeField("notBefore")}
          label={t(`${words}.notBefore`)}
          hint={t(`${words}.notBeforeHint`)}
        />
      </div>
    </>
  );
}
