// SPDX-License-Identifier: Apache-2.0
import type { AuditId, DeliverableId, VersionId } from "../../../shared/ids.ts";
import type {
  ExportView,
  HandOverView,
} from "../../../shared/ipc/extractContract.ts";
import type { ExtractState } from "../catalog/srcState.ts";
import type { DeliverableState, State } from "../catalog/state.ts";

function isHandOver({ versions }: DeliverableState, state: State) {
  return versions
    .map(({ version }) => state.extracts.get(version))
    .find((extract) => extract?.format === "src-answers");
}

/** The text to be answered of a hand-over, which is a deliverable; null where this audit has none like it. */
export function handOverOf(
  state: State,
  audit: AuditId,
  id: DeliverableId,
): ExtractState | null {
  const handed = state.deliverables.get(id);
  if (handed?.audit !== audit) return null;
  return isHandOver(handed, state) ?? null;
}

/** What left of these versions, oldest first; a share whose writing never ended did not. */
function sharesOf(
  { consents }: State,
  versions: ReadonlySet<VersionId>,
): HandOverView["shares"] {
  return [...consents.values()]
    .flatMap(({ shares }) => shares)
    .filter(
      ({ parcel, files }) =>
        parcel !== null && files.some(({ version }) => versions.has(version)),
    )
    .map(({ at, to }) => ({
      at,
      to: [...new Set(to.map(({ person }) => person))].sort(),
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function handOverView(
  state: State,
  deliverable: DeliverableState,
  { at, findings, version }: ExtractState,
): HandOverView {
  const shares = sharesOf(state, new Set([version]));
  const listed = findings.map((id) => {
    const finding = state.findings.get(id);
    return {
      finding: id,
      label: finding?.label ?? null,
      title: finding?.title ?? null,
      answer: finding?.disposition?.answer ?? null,
    };
  });
  const open = listed.filter(
    ({ label, answer }) => label !== null && answer === null,
  );
  const { deliverable: handOver, title, removed, versions } = deliverable;
  return {
    ...{ handOver, title, removed, made: at, findings: listed, shares },
    versions: versions.map((each) => ({
      ...{ version: each.version, name: each.name },
    })),
    unanswered: open.length,
    unansweredSince: open.length > 0 ? (shares[0]?.at ?? null) : null,
  };
}

/** What was made for the response committee, newest first. */
export function handOverViews(state: State, audit: AuditId): HandOverView[] {
  return [...state.deliverables.values()]
    .filter((each) => each.audit === audit)
    .flatMap((each) => {
      const extract = isHandOver(each, state);
      return extract === undefined ? [] : [handOverView(state, each, extract)];
    })
    .reverse();
}

/** What was made for the public's tools, newest first. */
export function exportViews(state: State, audit: AuditId): ExportView[] {
  return [...state.deliverables.values()]
    .filter((each) => each.audit === audit)
    .flatMap(({ deliverable, versions, removed }) =>
      versions.flatMap(({ version, name }) => {
        const made = state.extracts.get(version);
        if (made === undefined || made.format.startsWith("src-")) return [];
        const labels = made.findings.map(
          (id) => state.findings.get(id)?.label ?? null,
        );
        const { format, at } = made;
        return [
          { deliverable, version, name, removed, format, made: at, labels },
        ];
      }),
    )
    .reverse();
}
