// SPDX-License-Identifier: Apache-2.0
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { PersonRole } from "../../../shared/domain/personRoles.ts";
import { dateInputOf, midnightAfter, yearsAfter } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { type RoleDraft, termOf } from "./enrolment.ts";

interface RolesFieldProps {
  readonly names: readonly PersonRole[];
  readonly roles: readonly RoleDraft[];
  readonly fault: string | null;
  readonly onRoles: (roles: readonly RoleDraft[]) => void;
}

const usualYears = 2;

/** Which roles a person holds, each with the days it begins and ends. */
export function RolesField({ names, roles, fault, onRoles }: RolesFieldProps) {
  const [today] = useState(() => midnightAfter(Date.now(), 0));
  const change = (changed: RoleDraft) => {
    onRoles(roles.map((r) => (r.role === changed.role ? changed : r)));
  };
  const toggle = (role: PersonRole, held: boolean) => {
    const others = roles.filter((draft) => draft.role !== role);
    const from = dateInputOf(today);
    const until = dateInputOf(yearsAfter(today, usualYears));
    onRoles(held ? [...others, { role, from, until }] : others);
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{t("roles.legend")}</legend>
      <ul className="roles">
        {names.map((role) => {
          const draft = roles.find((one) => one.role === role);
          return (
            <li key={role}>
              <CheckField
                label={t(`role.${role}`)}
                hint={t(`role.${role}.hint`)}
                checked={draft !== undefined}
                onChecked={(held) => {
                  toggle(role, held);
                }}
              />
              {draft === undefined ? null : (
                <RoleDates draft={draft} onDraft={change} />
              )}
            </li>
          );
        })}
      </ul>
      {fault === null ? null : (
        <p className="fault" role="alert">
          <CircleAlert size={14} aria-hidden />
          <span>{fault}</span>
        </p>
      )}
    </fieldset>
  );
}

interface RoleDatesProps {
  readonly draft: RoleDraft;
  readonly onDraft: (draft: RoleDraft) => void;
}

export function RoleDates({ draft, onDraft }: RoleDatesProps) {
  const role = t(`role.${draft.role}`);
  return (
    <div className="role-dates">
      <TextField
        type="date"
        label={t("roles.from", { role })}
        value={draft.from}
        onChange={(event) => {
          onDraft({ ...draft, from: event.target.value });
        }}
      />
      <TextField
        type="date"
        label={t("roles.until", { role })}
        value={draft.until}
        fault={termOf(draft) === null ? t("roles.untilBefore") : null}
        onChange={(event) => {
          onDraft({ ...draft, until: event.target.value });
        }}
      />
    </div>
  );
}
