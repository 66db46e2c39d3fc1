// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../formats/acts.ts";
import type {
  JudgedText,
  ListedFile,
  Recipient,
} from "../formats/statement.ts";
import { compareBytes } from "../formats/lines.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import type { UnmetCondition } from "./conditions.ts";
import { asListed, differences } from "./contentDifferences.ts";
import { signersOf } from "./counting.ts";
import { isLost } from "./losses.ts";
import {
  type PublishedCharter,
  publishedCharters,
  type PublishedSignature,
} from "./publishedSignatures.ts";
import {
  type GateQuestion,
  questionOf,
  type ReadRequest,
  readRequest,
} from "./requestReading.ts";
import { type AskedState, type Reviewers, reviewersOf } from "./reviewers.ts";

/** All that decides whether people of the charter may be shown what a request is about. */
export interface ReviewState extends AskedState {
  /** The files that would leave, by digests computed from their bytes now. */
  readonly content: readonly ListedFile[];
  /** Digests of the texts that the request is judged by, computed from their bytes now. */
  readonly judged: readonly JudgedText[];
  /** Who is to see them; null: everyone whom the request asks. */
  readonly to: readonly PersonId[] | null;
}

// Unexported, so that no other module can make an AuthorizedReview.
const authorized: unique symbol = Symbol("authorized");

/** Leave to seal exactly these files to exactly these keys. Made by `authorizeReview` alone. */
export interface AuthorizedReview {
  readonly [authorized]: true;
  readonly request: Request;
  readonly statementText: string;
  readonly statementDigest: Sha256;
  /** Of everyone who has signed, sorted by person; the requester is among them. */
  readonly signatures: readonly PublishedSignature[];
  readonly charters: readonly PublishedCharter[];
  readonly files: readonly ListedFile[];
  readonly recipients: readonly Recipient[];
}

/**
 * Whether these people may be shown these files now, so that they can judge a request: everything that
 * stands in the way, or the leave to do it. Pure, and closed by default, as `authorizeShare` is. The
 * request's own quorum is not asked for: whoever is to sign has to see first. Its files leave whole, each of
 * them, since nobody can judge by a part; to people alone whom it asks.
 */
export function authorizeReview(
  state: ReviewState,
): Result<AuthorizedReview, readonly UnmetCondition[]> {
  const read = readRequest(state.statement, state.act);
  if (read === null) return err([{ name: "request-missing" }]);
  const asked = reviewersOf(state);
  if (!asked.ok) return asked;
  const question = questionOf(state);
  const unmet = [
    ...requesterUnmet(question, read),
    ...contentUnmet(state, read.request),
    ...peopleUnmet(question, read.request, asked.value),
  ];
  return unmet.length > 0 ? err(unmet) : ok(mint(question, read, asked.value));
}

/** Who asks has signed first, by a key that counts, and has a part in it still. */
function requesterUnmet(
  question: GateQuestion<ReviewState>,
  read: ReadRequest,
): readonly UnmetCondition[] {
  const { requester } = read.request;
  if (question.losses.recused.includes(requester))
    return [{ name: "person-recused", person: requester }];
  const signed = signedBy(question, read);
  return signed.some(({ person }) => person === requester)
    ? []
    : [{ name: "requester-missing", requester }];
}

function contentUnmet(
  { content, judged }: ReviewState,
  request: Request,
): readonly UnmetCondition[] {
  const paths = differences(
    [...request.files, ...asListed(request.judged)],
    [...content, ...asListed(judged)],
  );
  return paths.length === 0 ? [] : [{ name: "content-changed", paths }];
}

function peopleUnmet(
  { state, losses }: GateQuestion<ReviewState>,
  { requester }: Request,
  asked: Reviewers,
): readonly UnmetCondition[] {
  const wanted = new Set(state.to ?? asked.to);
  if (wanted.size === 0) return [{ name: "reviewers-missing" }];
  const withKey = new Set(asked.recipients.map(({ person }) => person));
  return [...wanted].sort().flatMap((person): UnmetCondition[] => {
    if (asked.to.includes(person) && withKey.has(person)) return [];
    const why = asked.to.includes(person)
      ? "without-key"
      : person === requester
        ? "asks-it"
        : losses.recused.includes(person)
          ? "recused"
          : "without-seat";
    return [{ name: "reviewer-refused", person, why }];
  });
}

function mint(
  question: GateQuestion<ReviewState>,
  read: ReadRequest,
  asked: Reviewers,
): AuthorizedReview {
  const { state } = question;
  const to = state.to ?? asked.to;
  return {
    [authorized]: true,
    request: read.request,
    statementText: read.text,
    statementDigest: read.digest,
    signatures: signedBy(question, read),
    charters: publishedCharters(question),
    files: state.content,
    recipients: asked.recipients.filter(({ person }) => to.includes(person)),
  };
}

/** Whoever has signed, by the charter that the request names: once each, by a key that still counts. */
function signedBy(
  { charters, losses }: GateQuestion,
  { request, signatures }: ReadRequest,
): readonly PublishedSignature[] {
  const named = charters.find(({ digest }) => digest === request.charter);
  if (named === undefined) return [];
  const { charter } = named;
  const kept = signatures.filter((signature) => !isLost(losses, signature));
  const { signers } = signersOf({
    charter,
    issued: request.issued,
    keys: kept,
  });
  return signers.flatMap(({ person, keys }) => {
    const theirs = kept.filter(({ key }) => keys.includes(key));
    const [armour] = theirs.map((each) => each.armour).sort(compareBytes);
    return armour === undefined ? [] : [{ person, armour }];
  });
}
