// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { keysOfPerson } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";

/** A key that a charter of the audit or the roster has or had for this person; `key-not-theirs` otherwise. */
export function requireTheirs(
  audit: AuditState,
  { person }: { readonly person: PersonId },
  key: string,
): Result<string, Failure> {
  return keysOfPerson(audit, person).has(key)
    ? ok(key)
    : err(failure("key-not-theirs", { person }));
}

/** A key that somebody lost stands for nobody any more, whoever brings it; `key-lost` {fingerprint}. */
export function requireNotLost(
  { lostKeys }: AuditState,
  cards: readonly { readonly key: string; readonly fingerprint: string }[],
): Result<void, Failure> {
  const gone = new Set(lostKeys.map(({ key }) => key));
  const lost = cards.find(({ key }) => gone.has(key));
  return lost === undefined
    ? ok(undefined)
    : err(failure("key-lost", { fingerprint: lost.fingerprint }));
}
