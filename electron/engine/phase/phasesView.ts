// SPDX-License-Identifier: Apache-2.0
import { embargoStanding } from "../../../shared/domain/embargo.ts";
import { isUnresolved } from "../../../shared/domain/finding.ts";
import {
  type HandStep,
  type PhaseFacts,
  phasesOf,
  type ProvenStep,
} from "../../../shared/domain/phases.ts";
import { Instant } from "../../../shared/ids.ts";
import type { PhasesView } from "../../../shared/ipc/phaseContract.ts";
import { checklistMarkdown } from "../../../shared/text/phases.ts";
import { auditStanding } from "../agreement/auditStanding.ts";
import type { AuditState, ReleaseState } from "../catalog/state.ts";
import { findingsOf } from "../findings/findingViews.ts";
import { promiseViews } from "../intake/promiseViews.ts";
import type { Session } from "../session.ts";
import { handOverViews } from "../srcReview/handOvers.ts";

/** Every reviewer agreed to every text, and declared something. Without reviewers or texts nobody did. */
function haveReviewersAgreed(session: Session, audit: AuditState): boolean {
  const { people, texts } = auditStanding(session, audit);
  const now = session.now();
  const reviewers = people.filter(({ roles }) =>
    roles.some(
      ({ role, from, until }) =>
        role === "reviewer" && from <= now && now < until,
    ),
  );
  return (
    reviewers.length > 0 &&
    texts.some(({ retired }) => !retired) &&
    reviewers.every(
      ({ attested, declarations }) => attested && declarations.length > 0,
    )
  );
}

function releasesOf({ state }: Session, { audit }: AuditState): ReleaseState[] {
  return [...state.releases.values()].filter((each) => each.audit === audit);
}

/** What the ledger says of the steps that nobody ticks. */
function proven(
  session: Session,
  audit: AuditState,
): Readonly<Record<ProvenStep, boolean>> {
  const promises = promiseViews(session, audit);
  const releases = releasesOf(session, audit);
  const { state } = embargoStanding(audit.embargoes, session.now());
  return {
    "charter-in-force": audit.charters.some(({ inForce }) => inForce),
    "reviewers-agreed": haveReviewersAgreed(session, audit),
    "deliverables-promised": promises.length > 0,
    "deliverables-received":
      promises.length > 0 && promises.every((each) => each.state === "come"),
    "embargo-agreed": ["in-force", "passed", "lifted"].includes(state),
    "embargo-over": ["passed", "lifted"].includes(state),
    "release-exported": releases.some(({ exported }) => exported !== null),
    "findings-merged": releases.some(({ merged }) => merged !== null),
  };
}

/** Every finding that nobody withdrew left for the committee, or was answered; and whether every one is resolved. */
function known(
  { state }: Session,
  { audit }: AuditState,
): ReadonlySet<HandStep> {
  const findings = findingsOf(state, audit);
  const left = new Set(
    handOverViews(state, audit)
      .filter(({ shares }) => shares.length > 0)
      .flatMap((each) => each.findings.map(({ finding }) => finding)),
  );
  const isSent = findings.every(
    ({ id, status, disposition }) =>
      status === "withdrawn" || disposition !== null || left.has(id),
  );
  const isJudged = !findings.some(isUnresolved);
  const steps = new Set<HandStep>();
  if (findings.length > 0 && isSent) steps.add("findings-sent");
  if (findings.length > 0 && isJudged) steps.add("findings-judged");
  return steps;
}

export function phasesView(session: Session, audit: AuditState): PhasesView {
  const facts: PhaseFacts = {
    proven: proven(session, audit),
    known: known(session, audit),
    ticked: audit.steps,
  };
  const phases = phasesOf(facts);
  return {
    ...phases,
    audit: audit.audit,
    announces: releasesOf(session, audit)
      .filter(({ merged }) => merged !== null)
      .map(({ release }) => release),
    phases: phases.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((each) => ({
        ...each,
        said: each.said && { ...each.said, at: Instant.parse(each.said.at) },
      })),
    })),
    markdown: checklistMarkdown(phases),
  };
}
