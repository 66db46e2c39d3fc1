// SPDX-License-Identifier: Apache-2.0
import type { JudgedText } from "../../../shared/formats/statement.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { type Sha256, StatementId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { StatementState } from "../catalog/leavingState.ts";
import type { ReleaseState } from "../catalog/state.ts";
import type { ActBody } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import { judgedTexts } from "../inspection/judgedInspection.ts";
import { checkSignature, type CheckedSignature } from "./checkSignature.ts";
import { charterInForce } from "./charters.ts";
import { checkIssued } from "./issued.ts";
import { requireCharter, requireRequest } from "./recordedTexts.ts";
import { auditOfRelease } from "./releaseEvidence.ts";
import { recordedContent } from "./versions.ts";

function digestsOf(
  texts: readonly { readonly name: string; readonly text: string }[],
): JudgedText[] {
  return texts.map(({ name, text }) => ({
    sha256: sha256(encodeUtf8(text)),
    name,
  }));
}

/** Of the statement as it is now: it may have been made anew since the proposal. */
function supersededDigest(
  { state }: Session,
  { supersedes }: ReleaseState,
): Sha256 | null {
  if (supersedes === null) return null;
  const digest = state.releases.get(supersedes)?.statement?.digest;
  if (digest === undefined)
    throw new Error("a release supersedes one without a statement");
  return digest;
}

/** Builds the approval that people will be asked to sign, from the proposal and the vault as they are now. */
export function buildRequest(
  session: Session,
  release: ReleaseState,
): Result<ActBody<"release.requested">, Failure> {
  const charter = charterInForce(auditOfRelease(session, release));
  if (!charter.ok) return charter;
  const issued = session.now();
  if (release.expires <= issued)
    return err(failure("time-refused", { field: "expires" }));
  const id = StatementId.parse(toHex(randomBytes(16)));
  const { audit, requester, expires, notBefore, purpose, place } = release;
  const { base, author, removes } = release;
  const files = recordedContent(session, release.audit, release.files);
  if (files.length !== release.files.length)
    return err(failure("version-unknown"));
  const judged = judgedTexts(session, release, charter.value.text);
  if (!judged.ok) return judged;
  const text = formatStatement({
    act: "approval",
    audit,
    charter: charter.value.digest,
    id,
    issued,
    vault: session.vault,
    checkpoint: session.checkpoint,
    requester,
    expires,
    notBefore,
    purpose,
    place,
    base,
    author,
    commitDate: issued,
    supersedes: supersededDigest(session, release),
    removes,
    judged: digestsOf(judged.value),
    files,
  });
  const parsed = parseStatement(text);
  if (!parsed.ok)
    return err(failure("statement-refused", { reason: parsed.error.reason }));
  return ok({
    release: release.release,
    statement: id,
    digest: sha256(encodeUtf8(text)),
    text,
    ...(judged.value.length > 0 && { judged: judged.value }),
  });
}

/** The statement of a release, or `release-state` when none was requested yet. */
export function statementOf(
  release: ReleaseState,
): Result<StatementState, Failure> {
  return release.statement === null
    ? err(failure("release-state", { state: "proposed" }))
    : ok(release.statement);
}

/** Verifies an approval signature that came back; a statement from the far future is not recorded. */
export function checkApproval(
  session: Session,
  release: ReleaseState,
  untrustedSignature: string,
): Result<CheckedSignature, Failure> {
  const statement = statementOf(release);
  if (!statement.ok) return statement;
  const { issued, charter: digest } = requireRequest(statement.value.text);
  const timely = checkIssued(session.now(), issued);
  if (!timely.ok) return timely;
  const audit = auditOfRelease(session, release);
  const charters = audit.charters
    .filter((charter) => charter.inForce && charter.digest === digest)
    .map(({ text }) => requireCharter(text));
  return checkSignature(
    {
      text: statement.value.text,
      namespace: "approval@counterseal",
      issued,
      charters,
      counting: charters[0],
      recorded: release.signatures,
      once: "person",
    },
    untrustedSignature,
  );
}
