// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField } from "../../ui/Field.tsx";

interface RecipientsFieldProps {
  readonly legend: string;
  readonly people: readonly PersonView[];
  readonly to: ReadonlySet<PersonId>;
  readonly fault: string | null;
  readonly onTo: (to: ReadonlySet<PersonId>) => void;
}

/** To whom a file is sealed: people who have a key for that. */
export function RecipientsField({
  legend,
  people,
  to,
  fault,
  onTo,
}: RecipientsFieldProps) {
  const able = people.filter(({ sealKeys }) => sealKeys.length > 0);
  const toggle = (person: PersonId) => {
    const next = new Set(to);
    if (!next.delete(person)) next.add(person);
    onTo(next);
  };
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{legend}</legend>
      {able.length === 0 ? <p>{t("recipients.nobody")}</p> : null}
      {able.map(({ person, name }) => (
        <CheckField
          key={person}
          label={name}
          checked={to.has(person)}
          onChecked={() => {
            toggle(person);
          }}
        />
      ))}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
