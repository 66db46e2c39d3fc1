// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";

/** A key that a charter of the audit or the roster has for this person; `key-not-theirs` otherwise. */
export function requireTheirs(
  { charters }: AuditState,
  { person, signKeys }: PersonState,
  key: string,
): Result<string, Failure> {
  const ofCharters = charters.some(
    ({ text }) =>
      text.includes(`\nSign: ${person} `) && text.includes(` ${key}\n`),
  );
  return ofCharters || signKeys.includes(key)
    ? ok(key)
    : err(failure("key-not-theirs", { person }));
}
