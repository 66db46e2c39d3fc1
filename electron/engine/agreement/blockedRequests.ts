// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import { authorizeShare } from "../../../shared/domain/authorizeShare.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type { GateState } from "../../../shared/domain/gateState.ts";
import { questionOf } from "../../../shared/domain/requestReading.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { BlockedRequest } from "../../../shared/ipc/agreementContract.ts";
import type { Result } from "../../../shared/result.ts";
import type {
  AuditState,
  ConsentState,
  ReleaseState,
} from "../catalog/state.ts";
import { gatherShare, requireConsent } from "../consent/consentView.ts";
import { gatherEvidence } from "../consent/releaseEvidence.ts";
import { recordedContent } from "../consent/versions.ts";
import type { Session } from "../session.ts";

/** The same, as if nobody had ever been recused. */
function withoutRecusals<S extends GateState>(state: S): S {
  const space = namespaceOf("declaration");
  const answers = state.answers.filter(
    ({ signatures }) =>
      !signatures.some(({ namespace }) => namespace === space),
  );
  return { ...state, answers, recused: [] };
}

function unmetOf(
  judged: Result<unknown, readonly UnmetCondition[]>,
): readonly UnmetCondition[] {
  return judged.ok ? [] : judged.error;
}

/** What recusals alone add to what a request lacks; null when it is nothing. */
function addedBy<S extends GateState>(
  state: S,
  judge: (state: S) => Result<unknown, readonly UnmetCondition[]>,
): Omit<BlockedRequest, "kind" | "id" | "purpose"> | null {
  const before = new Set(
    unmetOf(judge(withoutRecusals(state))).map((each) => JSON.stringify(each)),
  );
  const now = unmetOf(judge(state));
  const unmet = now.filter((each) => !before.has(JSON.stringify(each)));
  if (unmet.length === 0) return null;
  const canBeMet = unmet.every(
    (each) => !("candidates" in each) || each.candidates.length >= each.missing,
  );
  const people = [...new Set(questionOf(state).losses.recused)];
  const withdrawn = now.some(({ name }) => name === "statement-withdrawn");
  return { people, unmet, canBeMet, withdrawn };
}

function blockedRelease(
  session: Session,
  release: ReleaseState,
): BlockedRequest[] {
  const content = recordedContent(session, release.audit, release.files);
  const evidence = gatherEvidence(session, release, content);
  const added = addedBy(evidence, authorizeRelease);
  const { release: id, purpose } = release;
  return added === null ? [] : [{ kind: "release", id, purpose, ...added }];
}

function blockedConsent(
  session: Session,
  consent: ConsentState,
): BlockedRequest[] {
  const { audience, purpose } = requireConsent(consent);
  const content = recordedContent(session, consent.audit, consent.files);
  const evidence = gatherShare(session, consent, content, audience);
  const added = addedBy(evidence, authorizeShare);
  const { consent: id } = consent;
  return added === null ? [] : [{ kind: "consent", id, purpose, ...added }];
}

/** The requests of an audit that wait, or could be used, and that recusals took a seat from. */
export function blockedRequests(
  session: Session,
  { audit }: AuditState,
): BlockedRequest[] {
  const { releases, consents } = session.state;
  const waits = (each: { audit: string; abandoned: boolean }): boolean =>
    each.audit === audit && !each.abandoned;
  return [
    ...[...releases.values()]
      .filter((each) => waits(each) && each.exported === null)
      .flatMap((each) => blockedRelease(session, each)),
    ...[...consents.values()]
      .filter(waits)
      .flatMap((each) => blockedConsent(session, each)),
  ];
}
