// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { CheckField } from "../../ui/Field.tsx";

interface RosterFieldProps {
  readonly people: readonly PersonView[];
  /** Those enrolled whom the charter will not name. */
  readonly without: ReadonlySet<PersonId>;
  readonly onWithout: (without: ReadonlySet<PersonId>) => void;
  /** What the charter says of somebody whom it names. */
  readonly memberOf: (person: PersonView) => ReactNode;
}

/** Whom a new charter names: everyone enrolled, but for those left out here or by the one in force. */
export function RosterField({
  people,
  without,
  onWithout,
  memberOf,
}: RosterFieldProps) {
  return (
    <fieldset className="field">
      <legend className="field-label">{t("draft.roster")}</legend>
      {people.map((person) =>
        person.charter === "former" ? (
          <p key={person.person} className="small quiet">
            {person.name}: {t("draft.leftOut")}
          </p>
        ) : (
          <div key={person.person} className="stack tight">
            <CheckField
              label={person.name}
              hint={person.roles
                .map((term) => t(`role.${term.role}`))
                .join(", ")}
              checked={!without.has(person.person)}
              onChecked={(named) => {
                const others = new Set(without);
                if (named) others.delete(person.person);
                else others.add(person.person);
                onWithout(others);
              }}
            />
            {without.has(person.person) ? null : memberOf(person)}
          </div>
        ),
      )}
    </fieldset>
  );
}
