// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import { authorizeShare } from "../../../shared/domain/authorizeShare.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type {
  GateState,
  RevokedKey,
} from "../../../shared/domain/gateState.ts";
import type { LossView } from "../../../shared/ipc/rosterContract.ts";
import type { Result } from "../../../shared/result.ts";
import type { AuditState } from "../catalog/state.ts";
import { gatherShare, requireConsent } from "../consent/consentView.ts";
import { gatherEvidence } from "../consent/releaseEvidence.ts";
import { recordedContent } from "../consent/versions.ts";
import type { Session } from "../session.ts";

interface Request {
  readonly kind: "release" | "consent";
  readonly id: string;
  readonly purpose: string;
  /** What it lacks, were these keys lost besides. */
  readonly unmetWith: (
    lost: readonly RevokedKey[],
  ) => readonly UnmetCondition[];
}

function errorsOf(
  judged: Result<unknown, readonly UnmetCondition[]>,
): readonly UnmetCondition[] {
  return judged.ok ? [] : judged.error;
}

function withLost<S extends GateState>(
  state: S,
  lost: readonly RevokedKey[],
): S {
  return { ...state, revokedKeys: [...state.revokedKeys, ...lost] };
}

function openRequests(session: Session, { audit }: AuditState): Request[] {
  const { releases, consents } = session.state;
  const asked = [...releases.values()]
    .filter((release) => release.audit === audit && release.statement !== null)
    .filter(({ abandoned, exported }) => !abandoned && exported === null)
    .map((release): Request => {
      const content = recordedContent(session, release.audit, release.files);
      const state = gatherEvidence(session, release, content);
      return {
        kind: "release",
        id: release.release,
        purpose: release.purpose,
        unmetWith: (lost) => errorsOf(authorizeRelease(withLost(state, lost))),
      };
    });
  const shared = [...consents.values()]
    .filter((consent) => consent.audit === audit && !consent.abandoned)
    .map((consent): Request => {
      const { purpose, audience } = requireConsent(consent);
      const content = recordedContent(session, consent.audit, consent.files);
      const state = gatherShare(session, consent, content, audience);
      return {
        kind: "consent",
        id: consent.consent,
        purpose,
        unmetWith: (lost) => errorsOf(authorizeShare(withLost(state, lost))),
      };
    });
  return [...asked, ...shared];
}

/** What a lost key voids and what it keeps, of everything that is open. */
export function lossEffects(
  session: Session,
  audit: AuditState,
  lost: RevokedKey,
): Pick<LossView, "voids" | "keeps"> {
  const judged = openRequests(session, audit).map((request) => {
    const { kind, id, purpose, unmetWith } = request;
    const known = new Set(unmetWith([]).map((each) => JSON.stringify(each)));
    const unmet = unmetWith([lost]).filter(
      (each) => !known.has(JSON.stringify(each)),
    );
    return { kind, id, purpose, unmet };
  });
  return {
    voids: judged.filter(({ unmet }) => unmet.length > 0),
    keeps: judged
      .filter(({ unmet }) => unmet.length === 0)
      .map(({ kind, id, purpose }) => ({ kind, id, purpose })),
  };
}
