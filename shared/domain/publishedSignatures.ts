// SPDX-License-Identifier: Apache-2.0
import { compareBytes, sortedByBytes } from "../formats/lines.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import type { SignedText, VerifiedSignature } from "./gateState.ts";
import { isLost } from "./losses.ts";
import { countedSigners } from "./requestConditions.ts";
import {
  type GateQuestion,
  type ReadRequest,
  signaturesOver,
} from "./requestReading.ts";

/** The signatures that leave with what they allow, so that others can count them again. */
export interface PublishedSignature {
  readonly person: PersonId;
  readonly armour: string;
}

export interface PublishedCharter {
  readonly version: number;
  readonly text: string;
  readonly digest: Sha256;
  readonly signatures: readonly PublishedSignature[];
}

/** One a person, sorted by person: everyone who counts, and the requester. */
export function publishedSigners(
  question: GateQuestion,
  read: ReadRequest,
): readonly PublishedSignature[] {
  const { charter, requester } = read.request;
  const named = question.charters.find(({ digest }) => digest === charter);
  if (named === undefined) return [];
  const kept = read.signatures.filter(
    (signature) => !isLost(question.losses, signature),
  );
  return countedSigners(question, named.charter, read)
    .filter(({ person, seats }) => seats.length > 0 || person === requester)
    .flatMap(({ person, keys }) => armoursOf(person, keys.slice(0, 1), kept));
}

/** Version 1 first. A person who signed with several keys stands several times, sorted by person, then key. */
export function publishedCharters(
  question: GateQuestion,
): readonly PublishedCharter[] {
  const { charters, state } = question;
  return charters.map(({ charter, text, digest }, index) => ({
    version: charter.version,
    text,
    digest,
    signatures: charterSignatures(question, index, state.charters[index]),
  }));
}

/** Every signature by a key of the charter itself or of the one before it, whose quorum decides. */
function charterSignatures(
  { charters }: GateQuestion,
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
