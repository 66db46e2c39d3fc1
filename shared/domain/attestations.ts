// SPDX-License-Identifier: Apache-2.0
import type { StatementOf } from "../formats/acts.ts";
import type { Charter } from "../formats/charter.ts";
import { namespaceOf, parseStatement } from "../formats/statementText.ts";
import type { Instant, PersonId, Sha256 } from "../ids.ts";
import type { CharterInForce } from "./charterLife.ts";
import { contains } from "./counting.ts";
import type { GateState, SignedText } from "./gateState.ts";
import { isLost, type Losses } from "./losses.ts";

/**
 * Who agreed to which text (docs/format/statements.md, "attestation"). It adds to what people may do, so
 * it is read strictly: only a key that the charter named lists for the signer, in its term and not lost.
 */
export interface Attested {
  readonly person: PersonId;
  /** Digest of the text agreed to. */
  readonly text: Sha256;
  readonly since: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

interface AttestationQuestion {
  readonly state: GateState;
  readonly charters: readonly CharterInForce[];
  readonly losses: Losses;
}

type Attestation = StatementOf<"attestation">;

/** Every text that somebody ever agreed to, whether or not that still holds. */
export function attestedTexts(
  question: AttestationQuestion,
): readonly Attested[] {
  return question.state.answers.flatMap((signed) => {
    const parsed = parseStatement(signed.text);
    if (!parsed.ok || parsed.value.act !== "attestation") return [];
    const { signer, issued, expires, files } = parsed.value;
    if (!isSigned(question, signed, parsed.value)) return [];
    return files.map(({ sha256 }) => ({
      person: signer,
      text: sha256,
      since: issued,
      until: expires,
    }));
  });
}

function isSigned(
  { state, charters, losses }: AttestationQuestion,
  { digest, signatures }: SignedText,
  { audit, charter: named, signer, issued }: Attestation,
): boolean {
  const charter = charters.find((each) => each.digest === named)?.charter;
  if (charter === undefined || audit !== state.audit) return false;
  const own = charter.sign.filter(
    (line) => line.person === signer && contains(line, issued),
  );
  return signatures.some(
    (signature) =>
      signature.message === digest &&
      signature.namespace === namespaceOf("attestation") &&
      own.some(({ key }) => key === signature.key) &&
      !isLost(losses, signature),
  );
}

/** The latest time that the vault knows, at which it judges what is over. */
export function latestTime({
  clock,
  ledgerTime,
  statementTimes,
}: GateState): Instant {
  return [clock, ledgerTime, ...statementTimes].reduce((a, b) =>
    a > b ? a : b,
  );
}

/** Whether these charters ask that whoever signs has agreed to the texts. */
export function attestationsDemanded(charters: readonly Charter[]): boolean {
  return charters.some(({ conditions }) => conditions.includes("attestations"));
}

/**
 * The people who agreed to the newest version of every text, as of the latest time that the vault knows.
 * Nobody, while there is no text.
 */
export function attestedPeople(
  question: AttestationQuestion,
): ReadonlySet<PersonId> {
  const { agreementTexts } = question.state;
  if (agreementTexts.length === 0) return new Set();
  const latest = latestTime(question.state);
  const live = attestedTexts(question).filter(({ until }) => latest < until);
  const people = new Set(live.map(({ person }) => person));
  return new Set(
    [...people].filter((person) =>
      agreementTexts.every((text) =>
        live.some((each) => each.person === person && each.text === text),
      ),
    ),
  );
}
