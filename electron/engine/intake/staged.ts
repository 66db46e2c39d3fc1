// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { PinnedKey } from "../../../shared/domain/unwrapperMessages.ts";
import type { UnpackLimits } from "../../../shared/domain/unpackLimits.ts";
import type { AuditId, IntakeId } from "../../../shared/ids.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import type { Package } from "./packages.ts";

/** What was looked at and not yet taken in. Paths and findings; neither content nor secrets. */
export interface Staged {
  readonly audit: AuditId;
  readonly packages: readonly Package[];
  readonly keyFiles: readonly Package[];
  readonly limits: UnpackLimits;
  readonly summary: IntakeSummary;
}

/** They end with the session that they belong to. */
const bySession = new WeakMap<Session, Map<IntakeId, Staged>>();
const mostStaged = 8;

export function stage(session: Session, staged: Staged): void {
  const known = bySession.get(session) ?? new Map<IntakeId, Staged>();
  bySession.set(session, known);
  const [oldest] = known.keys();
  if (known.size >= mostStaged && oldest !== undefined) known.delete(oldest);
  known.set(staged.summary.intake, staged);
}

export function stagedOf(
  session: Session,
  intake: IntakeId,
): Result<Staged, Failure> {
  const found = bySession.get(session)?.get(intake);
  return found === undefined ? err(failure("intake-unknown")) : ok(found);
}

export function unstage(session: Session, intake: IntakeId): void {
  bySession.get(session)?.delete(intake);
}

/** Signing keys of people with a vendor's role, and keys that were pinned for the audit. */
export function pinnedKeys({ people, vendorKeys }: AuditState): PinnedKey[] {
  const vendors = [...people.values()].filter(({ roles }) =>
    roles.some(({ role }) => role === "vendor"),
  );
  return [
    ...vendors.flatMap(({ name, signKeys }) =>
      signKeys.map((key) => ({ kind: "ssh" as const, key, holder: name })),
    ),
    ...[...vendorKeys.values()].map(({ kind, key, holder }) => ({
      kind,
      key,
      holder,
    })),
  ];
}
