// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { MeasuredBytes } from "../../../shared/formats/statement.ts";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import {
  type Instant,
  type PersonId,
  type Sha256,
  StatementId,
} from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { IntakeState } from "../catalog/intakeState.ts";
import type { Session } from "../session.ts";

/** An intake that came to its end. */
export type EndedIntake = IntakeState & {
  ended: NonNullable<IntakeState["ended"]>;
};

/** Each once: equal bytes are on the receipt as what they are, not as how often they came. */
function distinct(all: readonly MeasuredBytes[]): MeasuredBytes[] {
  const byDigest = new Map<Sha256, MeasuredBytes>();
  for (const { sha256, size } of all) byDigest.set(sha256, { sha256, size });
  return [...byDigest.values()];
}

/** Of every file that it took in, whether or not it was removed since. */
function contentsOf(
  { state }: Session,
  { intake }: EndedIntake,
): MeasuredBytes[] {
  return [...state.deliverables.values()].flatMap(({ versions }) =>
    versions.filter(({ handedOver }) => handedOver?.intake === intake),
  );
}

/**
 * What an owner and then the vendor sign (docs/format/statements.md, "custody"). `statement-refused` when a word
 * of the intake cannot be signed.
 */
export function receiptText(
  session: Session,
  intake: EndedIntake,
  by: { readonly signer: PersonId; readonly charter: Sha256; issued: Instant },
): Result<string, Failure> {
  const { audit, from, channel, handed, ended, packages } = intake;
  const text = formatStatement({
    ...{ act: "custody", audit, ...by, vault: session.vault },
    id: StatementId.parse(toHex(randomBytes(16))),
    ...{ intake: intake.intake, from, channel, handed, taken: ended.at },
    packages: distinct(packages),
    contents: distinct(contentsOf(session, intake)),
  });
  const parsed = parseStatement(text);
  return parsed.ok
    ? ok(text)
    : err(failure("statement-refused", { reason: parsed.error.reason }));
}
