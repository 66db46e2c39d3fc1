// SPDX-License-Identifier: Apache-2.0
import { isRemovable } from "../../../shared/domain/crossCheck.ts";
import type { Finding } from "../../../shared/domain/finding.ts";
import type { FindingId, ReleaseId, VersionId } from "../../../shared/ids.ts";
import type { ReleaseState, State } from "../catalog/state.ts";

/** A text by which a finding would be known that a release carves out. */
export interface CarvedText {
  readonly text: string;
  readonly finding: FindingId;
  readonly label: string;
  readonly release: ReleaseId;
}

/** Its label, title and CVE ids, and what was marked as removed on the versions that speak of it. */
function textsOf(
  { removals }: State,
  { label, title, cves, evidence }: Finding,
): string[] {
  const marked = evidence.flatMap(({ version }) => removals.get(version) ?? []);
  return [...new Set([label, title, ...cves, ...marked])];
}

/** Whether a cross-check can prove its absence: it is there, and what it is called can be looked for. */
export function isProvable(
  finding: Pick<Finding, "label" | "title"> | undefined,
): boolean {
  return (
    finding !== undefined &&
    isRemovable(finding.label) &&
    isRemovable(finding.title)
  );
}

/** Whether anything that a release carves out could be in its files and not be found. */
export function isCarvingBlind(
  { findings }: State,
  { carveOuts }: Pick<ReleaseState, "carveOuts">,
): boolean {
  return carveOuts.some((id) => !isProvable(findings.get(id)));
}

/** What must not be in a version, since a release that it is in carves out findings. */
export function carvedFor(state: State, id: VersionId): CarvedText[] {
  const carving = [...state.releases.values()].filter(
    ({ abandoned, carveOuts, files }) =>
      !abandoned &&
      carveOuts.length > 0 &&
      files.some(({ version }) => version === id),
  );
  return carving.flatMap(({ release, carveOuts }) =>
    carveOuts.flatMap((each) => {
      const finding = state.findings.get(each);
      if (finding === undefined) return [];
      const { id: of, label } = finding;
      return textsOf(state, finding).map((text) => ({
        ...{ text, finding: of, label, release },
      }));
    }),
  );
}
