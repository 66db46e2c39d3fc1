// SPDX-License-Identifier: Apache-2.0
import {
  personRoles,
  type PersonRole,
} from "../../../shared/domain/personRoles.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { CheckField } from "../../ui/Field.tsx";
import type { RoleDraft } from "../people/enrolment.ts";
import { RolesField } from "../people/RolesField.tsx";

interface MemberFieldProps {
  readonly person: PersonView;
  readonly roles: readonly RoleDraft[];
  readonly onRoles: (roles: readonly RoleDraft[]) => void;
  /** Keys that parcels to them are not sealed to. */
  readonly withoutSeal: ReadonlySet<string>;
  readonly onWithoutSeal: (keys: ReadonlySet<string>) => void;
}

/** The roles and terms of one person in a new charter, and which of their keys it seals to. */
export function MemberField({
  person,
  roles,
  onRoles,
  withoutSeal,
  onWithoutSeal,
}: MemberFieldProps) {
  const kept: readonly PersonRole[] = personRoles;
  return (
    <Disclosure label={t("draft.member", { name: person.name })}>
      <RolesField
        names={kept}
        roles={roles}
        fault={roles.length === 0 ? t("enrol.rolesMissing") : null}
        onRoles={onRoles}
      />
      <fieldset className="field">
        <legend className="field-label">{t("draft.sealKeys")}</legend>
        {person.sealKeys.map(({ key, fingerprint }) => (
          <CheckField
            key={key}
            label={<code className="wrap">{fingerprint}</code>}
            checked={!withoutSeal.has(key)}
            onChecked={(named) => {
              const keys = new Set(withoutSeal);
              if (named) keys.delete(key);
              else keys.add(key);
              onWithoutSeal(keys);
            }}
          />
        ))}
      </fieldset>
    </Disclosure>
  );
}
