// SPDX-License-Identifier: Apache-2.0
import type { CharterInForce } from "../../../shared/domain/charterLife.ts";
import {
  type Asked,
  type Coming,
  type Effect,
  effectOf,
} from "../../../shared/domain/effects.ts";
import type { RequestTurnover } from "../../../shared/ipc/charterViews.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { gatherShare, requireConsent } from "./consentView.ts";
import { gatherGate } from "./gateEvidence.ts";
import { gatherEvidence } from "./releaseEvidence.ts";
import { recordedContent } from "./versions.ts";

type Open = Pick<RequestTurnover, "kind" | "id" | "purpose"> & {
  readonly asked: Asked;
};

/** Everything that was asked for, was not given up, and has not left as a release. */
function askedFor(session: Session, audit: AuditState): readonly Open[] {
  const { releases, consents } = session.state;
  const gate = gatherGate(session, audit, []);
  return [
    ...[...releases.values()]
      .filter((each) => each.audit === audit.audit && each.statement !== null)
      .filter(({ abandoned, exported }) => !abandoned && exported === null)
      .map((each): Open => {
        const content = recordedContent(session, each.audit, each.files);
        const state = gatherEvidence(session, each, content);
        const { release: id, purpose } = each;
        return {
          kind: "release",
          id,
          purpose,
          asked: { act: "approval", state },
        };
      }),
    ...[...consents.values()]
      .filter((each) => each.audit === audit.audit && !each.abandoned)
      .map((each): Open => {
        const { purpose, audience } = requireConsent(each);
        const content = recordedContent(session, each.audit, each.files);
        const state = gatherShare(session, each, content, audience, gate);
        const { consent: id } = each;
        return {
          kind: "consent",
          id,
          purpose,
          asked: { act: "consent", state },
        };
      }),
  ];
}

/** What something that is coming does to all that was asked for. */
export function effectsOn(
  session: Session,
  audit: AuditState,
  coming: Coming,
): readonly (Omit<Open, "asked"> & Effect)[] {
  return askedFor(session, audit).flatMap(({ asked, ...open }) => {
    const effect = effectOf(asked, coming);
    return effect === null ? [] : [{ ...open, ...effect }];
  });
}

/** What becomes of all that was asked for under earlier charters, when this one is in force. */
export function turnoversBy(
  session: Session,
  audit: AuditState,
  next: CharterInForce,
): readonly RequestTurnover[] {
  return effectsOn(session, audit, { what: "charter", next }).map(
    ({ kind, id, purpose, change: turnover }) => ({
      ...{ kind, id, purpose, turnover },
    }),
  );
}
