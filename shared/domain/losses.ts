// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../formats/charter.ts";
import type { Statement } from "../formats/acts.ts";
import { namespaceOf, parseStatement } from "../formats/statementText.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import type { CharterInForce } from "./charterLife.ts";
import type {
  GateState,
  RevokedKey,
  SignedText,
  VerifiedSignature,
} from "./gateState.ts";

/**
 * What only subtracts: keys revoked, people recused, statements taken back. It is read liberally, since a
 * loss that is believed wrongly closes a gate and one that is missed opens it: a signer's key counts here
 * whatever its term, under whichever charter of the audit (docs/format/statements.md, "What subtracts").
 */
export interface Losses {
  readonly revoked: readonly RevokedKey[];
  readonly recused: readonly PersonId[];
  readonly withdrawals: readonly {
    readonly of: Sha256;
    readonly person: PersonId;
  }[];
}

export function lossesOf(
  state: GateState,
  charters: readonly CharterInForce[],
): Losses {
  const answers = state.answers.flatMap((signed) =>
    readAnswer(state, charters, signed),
  );
  return {
    revoked: [
      ...state.revokedKeys,
      ...answers.flatMap((answer) => revokedBy(state, charters, answer)),
    ],
    recused: [
      ...state.recused,
      ...answers.flatMap((answer) => recusedBy(state, answer)),
    ],
    withdrawals: answers.flatMap((answer) =>
      answer.act === "withdrawal"
        ? [{ of: answer.of, person: answer.signer }]
        : [],
    ),
  };
}

/** Whether a verified signature was lost with its key. */
export function isLost(
  { revoked }: Losses,
  { key, recorded }: Pick<VerifiedSignature, "key" | "recorded">,
): boolean {
  return revoked.some((loss) => loss.key === key && recorded >= loss.since);
}

type Answer = Extract<Statement, { signer: PersonId; audit: unknown }>;

function signLinesOf(
  charters: readonly CharterInForce[],
): Charter["sign"][number][] {
  return charters.flatMap(({ charter }) => charter.sign);
}

/** A statement of this audit that its signer signed, with any key that a charter lists for them. */
function readAnswer(
  state: GateState,
  charters: readonly CharterInForce[],
  { text, digest, signatures }: SignedText,
): readonly Answer[] {
  const parsed = parseStatement(text);
  if (!parsed.ok || !("signer" in parsed.value)) return [];
  const answer = parsed.value;
  if (answer.act === "card" || answer.audit !== state.audit) return [];
  const own = signLinesOf(charters)
    .filter(({ person }) => person === answer.signer)
    .map(({ key }) => key);
  const isSigned = signatures.some(
    ({ message, namespace, key }) =>
      message === digest &&
      namespace === namespaceOf(answer.act) &&
      own.includes(key),
  );
  return isSigned ? [answer] : [];
}

/** One revokes one's own key alone. */
function revokedBy(
  { fingerprints }: GateState,
  charters: readonly CharterInForce[],
  answer: Answer,
): readonly RevokedKey[] {
  if (answer.act !== "revocation") return [];
  const keys = signLinesOf(charters)
    .filter(
      ({ person, key }) =>
        person === answer.signer && fingerprints.get(key) === answer.key,
    )
    .map(({ key }) => key);
  return [...new Set(keys)].map((key) => ({ key, since: answer.since }));
}

const vendorScope = "vendor ";

/** The vendor that a declaration is about; null for the whole audit, as is every scope that names none. */
export function vendorOf(scope: string): string | null {
  return scope.startsWith(vendorScope) ? scope.slice(vendorScope.length) : null;
}

function recusedBy(
  { vendors }: GateState,
  answer: Answer,
): readonly PersonId[] {
  if (answer.act !== "declaration" || answer.recused === "no") return [];
  const { scope, signer } = answer;
  const vendor = vendorOf(scope);
  return vendor === null || vendors.includes(vendor) ? [signer] : [];
}
