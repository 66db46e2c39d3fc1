// SPDX-License-Identifier: Apache-2.0
import { assertNever } from "../../../shared/result.ts";
import type { Entry } from "../ledger/entries.ts";
import { keepKeys, settleKeys } from "./keyLosses.ts";
import type { AuditState } from "./state.ts";

export type PersonEntry = Extract<Entry, { type: `person.${string}` }>;

export function applyPerson(audit: AuditState, entry: PersonEntry): void {
  const { people, formerPeople } = audit;
  switch (entry.type) {
    case "person.enrolled": {
      const { audit: _audit, ...person } = entry.body;
      people.set(person.person, { ...person, enrolled: entry.at });
      formerPeople.delete(person.person);
      keepKeys(audit, person.person);
      settleKeys(audit, person.person);
      return;
    }
    case "person.roles-set": {
      const { person, roles } = entry.body;
      const known = people.get(person);
      if (known === undefined)
        throw new Error("ledger entry names an unknown person");
      known.roles = roles;
      return;
    }
    case "person.changed": {
      const { person, roles, signKeys, sealKeys } = entry.body;
      const known = people.get(person);
      if (known === undefined)
        throw new Error("ledger entry names an unknown person");
      people.set(person, { ...known, roles, signKeys, sealKeys });
      keepKeys(audit, person);
      settleKeys(audit, person);
      return;
    }
    case "person.key-lost": {
      const { audit: _audit, ...lost } = entry.body;
      audit.lostKeys.push({ ...lost, at: entry.at, by: "owner" });
      settleKeys(audit, lost.person);
      return;
    }
    case "person.removed": {
      const { person } = entry.body;
      const known = people.get(person);
      if (known !== undefined)
        formerPeople.set(person, { ...known, signKeys: [], sealKeys: [] });
      people.delete(person);
      return;
    }
    default:
      assertNever(entry);
  }
}
