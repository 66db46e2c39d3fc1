// SPDX-License-Identifier: Apache-2.0
import { isUnresolved } from "../../../shared/domain/finding.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { AuditState } from "../catalog/state.ts";
import { charterView } from "../consent/charters.ts";
import { consentsOf } from "../consent/consentView.ts";
import { disclosuresOf } from "../consent/disclosureViews.ts";
import { promiseViews } from "../intake/promiseViews.ts";
import type { Session } from "../session.ts";
import { phasesView } from "./phasesView.ts";

/** How much is open in each room of an audit: what is done, or is somebody else's no more, counts for nothing. */
export function waitingIn(
  session: Session,
  audit: AuditState,
): Response<"phase.waiting"> {
  const { findings, releases } = session.state;
  const isMine = (each: { readonly audit: AuditState["audit"] }) =>
    each.audit === audit.audit;
  const draft = charterView(session, audit).draft;
  const shared = disclosuresOf(session, audit).filter(
    ({ kind }) => kind === "share",
  );
  const count = <T>(all: Iterable<T>, isOpen: (each: T) => boolean) =>
    [...all].filter(isOpen).length;
  return {
    overview: phasesView(session, audit).next.length,
    deliverables: count(
      promiseViews(session, audit),
      ({ state }) => state !== "come",
    ),
    findings: count(
      findings.values(),
      (each) => isMine(each) && isUnresolved(each),
    ),
    people: draft?.waitingFor.length ?? 0,
    consent: count(
      consentsOf(session, audit),
      ({ state }) => state === "partial",
    ),
    releases: count(
      releases.values(),
      (each) => isMine(each) && !each.abandoned && each.exported === null,
    ),
    disclosures: count(
      shared,
      ({ to, receipts }) => receipts.length < to.length,
    ),
  };
}
