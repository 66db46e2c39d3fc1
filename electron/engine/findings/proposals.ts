// SPDX-License-Identifier: Apache-2.0
import {
  type Evidence,
  type FindingChanges,
  type FindingFields,
  type FindingSource,
  labelKey,
} from "../../../shared/domain/finding.ts";
import type { ProposalState } from "../../../shared/domain/findingLook.ts";
import type { AuditId, JobId, PersonId } from "../../../shared/ids.ts";
import type {
  FindingLook,
  ProposalView,
} from "../../../shared/ipc/findingContract.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { Session } from "../session.ts";
import { byLabel, findingsOf } from "./findingViews.ts";
import type { FoundList } from "./readFile.ts";
import { readFound, type ReadFinding } from "./readFound.ts";

export interface Proposal {
  readonly view: ProposalView;
  /** For a finding that is recorded: what differs. */
  readonly fields: FindingChanges;
  readonly read: ReadFinding;
  readonly evidence: readonly Evidence[];
}

/** What was looked at last and not yet taken; it ends with its session. */
export interface Looked {
  readonly look: JobId;
  readonly audit: AuditId;
  readonly source: Exclude<FindingSource, { kind: "by-hand" }>;
  readonly proposals: readonly Proposal[];
}

const bySession = new WeakMap<Session, Looked>();

export function keepLook(session: Session, looked: Looked): void {
  bySession.set(session, looked);
}

export function lookOf(session: Session, look: JobId): Looked | undefined {
  const looked = bySession.get(session);
  return looked?.look === look ? looked : undefined;
}

export function forgetLook(session: Session): void {
  bySession.delete(session);
}

export const emptyFields: Omit<FindingFields, "label" | "title"> = {
  ...{ severity: "undetermined", cvss: null, component: "", description: "" },
  ...{ evidence: [], status: "open", owner: null, fixVersions: [], links: [] },
  ...{ cves: [], embargoUntil: null },
};

/** The fields that say other than what is recorded. */
function differing(
  fields: FindingChanges,
  known: FindingState,
): FindingChanges {
  const names = Object.keys(fields) as (keyof FindingChanges)[];
  const others = names.filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(known[name]),
  );
  return Object.fromEntries(others.map((name) => [name, fields[name]]));
}

const excerptLetters = 300;

function proposalOf(
  found: FoundList["found"][number],
  read: ReadFinding,
  known: FindingState | undefined,
  evidence: readonly Evidence[],
): Proposal {
  const { label, notices } = read;
  const bad =
    read.bad ??
    (known === undefined && read.fields.title === undefined
      ? "title-missing"
      : null);
  const fields =
    known === undefined ? read.fields : differing(read.fields, known);
  const changes = known === undefined ? [] : Object.keys(fields);
  const state: ProposalState =
    bad !== null
      ? "bad"
      : known === undefined
        ? "new"
        : changes.length > 0
          ? "changed"
          : "same";
  const { title, severity, cvss, component, description } = read.fields;
  const view = {
    ...{ state, notices, bad, changes, confidence: found.confidence },
    ...{ page: found.page, line: found.line, finding: known?.id ?? null },
    label: label ?? (found.fields.label ?? "").slice(0, 100),
    title: title ?? known?.title ?? "",
    severity: severity ?? known?.severity ?? null,
    cvss: cvss ?? null,
    component: component ?? "",
    excerpt: (description ?? "").slice(0, excerptLetters),
  };
  return { view, fields, read, evidence };
}

/** Each thing that was found, beside what the audit has recorded. */
export function proposalsOf(
  { state }: Session,
  audit: AuditId,
  list: FoundList,
  source: Looked["source"],
): Proposal[] {
  const people = new Set<PersonId>(state.audits.get(audit)?.people.keys());
  const known = byLabel(findingsOf(state, audit));
  const seen = new Set<string>();
  return list.found.map((found) => {
    const read = readFound(found, people);
    const key = read.label === null ? null : labelKey(read.label);
    const isRepeated = key !== null && seen.has(key);
    if (key !== null) seen.add(key);
    const evidence =
      source.kind === "version"
        ? [{ version: source.version, page: found.page, note: "" }]
        : [];
    const judged = isRepeated
      ? { ...read, bad: "label-repeated" as const }
      : read;
    const recorded = key === null ? undefined : known.get(key);
    return proposalOf(found, judged, recorded, evidence);
  });
}

export function lookView(
  looked: Looked,
  name: string,
  { format, columns, isCut }: FoundList,
): FindingLook {
  const proposals = looked.proposals.map(({ view }) => view);
  return { look: looked.look, name, format, columns, proposals, isCut };
}
