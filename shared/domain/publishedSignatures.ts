// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../formats/charter.ts";
import { compareBytes, sortedByBytes } from "../formats/lines.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import type { SignedText, VerifiedSignature } from "./gateState.ts";
import { isLost } from "./losses.ts";
import { lackingPresence } from "./presence.ts";
import { countedAgain, countedSigners } from "./requestConditions.ts";
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
  const current = question.charters.at(-1);
  if (named === undefined || current === undefined) return [];
  const kept = read.signatures.filter(
    (signature) => !isLost(question.losses, signature),
  );
  const again = new Map(
    countedAgain(question, named.charter, read, current.charter).map(
      (signer) => [signer.person, signer],
    ),
  );
  return countedSigners(question, named.charter, read).flatMap((signer) => {
    const { person, keys } = signer;
    const stays = again.get(person);
    // A later charter may seat whom the one named did not.
    const seats = [...signer.seats, ...(stays?.seats ?? [])];
    if (seats.length === 0 && person !== requester) return [];
    // Who signed with several keys: with one that counts under both charters, where there is one.
    const [key] = stays?.keys ?? keys;
    return armoursOf(person, key === undefined ? [] : [key], kept, [
      named.charter,
      current.charter,
    ]);
  });
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
  const own = charters[index]?.charter;
  const judges = charters[index - 1]?.charter ?? own;
  // A key that moved to another person signed for both: as the one for the old quorum, as the other for itself.
  return sortedByBytes([...byName], ([name]) => name).flatMap(
    ([, { person, key }]) =>
      armoursOf(person, [key], valid, judges === undefined ? [] : [judges]),
  );
}

function armoursOf(
  person: PersonId,
  keys: readonly string[],
  signatures: readonly VerifiedSignature[],
  /** Whose demands it should meet; of the first, rather than of the others. */
  judges: readonly Charter[],
): readonly PublishedSignature[] {
  return keys.flatMap((key) => {
    const theirs = signatures.filter((signature) => signature.key === key);
    const fit = judges.reduce((left, charter) => {
      const present = left.filter(
        ({ flags }) => lackingPresence(charter, flags).length === 0,
      );
      return present.length > 0 ? present : left;
    }, theirs);
    // One key may have signed twice (ECDSA is random): the choice must not depend on the order of arrival.
    const [armour] = fit.map((found) => found.armour).sort(compareBytes);
    return armour === undefined ? [] : [{ person, armour }];
  });
}
