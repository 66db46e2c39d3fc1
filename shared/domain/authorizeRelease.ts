// SPDX-License-Identifier: Apache-2.0
import { compareBytes, sortedByBytes } from "../formats/lines.ts";
import type { Approval } from "../formats/acts.ts";
import { namespaceOf, parseStatement } from "../formats/statementText.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import { type CharterInForce, chartersInForce } from "./charterLife.ts";
import type { UnmetCondition } from "./conditions.ts";
import {
  countedSigners,
  proposalUnmet,
  type ReadApproval,
  statementUnmet,
} from "./releaseConditions.ts";
import type {
  ReleaseState,
  SignedText,
  VerifiedSignature,
} from "./releaseState.ts";

// Unexported, so that no other module can make an AuthorizedRelease.
const authorized: unique symbol = Symbol("authorized");

export interface PublishedSignature {
  readonly person: PersonId;
  readonly armour: string;
}

/**
 * Leave to write exactly these texts, signatures and listed files, and nothing else. Made by
 * `authorizeRelease` alone; the writer of bundles takes nothing but this.
 */
export interface AuthorizedRelease {
  readonly [authorized]: true;
  readonly approval: Approval;
  readonly statementText: string;
  readonly statementDigest: Sha256;
  /** One a person, sorted by person: everyone who counts, and the requester. */
  readonly signatures: readonly PublishedSignature[];
  /** Version 1 first. A person who signed with several keys stands several times, sorted by person, then key. */
  readonly charters: readonly {
    readonly version: number;
    readonly text: string;
    readonly digest: Sha256;
    readonly signatures: readonly PublishedSignature[];
  }[];
}

/**
 * Whether a release may leave the vault, now: everything that stands in its way, or the leave to write it.
 * Pure, and closed by default: what is absent, unreadable or unknown is an unmet condition. Asked again on
 * the digests of the bytes at the moment of writing (docs/format/statements.md; design: release).
 */
export function authorizeRelease(
  state: ReleaseState,
): Result<AuthorizedRelease, readonly UnmetCondition[]> {
  const charters = trustedCharters(state);
  const statement = readApproval(state.statement);
  const unmet =
    statement === null
      ? proposalUnmet(state, charters)
      : statementUnmet(state, charters, statement);
  if (unmet.length > 0 || statement === null) return err(unmet);
  return ok(mint(state, charters, statement));
}

/** A text that is not an approval is no request: it is answered as if there were none. */
function readApproval(signed: SignedText | null): ReadApproval | null {
  if (signed === null) return null;
  const parsed = parseStatement(signed.text);
  if (!parsed.ok || parsed.value.act !== "approval") return null;
  const { text, digest } = signed;
  const signatures = signaturesOver(signed, "approval");
  return { approval: parsed.value, text, digest, signatures };
}

/** The whole chain, or nothing: a link that is not in force leaves no charter to judge by. */
function trustedCharters(state: ReleaseState): readonly CharterInForce[] {
  const links = state.charters.map((signed) => ({
    text: signed.text,
    digest: signed.digest,
    keys: signaturesOver(signed, "charter").map(({ key }) => key),
  }));
  const inForce = chartersInForce(links);
  const whole = inForce.length === state.charters.length;
  return whole && inForce.every(({ charter }) => charter.audit === state.audit)
    ? inForce
    : [];
}

function signaturesOver(
  signed: SignedText,
  act: "approval" | "charter",
): readonly VerifiedSignature[] {
  return signed.signatures.filter(
    ({ message, namespace }) =>
      message === signed.digest && namespace === namespaceOf(act),
  );
}

function mint(
  state: ReleaseState,
  charters: readonly CharterInForce[],
  statement: ReadApproval,
): AuthorizedRelease {
  const named = charters.find(
    ({ digest }) => digest === statement.approval.charter,
  );
  const { requester } = statement.approval;
  const signers =
    named === undefined ? [] : countedSigners(state, named.charter, statement);
  const published = signers.filter(
    ({ person, seats }) => seats.length > 0 || person === requester,
  );
  return {
    [authorized]: true,
    approval: statement.approval,
    statementText: statement.text,
    statementDigest: statement.digest,
    signatures: published.flatMap(({ person, keys }) =>
      armoursOf(person, keys.slice(0, 1), statement.signatures),
    ),
    charters: charters.map(({ charter, text, digest }, index) => ({
      version: charter.version,
      text,
      digest,
      signatures: charterSignatures(charters, index, state.charters[index]),
    })),
  };
}

/** Every signature by a key of the charter itself or of the one before it, whose quorum decides. */
function charterSignatures(
  charters: readonly CharterInForce[],
  index: number,
  signed: SignedText | undefined,
): readonly PublishedSignature[] {
  if (signed === undefined) return [];
  const lines = [
    ...(charters[index]?.charter.sign ?? []),
    ...(charters[index - 1]?.charter.sign ?? []),
  ];
  const byName = new Map(
    lines.map(({ person, key }) => [`${person} ${key}`, { person, key }]),
  );
  const valid = signaturesOver(signed, "charter");
  // A key that moved to another person signed for both: as the one for the old quorum, as the other for itself.
  return sortedByBytes([...byName], ([name]) => name).flatMap(
    ([, { person, key }]) => armoursOf(person, [key], valid),
  );
}

function armoursOf(
  person: PersonId,
  keys: readonly string[],
  signatures: readonly VerifiedSignature[],
): readonly PublishedSignature[] {
  return keys.flatMap((key) => {
    const armours = signatures.filter((signature) => signature.key === key);
    // One key may have signed twice (ECDSA is random): the choice must not depend on the order of arrival.
    const [armour] = armours.map((found) => found.armour).sort(compareBytes);
    return armour === undefined ? [] : [{ person, armour }];
  });
}
