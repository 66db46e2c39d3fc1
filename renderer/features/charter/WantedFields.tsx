// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { conditionNames } from "../../../shared/formats/charter.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { dateInputOf } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { CheckField, ChoiceField } from "../../ui/Field.tsx";
import { MemberField } from "./MemberField.tsx";
import { isUsual, usualPolicy } from "./policy.ts";
import { PolicyField } from "./PolicyField.tsx";
import { RosterField } from "./RosterField.tsx";
import type { Wanted } from "./wanted.ts";

interface WantedFieldsProps {
  readonly wanted: Wanted;
  readonly people: readonly PersonView[];
  readonly tried: boolean;
  readonly onWanted: (wanted: Wanted) => void;
}

/** Everything that a person can say of a new charter. */
export function WantedFields({
  wanted,
  people,
  tried,
  onWanted,
}: WantedFieldsProps) {
  const [own, setOwn] = useState(false);
  const { policy, conditions, without, withoutSeal } = wanted;
  const mode = own || !isUsual(policy) ? "own" : "usual";
  return (
    <>
      <ChoiceField
        legend={t("draft.policy")}
        options={[
          {
            value: "usual",
            label: t("draft.usual"),
            hint: t("draft.usualHint"),
          },
          { value: "own", label: t("draft.own"), hint: t("draft.ownHint") },
        ]}
        value={mode}
        onValue={(chosen) => {
          setOwn(chosen === "own");
          if (chosen === "usual") onWanted({ ...wanted, policy: usualPolicy });
        }}
      />
      {mode === "own" ? (
        <PolicyField
          policy={policy}
          tried={tried}
          onPolicy={(changed) => {
            onWanted({ ...wanted, policy: changed });
          }}
        />
      ) : null}
      <fieldset className="field">
        <legend className="field-label">{t("draft.conditions")}</legend>
        {conditionNames.map((name) => (
          <CheckField
            key={name}
            label={t(`draft.condition.${name}`)}
            hint={t(`draft.condition.${name}.hint`)}
            checked={conditions.has(name)}
            onChecked={(demanded) => {
              const others = new Set(conditions);
              if (demanded) others.add(name);
              else others.delete(name);
              onWanted({ ...wanted, conditions: others });
            }}
          />
        ))}
      </fieldset>
      <RosterField
        people={people}
        without={without}
        onWithout={(changed) => {
          onWanted({ ...wanted, without: changed });
        }}
        memberOf={(person) => (
          <MemberField
            person={person}
            roles={wanted.roles.get(person.person) ?? draftsOf(person)}
            onRoles={(roles) => {
              const changed = new Map(wanted.roles);
              changed.set(person.person, roles);
              onWanted({ ...wanted, roles: changed });
            }}
            withoutSeal={withoutSeal}
            onWithoutSeal={(keys) => {
              onWanted({ ...wanted, withoutSeal: keys });
            }}
          />
        )}
      />
    </>
  );
}

function draftsOf({ roles }: PersonView) {
  return roles.map(({ role, from, until }) => ({
    role,
    from: dateInputOf(from),
    until: dateInputOf(until),
  }));
}
