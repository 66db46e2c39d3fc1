// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../formats/charter.ts";
import type { Instant } from "../ids.ts";
import type { UnmetCondition } from "./conditions.ts";
import { isEmbargoed, isUnresolved } from "./finding.ts";
import {
  carveOutsName,
  findingsChangedSince,
  findingsName,
  type ReleaseFinding,
} from "./releaseFindings.ts";
import type { ReleaseState } from "./releaseState.ts";
import { latestOf } from "./requestConditions.ts";

export interface FindingsAsked {
  /** The charters whose demands apply. */
  readonly charters: readonly Charter[];
  /** Names of the texts that people were asked to judge by; null before they are asked. */
  readonly judged: ReadonlySet<string> | null;
  /** `Issued` of what they were asked to sign. */
  readonly issued: Instant | null;
}

/**
 * What the audit's findings have against a release. A finding is left out of that only when it is carved out, and
 * when people were asked to judge by the list of what is: `removal-unproven` minds that it really is absent.
 */
export function findingsUnmet(
  state: ReleaseState,
  asked: FindingsAsked,
): readonly UnmetCondition[] {
  const { charters, judged } = asked;
  const changed = judged?.has(findingsName) === true ? changedUnmet(state) : [];
  const isDemanded = charters.some(({ conditions }) =>
    conditions.includes("findings"),
  );
  const isCarving = judged === null || judged.has(carveOutsName);
  const included = state.findings.filter(
    ({ isCarvedOut, isExtracted }) =>
      isExtracted || (isDemanded && !(isCarvedOut && isCarving)),
  );
  return [
    ...(isDemanded ? missingUnmet(judged) : []),
    ...unresolvedUnmet(included),
    ...embargoedUnmet(state, included),
    ...clockUnmet(state, included, asked.issued),
    ...changed,
  ];
}

/** The request makes the list: before it nothing is missing. */
function missingUnmet(judged: FindingsAsked["judged"]): UnmetCondition[] {
  return judged === null || judged.has(findingsName)
    ? []
    : [{ name: "findings-missing" }];
}

function unresolvedUnmet(
  included: readonly ReleaseFinding[],
): UnmetCondition[] {
  const findings = included
    .filter(isUnresolved)
    .map(({ id: finding, label }) => ({ finding, label }));
  return findings.length === 0
    ? []
    : [{ name: "finding-unresolved", findings }];
}

function embargoedUnmet(
  { clock }: ReleaseState,
  included: readonly ReleaseFinding[],
): UnmetCondition[] {
  const findings = included.flatMap((finding) => {
    const { id, label, embargoUntil: until } = finding;
    return until !== null && isEmbargoed(finding, clock)
      ? [{ finding: id, label, until }]
      : [];
  });
  return findings.length === 0 ? [] : [{ name: "finding-embargoed", findings }];
}

/** A date is judged as Not-before is: by the local clock alone, and by none that is behind what the vault has seen. */
function clockUnmet(
  state: ReleaseState,
  included: readonly ReleaseFinding[],
  issued: Instant | null,
): UnmetCondition[] {
  const { clock, ledgerTime, statementTimes } = state;
  const times = issued === null ? statementTimes : [...statementTimes, issued];
  const latest = latestOf([ledgerTime, ...times]);
  return clock < latest &&
    included.some(({ embargoUntil }) => embargoUntil !== null)
    ? [{ name: "clock-behind", clock, latest }]
    : [];
}

function changedUnmet({
  findingsText,
  findings,
}: ReleaseState): UnmetCondition[] {
  const labels = findingsChangedSince(findingsText, findings);
  return labels.length === 0 ? [] : [{ name: "findings-changed", labels }];
}
