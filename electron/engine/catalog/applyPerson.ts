// SPDX-License-Identifier: Apache-2.0
import type { Entry } from "../ledger/entries.ts";
import type { AuditState } from "./state.ts";

export type PersonEntry = Extract<Entry, { type: `person.${string}` }>;

export function applyPerson({ people }: AuditState, entry: PersonEntry): void {
  if (entry.type === "person.removed") {
    people.delete(entry.body.person);
    return;
  }
  if (entry.type === "person.roles-set") {
    const { person, roles } = entry.body;
    const known = people.get(person);
    if (known === undefined)
      throw new Error("ledger entry names an unknown person");
    known.roles = roles;
    return;
  }
  const { audit: _audit, ...person } = entry.body;
  people.set(person.person, { ...person, enrolled: entry.at });
}
