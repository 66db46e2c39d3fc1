// SPDX-License-Identifier: Apache-2.0
import { embargoStanding } from "../../../shared/domain/embargo.ts";
import { instantOfLocal } from "../../../shared/domain/zonedTime.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { EmbargoId, type Instant } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { assertNever, err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { EmbargoState } from "../catalog/embargoState.ts";
import type { AuditState } from "../catalog/state.ts";
import type { ActBody } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";

type Wanted = ParsedRequest<"embargo.propose">;

function instantOf({ date }: Wanted): Result<Instant, Failure> {
  const { local, zone } = date;
  const found = instantOfLocal(date);
  if (found.ok) return found;
  const fault = found.error;
  switch (fault.kind) {
    case "zone-unknown":
      return err(failure("embargo-zone-unknown", { zone }));
    case "not-a-time":
      return err(failure("time-refused", { field: "at" }));
    case "skipped":
      return err(failure("embargo-time-skipped", { local, zone }));
    case "ambiguous": {
      const { earlier, later } = fault;
      return err(
        failure("embargo-time-ambiguous", { local, zone, earlier, later }),
      );
    }
    default:
      return assertNever(fault);
  }
}

/** A date that somebody is to agree to, checked whole. */
function checkDate(
  session: Session,
  audit: AuditState,
  wanted: Wanted,
): Result<ActBody<"embargo.proposed">, Failure> {
  const ends = instantOf(wanted);
  if (!ends.ok) return ends;
  if (ends.value <= session.now())
    return err(failure("embargo-past", { at: ends.value }));
  const reason = checkPlainText(wanted.reason, "reason");
  if (!reason.ok) return reason;
  const asked = [...new Set(wanted.asked)];
  const unknown = asked.find((person) => !audit.people.has(person));
  if (unknown !== undefined)
    return err(failure("person-unknown", { person: unknown }));
  return ok({
    audit: audit.audit,
    embargo: EmbargoId.parse(toHex(randomBytes(16))),
    ends: ends.value,
    zone: wanted.date.zone,
    reason: reason.value,
    asked,
  });
}

/** The date that is in force, or is proposed: the one that a new one would take the place of. */
function standing(session: Session, audit: AuditState): EmbargoState | null {
  const { state, current, pending } = embargoStanding(
    audit.embargoes,
    session.now(),
  );
  return pending ?? (state === "in-force" ? current : null);
}

export function checkProposed(
  session: Session,
  audit: AuditState,
  wanted: Wanted,
): Result<ActBody<"embargo.proposed">, Failure> {
  const there = standing(session, audit);
  return there === null
    ? checkDate(session, audit, wanted)
    : err(failure("embargo-stands", { ends: there.ends }));
}

export function checkRevised(
  session: Session,
  audit: AuditState,
  wanted: Wanted,
): Result<ActBody<"embargo.revised">, Failure> {
  const there = standing(session, audit);
  if (there === null) return err(failure("embargo-none"));
  const date = checkDate(session, audit, wanted);
  if (!date.ok) return date;
  return date.value.ends === there.ends
    ? err(failure("embargo-unchanged", { ends: there.ends }))
    : ok({ ...date.value, of: there.embargo });
}
