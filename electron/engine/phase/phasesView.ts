// SPDX-License-Identifier: Apache-2.0
import { embargoStanding } from "../../../shared/domain/embargo.ts";
import {
  type PhaseFacts,
  phasesOf,
  type ProvenStep,
} from "../../../shared/domain/phases.ts";
import { Instant } from "../../../shared/ids.ts";
import type { PhasesView } from "../../../shared/ipc/phaseContract.ts";
import { checklistMarkdown } from "../../../shared/text/phases.ts";
import { auditStanding } from "../agreement/auditStanding.ts";
import type { AuditState } from "../catalog/state.ts";
import { promiseViews } from "../intake/promiseViews.ts";
import type { Session } from "../session.ts";

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

/** What the ledger says of the steps that nobody ticks. */
function proven(
  session: Session,
  audit: AuditState,
): Readonly<Record<ProvenStep, boolean>> {
  const promises = promiseViews(session, audit);
  const { state } = embargoStanding(audit.embargoes, session.now());
  return {
    "charter-in-force": audit.charters.some(({ inForce }) => inForce),
    "reviewers-agreed": haveReviewersAgreed(session, audit),
    "deliverables-promised": promises.length > 0,
    "deliverables-received":
      promises.length > 0 && promises.every((each) => each.state === "come"),
    "embargo-agreed": ["in-force", "passed", "lifted"].includes(state),
    "embargo-over": ["passed", "lifted"].includes(state),
    "release-exported": [...session.state.releases.values()].some(
      (each) => each.audit === audit.audit && each.exported !== null,
    ),
  };
}

export function phasesView(session: Session, audit: AuditState): PhasesView {
  const facts: PhaseFacts = {
    proven: proven(session, audit),
    ticked: audit.steps,
  };
  const phases = phasesOf(facts);
  return {
    ...phases,
    audit: audit.audit,
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
