// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";

/** A person's name by identifier; the identifier itself for somebody whom the roster does not hold. */
export function rosterNames(
  people: readonly PersonView[],
): (person: PersonId) => string {
  const names = new Map(people.map(({ person, name }) => [person, name]));
  return (person) => names.get(person) ?? person;
}
