// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { findPathCollision } from "../../../shared/formats/repoPath.ts";
import type { Recipient } from "../../../shared/formats/statement.ts";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { type PersonId, StatementId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import type { ActBody } from "../ledger/entries.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { charterInForce } from "./charters.ts";
import { checkPath } from "./proposedPaths.ts";
import { checkTimes } from "./proposeRelease.ts";
import {
  findVersion,
  type PlacedVersion,
  recordedContent,
} from "./versions.ts";

type Asked = ParsedRequest<"consent.request">;

/** Every key that something can be sealed to, of everyone named. */
function audienceOf(
  audit: AuditState,
  people: readonly PersonId[],
): Result<Recipient[], Failure> {
  const audience: Recipient[] = [];
  for (const person of new Set(people)) {
    const known = audit.people.get(person);
    if (known === undefined) return err(failure("person-unknown", { person }));
    if (known.sealKeys.length === 0)
      return err(failure("release-no-sealing-key", { person }));
    for (const recipient of known.sealKeys)
      audience.push({ person, recipient });
  }
  return ok(audience);
}

function placed(
  session: Session,
  audit: Asked["audit"],
  files: Asked["files"],
): Result<PlacedVersion[], Failure> {
  const placements: PlacedVersion[] = [];
  for (const { version, path: untrusted } of files) {
    if (findVersion(session, audit, version) === undefined)
      return err(failure("version-unknown", { version }));
    const path = checkPath(untrusted);
    if (!path.ok) return path;
    placements.push({ version, path: path.value });
  }
  const collision = findPathCollision(placements.map(({ path }) => path));
  if (collision === null) return ok(placements);
  const { kind, first, second } = collision;
  return kind === "duplicate"
    ? err(failure("path-duplicate", { path: first }))
    : err(failure("path-collides", { path: first, other: second }));
}

function plainTexts(
  texts: readonly string[],
  field: string,
): Result<string[], Failure> {
  const plain: string[] = [];
  for (const text of texts) {
    const checked = checkPlainText(text, field);
    if (!checked.ok) return checked;
    plain.push(checked.value);
  }
  return ok([...new Set(plain)]);
}

/** The statement of a request for consent: checked whole before anything is kept of it. */
export function buildConsent(
  session: Session,
  asked: Asked,
): Result<ActBody<"consent.requested">, Failure> {
  const audit = auditOf(session, asked.audit);
  if (!audit.ok) return audit;
  const charter = charterInForce(audit.value);
  if (!charter.ok) return charter;
  const { requester, expires, notBefore } = asked;
  if (!audit.value.people.has(requester))
    return err(failure("person-unknown", { person: requester }));
  const files = placed(session, asked.audit, asked.files);
  if (!files.ok) return files;
  const audience = audienceOf(rosterNow(session, audit.value), asked.audience);
  if (!audience.ok) return audience;
  const purpose = checkPlainText(asked.purpose, "purpose");
  if (!purpose.ok) return purpose;
  const terms = plainTexts(asked.terms, "term");
  if (!terms.ok) return terms;
  const times = checkTimes(session, asked);
  if (!times.ok) return times;
  const consent = StatementId.parse(toHex(randomBytes(16)));
  const text = formatStatement({
    act: "consent",
    audit: asked.audit,
    charter: charter.value.digest,
    id: consent,
    issued: session.now(),
    vault: session.vault,
    checkpoint: session.checkpoint,
    requester,
    expires,
    notBefore: notBefore ?? null,
    audience: audience.value,
    purpose: purpose.value,
    terms: terms.value,
    judged: [],
    files: recordedContent(session, asked.audit, files.value),
  });
  const parsed = parseStatement(text);
  if (!parsed.ok)
    return err(failure("statement-refused", { reason: parsed.error.reason }));
  const digest = sha256(encodeUtf8(text));
  const { audit: id } = asked;
  return ok({ audit: id, consent, digest, text, files: files.value });
}
