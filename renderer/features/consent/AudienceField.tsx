// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { canReceive, type RequestFields } from "./request.ts";

interface AudienceFieldProps {
  readonly people: readonly PersonView[];
  readonly fields: RequestFields;
  readonly fault: string | null;
  readonly onFields: (fields: RequestFields) => void;
}

/** Who may have it, with the keys that it would be sealed to; who has none is named, and why. */
export function AudienceField({
  people,
  fields,
  fault,
  onFields,
}: AudienceFieldProps) {
  const toggle = ({ person }: PersonView) => {
    const audience = new Set(fields.audience);
    if (!audience.delete(person)) audience.add(person);
    onFields({ ...fields, audience });
  };
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("ask.whoMay")}</legend>
      <ul className="panel items">
        {people.map((person) => (
          <li key={person.person}>
            {canReceive(person) ? (
              <CheckField
                label={<PersonLabel person={person} />}
                hint={t("ask.keys", {
                  keys: person.sealKeys
                    .map(({ type, fingerprint }) => `${type} ${fingerprint}`)
                    .join(", "),
                })}
                checked={fields.audience.has(person.person)}
                onChecked={() => {
                  toggle(person);
                }}
              />
            ) : (
              <p className="row nowrap quiet">
                <KeyRound size={14} aria-hidden />
                {t("ask.noKey", { name: person.name })}
              </p>
            )}
          </li>
        ))}
      </ul>
      <FaultLine fault={fault} />
    </fieldset>
  );
}

function PersonLabel({ person }: { readonly person: PersonView }) {
  return (
    <span className="row">
      <span className="strong wrap">{person.name}</span>
      {person.roles.map(({ role, from }) => (
        <Chip key={`${role} ${from}`}>{t(`role.${role}`)}</Chip>
      ))}
    </span>
  );
}
