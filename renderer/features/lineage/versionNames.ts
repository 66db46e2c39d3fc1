// SPDX-License-Identifier: Apache-2.0
import type { VersionId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";

export interface NamedVersion {
  readonly version: VersionId;
  readonly name: string;
}

/** Every version of an audit, by its deliverable's title and its place in it. */
export function namedVersions(
  deliverables: readonly DeliverableView[],
): readonly NamedVersion[] {
  return deliverables.flatMap(({ title, versions }) =>
    versions.map(({ version }, index) => ({
      version,
      name: t("lineage.versionName", { title, number: index + 1 }),
    })),
  );
}

/** A version by name; one that is not there any more is said to be so. */
export function nameOfVersion(
  named: readonly NamedVersion[],
  version: VersionId,
): string {
  return (
    named.find((each) => each.version === version)?.name ?? t("lineage.gone")
  );
}
