// SPDX-License-Identifier: Apache-2.0
import { promiseState } from "../../../shared/domain/lineage.ts";
import type { PromiseView } from "../../../shared/ipc/lineageContract.ts";
import type { AuditState, DeliverableState } from "../catalog/state.ts";
import type { Session } from "../session.ts";

/** The first that came counts for the first that is due, kind by kind. */
export function promiseViews(
  session: Session,
  { audit, promises }: AuditState,
): PromiseView[] {
  const now = session.now();
  const came = [...session.state.deliverables.values()].filter(
    (each) => each.audit === audit && !each.removed,
  );
  const byDue = [...promises.values()].sort((a, b) =>
    (a.due ?? "9999").localeCompare(b.due ?? "9999"),
  );
  const used = new Set<DeliverableState>();
  return byDue.map((promise) => {
    const found = came.find(
      (each) => each.kind === promise.kind && !used.has(each),
    );
    if (found !== undefined) used.add(found);
    return {
      ...promise,
      state: promiseState(promise.due, found !== undefined, now),
      deliverable: found?.deliverable ?? null,
    };
  });
}
