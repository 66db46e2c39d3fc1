// SPDX-License-Identifier: Apache-2.0
import type { ConditionName } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { CharterText } from "../../../shared/ipc/charterViews.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { type RoleDraft, termOf } from "../people/enrolment.ts";
import { type Policy, policyFrom, quorumsOf, usualPolicy } from "./policy.ts";

/** What the form of a charter holds. */
export interface Wanted {
  readonly policy: Policy;
  readonly conditions: ReadonlySet<ConditionName>;
  readonly without: ReadonlySet<PersonId>;
  /** Of those whose roles were touched. */
  readonly roles: ReadonlyMap<PersonId, readonly RoleDraft[]>;
  readonly withoutSeal: ReadonlySet<string>;
}

/** The form as the charter in force, or the draft that waits, has it; for a first charter the default. */
export function wantedFrom(
  charter: CharterText | null,
  people: readonly PersonView[],
): Wanted {
  const parsed = charter === null ? null : parseCharter(charter.text);
  const none = {
    without: new Set<PersonId>(),
    roles: new Map<PersonId, never>(),
  };
  if (parsed?.ok !== true)
    return {
      ...{ policy: usualPolicy, ...none },
      conditions: new Set(),
      withoutSeal: new Set(),
    };
  const { quorums, conditions, roles, seal } = parsed.value;
  const named = new Set(roles.map(({ person }) => person));
  const sealed = new Set(seal.map(({ recipient }) => recipient));
  const withoutSeal = people
    .filter(({ person }) => named.has(person))
    .flatMap(({ sealKeys }) => sealKeys.map(({ key }) => key))
    .filter((key) => !sealed.has(key));
  return {
    ...{ policy: policyFrom(quorums), ...none },
    conditions: new Set(conditions),
    withoutSeal: new Set(withoutSeal),
  };
}

/** The call that asks for it; null while a term in the form is none. */
export function requestOf(
  audit: AuditId,
  wanted: Wanted,
): Request<"charter.preview"> | null {
  const roles = [...wanted.roles].map(([person, drafts]) => ({
    person,
    roles: drafts.map(termOf).filter((term) => term !== null),
  }));
  const whole = [...wanted.roles].every(([, drafts]) => {
    return drafts.length > 0 && drafts.every((draft) => termOf(draft) !== null);
  });
  if (!whole) return null;
  return {
    audit,
    quorums: quorumsOf(wanted.policy),
    conditions: [...wanted.conditions],
    without: [...wanted.without],
    roles,
    withoutSeal: [...wanted.withoutSeal],
  };
}
