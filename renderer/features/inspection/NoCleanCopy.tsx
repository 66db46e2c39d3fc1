// SPDX-License-Identifier: Apache-2.0
import { refusalOfType } from "../../../shared/domain/cleanCopy.ts";
import { failure } from "../../../shared/failure.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { describeFailure } from "../../../shared/text/failures.ts";
import { Notice } from "../../ui/Notice.tsx";
import { waitingOf } from "./report.ts";

/** Why the copy that would settle findings in other files is not offered for this one, and what else there is. */
export function NoCleanCopy({
  inspection,
}: {
  readonly inspection: InspectionView;
}) {
  const reason = refusalOfType(inspection.type);
  // Nobody looks for a copy of a text.
  if (reason === null || reason === "type") return null;
  if (waitingOf(inspection).length === 0) return null;
  const words = describeFailure(failure("clean-copy-refused", { reason }));
  return (
    <Notice tone="info" title={words.title}>
      <p>{words.next}</p>
    </Notice>
  );
}
