// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { DeliverableId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DeliverableState } from "../catalog/state.ts";
import type { Session } from "../session.ts";

export function deliverableView(
  deliverable: DeliverableState,
): DeliverableView {
  return {
    deliverable: deliverable.deliverable,
    kind: deliverable.kind,
    title: deliverable.title,
    versions: deliverable.versions.map(
      ({ object: _object, header: _header, lost: _lost, ...version }) =>
        version,
    ),
  };
}

/** A deliverable that is in the vault, or `deliverable-unknown`. */
export function deliverableOf(
  session: Session,
  id: DeliverableId,
): Result<DeliverableState, Failure> {
  const found = session.state.deliverables.get(id);
  return found === undefined || found.removed
    ? err(failure("deliverable-unknown", { deliverable: id }))
    : ok(found);
}
