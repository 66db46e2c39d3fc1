// SPDX-License-Identifier: Apache-2.0
import type { CharterInForce } from "../../../shared/domain/charterLife.ts";
import type {
  GateState,
  SignedText,
} from "../../../shared/domain/gateState.ts";
import {
  questionOf,
  readRequest,
  type RequestAct,
} from "../../../shared/domain/requestReading.ts";
import { turnoverOf } from "../../../shared/domain/turnover.ts";
import type { RequestTurnover } from "../../../shared/ipc/charterViews.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { gatherShare, requireConsent } from "./consentView.ts";
import { gatherEvidence } from "./releaseEvidence.ts";

type Asked = Omit<RequestTurnover, "turnover"> & {
  readonly act: RequestAct;
  readonly evidence: GateState & { readonly statement: SignedText | null };
};

/** Everything that was asked for, was not given up, and has not left as a release. */
function askedFor(session: Session, { audit }: AuditState): readonly Asked[] {
  const { releases, consents } = session.state;
  return [
    ...[...releases.values()]
      .filter((each) => each.audit === audit && each.statement !== null)
      .filter(({ abandoned, exported }) => !abandoned && exported === null)
      .map((each) => ({
        ...({ kind: "release", act: "approval" } as const),
        ...{ id: each.release, purpose: each.purpose },
        evidence: gatherEvidence(session, each, []),
      })),
    ...[...consents.values()]
      .filter((each) => each.audit === audit && !each.abandoned)
      .map((each) => ({
        ...({ kind: "consent", act: "consent" } as const),
        ...{ id: each.consent, purpose: requireConsent(each).purpose },
        evidence: gatherShare(session, each, [], []),
      })),
  ];
}

/** What becomes of all that was asked for under earlier charters, when this one is in force. */
export function turnoversBy(
  session: Session,
  audit: AuditState,
  next: CharterInForce,
): readonly RequestTurnover[] {
  return askedFor(session, audit).flatMap(
    ({ kind, act, id, purpose, evidence }): RequestTurnover[] => {
      const read = readRequest(evidence.statement, act);
      if (read === null || read.request.charter === next.digest) return [];
      const turnover = turnoverOf(questionOf(evidence), read, next);
      return turnover === null ? [] : [{ kind, id, purpose, turnover }];
    },
  );
}
