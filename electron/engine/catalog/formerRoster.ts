// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";

/** What an audit remembers of people and keys that its roster has no more. */
export interface FormerRoster<Person> {
  /** Who was removed, as they were last, without keys: a charter or a consent may name one of theirs still. */
  formerPeople: Map<PersonId, Person>;
  /** Every key that the roster ever had for somebody, whatever became of it and of them. */
  everyKey: Map<PersonId, readonly string[]>;
}
