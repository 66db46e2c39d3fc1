// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Statement } from "../../../shared/formats/acts.ts";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { StatementId } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { AuditState } from "../catalog/state.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { checkEffect, isAnswer } from "./answerEffects.ts";
import { textsToAgreeTo } from "./gateEvidence.ts";
import { charterInForce } from "./charters.ts";

type Wanted = ParsedRequest<"answer.draft">["answer"];

/** What the act says beside who and when, each text checked. */
function saying(
  audit: AuditState,
  wanted: Wanted,
): Result<Partial<Statement>, Failure> {
  switch (wanted.act) {
    case "withdrawal": {
      const reason = checkPlainText(wanted.reason, "reason");
      return reason.ok ? ok({ ...wanted, reason: reason.value }) : reason;
    }
    case "revocation": {
      const reason = checkPlainText(wanted.reason, "reason");
      return reason.ok ? ok({ ...wanted, reason: reason.value }) : reason;
    }
    case "attestation": {
      const files = textsToAgreeTo(audit).map(({ name, digest }) => ({
        sha256: digest,
        path: name,
      }));
      return files.length === 0
        ? err(failure("agreement-none", { audit: audit.audit }))
        : ok({ ...wanted, files });
    }
    case "declaration": {
      const vendor = wanted.vendor?.normalize("NFC");
      const interests = wanted.interests.map((each) => each.normalize("NFC"));
      return ok({
        act: wanted.act,
        signer: wanted.signer,
        scope: vendor === undefined ? "the audit" : `vendor ${vendor}`,
        recused: wanted.recused ? "yes" : "no",
        interests: [...new Set(interests)],
      });
    }
  }
}

/** The text of an answer for its signer to sign; `statement-refused` when its words cannot be signed, or as `checkEffect`. */
export function draftAnswer(
  session: Session,
  audit: AuditState,
  wanted: Wanted,
): Result<string, Failure> {
  const charter = charterInForce(audit);
  if (!charter.ok) return charter;
  const said = saying(audit, wanted);
  if (!said.ok) return said;
  const text = formatStatement({
    audit: audit.audit,
    charter: charter.value.digest,
    id: StatementId.parse(toHex(randomBytes(16))),
    issued: session.now(),
    ...said.value,
  } as Statement);
  const parsed = parseStatement(text);
  if (!parsed.ok)
    return err(failure("statement-refused", { reason: parsed.error.reason }));
  const effect = isAnswer(parsed.value)
    ? checkEffect(audit, parsed.value)
    : ok(undefined);
  return effect.ok ? ok(text) : effect;
}
