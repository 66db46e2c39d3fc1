// SPDX-License-Identifier: Apache-2.0
import {
  type FindingChanges,
  FindingFields,
  type FindingStatus,
  type Severity,
} from "../../../shared/domain/finding.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { instantOfDateTime } from "../../text/instants.ts";

/** What is to become of several findings; `as-is` leaves what each of them has. */
export interface BulkDraft {
  readonly severity: Severity | "as-is";
  readonly status: FindingStatus | "as-is";
  readonly owner: PersonId | "as-is" | "nobody";
  readonly componentIs: "as-is" | "written";
  readonly component: string;
  readonly embargoIs: "as-is" | "none" | "until";
  readonly embargo: string;
  readonly reason: string;
}

export const firstBulk: BulkDraft = {
  ...{ severity: "as-is", status: "as-is", owner: "as-is" },
  ...{ componentIs: "as-is", component: "" },
  ...{ embargoIs: "as-is", embargo: "", reason: "" },
};

/** The fields that a draft changes; null where one of them cannot be taken. */
export function bulkChanges(draft: BulkDraft): FindingChanges | null {
  const { severity, status, owner, componentIs, embargoIs } = draft;
  const component = draft.component.trim();
  const isRefused =
    componentIs === "written" &&
    !FindingFields.shape.component.safeParse(component).success;
  const embargoUntil =
    embargoIs === "until" ? instantOfDateTime(draft.embargo) : null;
  if (isRefused || (embargoIs === "until" && embargoUntil === null))
    return null;
  return {
    ...(severity === "as-is" ? {} : { severity }),
    ...(status === "as-is" ? {} : { status }),
    ...(owner === "as-is" ? {} : { owner: owner === "nobody" ? null : owner }),
    ...(componentIs === "as-is" ? {} : { component }),
    ...(embargoIs === "as-is" ? {} : { embargoUntil }),
  };
}

/** Those of the findings that are not as asked for already. */
export function differing(
  rows: readonly FindingRow[],
  changes: FindingChanges,
): readonly FindingRow[] {
  const { severity, status, owner, component, embargoUntil } = changes;
  return rows.filter(
    (row) =>
      (severity !== undefined && row.severity !== severity) ||
      (status !== undefined && row.status !== status) ||
      (owner !== undefined && row.owner !== owner) ||
      (component !== undefined && row.component !== component) ||
      (embargoUntil !== undefined && row.embargoUntil !== embargoUntil),
  );
}
