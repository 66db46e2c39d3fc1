// SPDX-License-Identifier: Apache-2.0
import { embargoStanding } from "../../../shared/domain/embargo.ts";
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ReleaseId, Sha256 } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { EmbargoState } from "../catalog/embargoState.ts";
import type { AuditState, ReleaseState } from "../catalog/state.ts";
import { requireRequest } from "../consent/recordedTexts.ts";
import { gatherEvidence } from "../consent/releaseEvidence.ts";
import { recordedContent } from "../consent/versions.ts";
import type { ActBody } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";

type Agreeing = ParsedRequest<"embargo.agree">;
type How = ActBody<"embargo.agreed">["how"];

/** Of this audit; one of another is as unknown as one that is nowhere. */
function releaseIn(
  session: Session,
  audit: AuditState,
  id: ReleaseId,
): Result<ReleaseState, Failure> {
  const release = session.state.releases.get(id);
  return release?.audit === audit.audit
    ? ok(release)
    : err(failure("release-unknown", { release: id }));
}

/** The approval that the person signed names this very date. */
function signedDate(
  release: ReleaseState,
  { person }: Agreeing,
  { ends }: EmbargoState,
): Result<How, Failure> {
  const refuse = (): Result<never, Failure> =>
    err(failure("embargo-not-signed", { person, ends }));
  const { statement, signatures } = release;
  if (statement === null) return refuse();
  const hasSigned = signatures.some((each) => each.person === person);
  return hasSigned && requireRequest(statement.text).notBefore === ends
    ? ok({ kind: "statement", statement: statement.digest })
    : refuse();
}

export function checkAgreed(
  session: Session,
  audit: AuditState,
  request: Agreeing,
): Result<ActBody<"embargo.agreed">, Failure> {
  const { person, how } = request;
  const now = session.now();
  const { state, current, pending } = embargoStanding(audit.embargoes, now);
  const date = pending ?? (state === "in-force" ? current : null);
  if (date === null) return err(failure("embargo-none"));
  if (!audit.people.has(person))
    return err(failure("person-unknown", { person }));
  if (date.agreed.some((each) => each.person === person))
    return err(failure("embargo-agreed-already", { person }));
  const about = { audit: audit.audit, embargo: date.embargo, person };
  if (how.kind === "words") {
    const words = checkPlainText(how.words, "words");
    if (!words.ok) return words;
    return ok({ ...about, how: { kind: "words", words: words.value } });
  }
  const release = releaseIn(session, audit, how.release);
  if (!release.ok) return release;
  const signed = signedDate(release.value, request, date);
  return signed.ok ? ok({ ...about, how: signed.value }) : signed;
}

/** What may still stand in the way of a release that lifts an embargo: its own time alone. */
const timeAlone: readonly string[] = ["embargo-active", "clock-behind"];

function lacks(session: Session, release: ReleaseState): string[] {
  if (release.exported !== null) return [];
  const content = recordedContent(session, release.audit, release.files);
  const judged = authorizeRelease(gatherEvidence(session, release, content));
  if (judged.ok) return [];
  return judged.error
    .map(({ name }) => name as string)
    .filter((name) => !timeAlone.includes(name));
}

/** The digest of an approval that can lift the date, or what it lacks. */
function liftingApproval(
  session: Session,
  release: ReleaseState,
  { ends }: EmbargoState,
): Result<Sha256, Failure> {
  const refuse = (reason: string): Result<never, Failure> =>
    err(failure("embargo-not-superseded", { reason }));
  const { statement, abandoned } = release;
  if (statement === null || abandoned)
    return refuse("people were not asked to approve it, or no more");
  const request = requireRequest(statement.text);
  if (request.act !== "approval" || request.supersedes === null)
    return refuse("it supersedes no earlier approval");
  if (request.notBefore === null || request.notBefore >= ends)
    return refuse("its Not-before is not earlier than the agreed date");
  const missing = lacks(session, release);
  return missing.length > 0
    ? refuse(`not yet met: ${missing.join(", ")}`)
    : ok(statement.digest);
}

export function checkLifted(
  session: Session,
  audit: AuditState,
  request: ParsedRequest<"embargo.lift">,
): Result<ActBody<"embargo.lifted">, Failure> {
  const now = session.now();
  const { state, current } = embargoStanding(audit.embargoes, now);
  if (state !== "in-force" || current === null)
    return err(failure("embargo-none"));
  const reason = checkPlainText(request.reason, "reason");
  if (!reason.ok) return reason;
  const release = releaseIn(session, audit, request.release);
  if (!release.ok) return release;
  const statement = liftingApproval(session, release.value, current);
  if (!statement.ok) return statement;
  return ok({
    ...{ audit: audit.audit, embargo: current.embargo },
    ...{ release: request.release, statement: statement.value },
    reason: reason.value,
  });
}
