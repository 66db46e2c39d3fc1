// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import { heldUntil } from "../../../shared/domain/embargo.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import type { ReleaseState } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import { type Answered, answersTo as answersOn } from "./answerViews.ts";
import { requireRequest } from "./recordedTexts.ts";
import { auditOfRelease, gatherEvidence } from "./releaseEvidence.ts";
import { reviewsOf } from "./reviewView.ts";
import { signatureView } from "./signatureView.ts";
import { findVersion, recordedContent } from "./versions.ts";

function stateOf(release: ReleaseState): ReleaseView["state"] {
  if (release.abandoned) return "abandoned";
  if (release.exported !== null) return "exported";
  return release.statement === null ? "proposed" : "requested";
}

function statementView(release: ReleaseState): ReleaseView["statement"] {
  const { statement } = release;
  if (statement === null) return null;
  const { text, digest } = statement;
  const { issued } = requireRequest(text);
  return { id: statement.statement, digest, text, issued };
}

function unmetOf(
  session: Session,
  release: ReleaseState,
): readonly UnmetCondition[] {
  if (release.abandoned) return [];
  const content = recordedContent(session, release.audit, release.files);
  const judged = authorizeRelease(gatherEvidence(session, release, content));
  return judged.ok ? [] : judged.error;
}

/** What people answered to the statement as it is now. */
function answersTo(
  session: Session,
  release: ReleaseState,
): ReleaseView["answers"] {
  const { statement, release: id, purpose, signatures } = release;
  if (statement === null) return [];
  const audit = auditOfRelease(session, release);
  const own: Answered = { kind: "release", id, purpose, signatures };
  return answersOn(audit, statement.digest, own);
}

/** The agreed date that an unfinished release does not wait for. */
function beforeEmbargo(
  session: Session,
  release: ReleaseState,
): ReleaseView["beforeEmbargo"] {
  const { abandoned, exported, notBefore } = release;
  if (abandoned || exported !== null) return null;
  const { embargoes } = auditOfRelease(session, release);
  const until = heldUntil(embargoes, session.now());
  const waits = until === null || (notBefore !== null && notBefore >= until);
  return waits ? null : until;
}

function carveOutsOf(
  { state }: Session,
  { carveOuts }: ReleaseState,
): ReleaseView["carveOuts"] {
  return carveOuts.map((finding) => ({
    finding,
    label: state.findings.get(finding)?.label ?? null,
  }));
}

function filesOf(
  session: Session,
  { audit, files }: ReleaseState,
): ReleaseView["files"] {
  return files.flatMap(({ version, path }) => {
    const found = findVersion(session, audit, version);
    if (found === undefined) return [];
    const { name, size, sha256 } = found;
    return [{ version, name, path, size, sha256 }];
  });
}

/** Exported ones have replaced it; of those that might, the newest. */
function supersededBy(
  { state }: Session,
  { release }: ReleaseState,
): ReleaseView["supersededBy"] {
  const heirs = [...state.releases.values()].filter(
    ({ supersedes, abandoned }) => supersedes === release && !abandoned,
  );
  const heir =
    heirs.findLast(({ exported }) => exported !== null) ?? heirs.at(-1);
  if (heir === undefined) return null;
  const stands = heir.statement === null ? "proposed" : "requested";
  return {
    ...{ release: heir.release, purpose: heir.purpose },
    state: heir.exported === null ? stands : "exported",
  };
}

/** A release as people see it: what it would publish, who has signed, and what still stands in its way. */
export function releaseView(
  session: Session,
  release: ReleaseState,
): ReleaseView {
  const {
    audit,
    purpose,
    place,
    author,
    base,
    removes,
    expires,
    notBefore,
    supersedes,
    requester,
    proposed,
  } = release;
  const asked = { act: "approval", release: release.release } as const;
  return {
    release: release.release,
    audit,
    state: stateOf(release),
    purpose,
    place,
    author,
    base,
    removes,
    carveOuts: carveOutsOf(session, release),
    expires,
    notBefore,
    beforeEmbargo: beforeEmbargo(session, release),
    supersedes,
    requester,
    proposed,
    files: filesOf(session, release),
    statement: statementView(release),
    signatures: release.signatures.map(signatureView),
    answers: answersTo(session, release),
    sent: release.sent.map(({ at, to }) => ({ at, to })),
    reviews: reviewsOf(session.state, auditOfRelease(session, release), asked),
    unmet: unmetOf(session, release),
    exported: release.exported,
    merged: release.merged && {
      ...{ at: release.merged.at, commit: release.merged.commit },
    },
    supersededBy: supersededBy(session, release),
  };
}
