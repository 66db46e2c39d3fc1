// SPDX-License-Identifier: Apache-2.0
import type { ReleaseState as Evidence } from "../../../shared/domain/releaseState.ts";
import { findingsName } from "../../../shared/domain/releaseFindings.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState, ReleaseState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { gatherGate, signedText } from "./gateEvidence.ts";
import { removedWordsIn, unprovenRemovalsOf } from "../inspection/carveOuts.ts";
import { inspectionStandingOf } from "../inspection/judgedInspection.ts";
import { publicWordsOf } from "../inspection/publicWords.ts";
import { releaseFindingsOf } from "./releaseFindings.ts";
import { vendorsOf } from "./versions.ts";

/** The audit of a release; the ledger never names one without the other. */
export function auditOfRelease(
  session: Session,
  release: ReleaseState,
): AuditState {
  const audit = session.state.audits.get(release.audit);
  if (audit === undefined) throw new Error("a release names an unknown audit");
  return audit;
}

/** Everything that `authorizeRelease` decides by, gathered now. */
export function gatherEvidence(
  session: Session,
  release: ReleaseState,
  content: readonly ListedFile[],
): Evidence {
  const { statement, requester, notBefore } = release;
  return {
    ...gatherGate(
      session,
      auditOfRelease(session, release),
      vendorsOf(session, release.audit, release.files),
    ),
    statement:
      statement && signedText(statement, "approval", release.signatures),
    proposal: { requester, notBefore },
    content,
    judged: release.judged.map(({ name, text }) => ({
      sha256: sha256(encodeUtf8(text)),
      name,
    })),
    inspection: inspectionStandingOf(session, release),
    findings: releaseFindingsOf(session.state, release),
    findingsText:
      release.judged.find(({ name }) => name === findingsName)?.text ?? null,
    unprovenRemovals: unprovenRemovalsOf(session, release),
    publicWords: [
      ...publicWordsOf(session, release),
      ...removedWordsIn(session, release),
    ],
  };
}
