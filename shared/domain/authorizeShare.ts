// SPDX-License-Identifier: Apache-2.0
import type { Consent } from "../formats/acts.ts";
import type {
  JudgedText,
  ListedFile,
  Recipient,
} from "../formats/statement.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import type { UnmetCondition } from "./conditions.ts";
import { latestTime } from "./attestations.ts";
import { asListed, differences } from "./contentDifferences.ts";
import type { GateState, SignedText } from "./gateState.ts";
import { isLost } from "./losses.ts";
import {
  type PublishedCharter,
  publishedCharters,
  type PublishedSignature,
  publishedSigners,
} from "./publishedSignatures.ts";
import { requestUnmet, unaskedUnmet } from "./requestConditions.ts";
import {
  type GateQuestion,
  questionOf,
  type ReadRequest,
  readRequest,
} from "./requestReading.ts";

/** All that decides whether files may be shared with people outside the charter. */
export interface ShareState extends GateState {
  /** The consent as it was requested; null while nobody was asked. */
  readonly statement: SignedText | null;
  readonly requester: PersonId;
  /** The files that would leave, by digests computed from their bytes now; some or all of the consent's. */
  readonly content: readonly ListedFile[];
  /** Digests of the texts that the consent was judged by, computed from their bytes now. */
  readonly judged: readonly JudgedText[];
  /** Whom it would be sealed to, by which keys; some or all of the consent's audience. */
  readonly recipients: readonly Recipient[];
  /** Those of them who were removed from the roster since the consent named them. */
  readonly removed: readonly PersonId[];
  /** Of their keys, those that the roster has for nobody any more, though their holder is on it. */
  readonly dropped: readonly string[];
}

// Unexported, so that no other module can make an AuthorizedShare.
const authorized: unique symbol = Symbol("authorized");

/** Leave to seal exactly these files to exactly these keys. Made by `authorizeShare` alone. */
export interface AuthorizedShare {
  readonly [authorized]: true;
  readonly consent: Consent;
  readonly statementText: string;
  readonly statementDigest: Sha256;
  readonly signatures: readonly PublishedSignature[];
  readonly charters: readonly PublishedCharter[];
  readonly files: readonly ListedFile[];
  readonly recipients: readonly Recipient[];
}

/**
 * Whether these files may be sealed to these keys, now: everything that stands in the way, or the leave to
 * do it. Pure, and closed by default, as `authorizeRelease` is.
 */
export function authorizeShare(
  state: ShareState,
): Result<AuthorizedShare, readonly UnmetCondition[]> {
  const question = questionOf(state);
  const read = readRequest(state.statement, "consent");
  if (read === null)
    return err(unaskedUnmet(question, "consent", state.requester));
  const unmet = [
    ...requestUnmet(question, read),
    ...contentUnmet(state, read.request),
    ...audienceUnmet(state, read.request),
    ...lostRecipients(question),
    ...droppedKeys(state),
    ...removedRecipients(state),
  ];
  return unmet.length > 0 ? err(unmet) : ok(mint(question, read));
}

function contentUnmet(
  { content, judged }: ShareState,
  consent: Consent,
): readonly UnmetCondition[] {
  if (content.length === 0) return [{ name: "share-empty" }];
  const leaving = new Set(content.map(({ path }) => path));
  const listed = consent.files.filter(({ path }) => leaving.has(path));
  const paths = differences(
    [...listed, ...asListed(consent.judged)],
    [...content, ...asListed(judged)],
  );
  return paths.length === 0 ? [] : [{ name: "content-changed", paths }];
}

function audienceUnmet(
  { recipients }: ShareState,
  { audience }: Consent,
): readonly UnmetCondition[] {
  if (recipients.length === 0) return [{ name: "share-empty" }];
  const covered = new Set(
    audience.map(({ person, recipient }) => `${person} ${recipient}`),
  );
  return recipients
    .filter(({ person, recipient }) => !covered.has(`${person} ${recipient}`))
    .map((uncovered) => ({ name: "recipient-uncovered", ...uncovered }));
}

/** Whoever has a lost key would open what is sealed to it. */
function lostRecipients({
  state,
  losses,
}: GateQuestion<ShareState>): readonly UnmetCondition[] {
  const recorded = latestTime(state);
  return state.recipients
    .filter(({ recipient: key }) => isLost(losses, { key, recorded }))
    .map((line) => ({ name: "recipient-key-lost", ...line }));
}

/** Its holder gave it up, and may not have it any more. */
function droppedKeys({
  recipients,
  dropped,
}: ShareState): readonly UnmetCondition[] {
  return recipients
    .filter(({ recipient }) => dropped.includes(recipient))
    .map((line) => ({ name: "recipient-key-dropped", ...line }));
}

/** A consent outlives the part that somebody had in the audit. */
function removedRecipients({
  recipients,
  removed,
}: ShareState): readonly UnmetCondition[] {
  const people = recipients
    .map(({ person }) => person)
    .filter((person) => removed.includes(person));
  return [...new Set(people)].map((person) => ({
    name: "recipient-removed",
    person,
  }));
}

function mint(
  question: GateQuestion<ShareState>,
  read: ReadRequest<Consent>,
): AuthorizedShare {
  return {
    [authorized]: true,
    consent: read.request,
    statementText: read.text,
    statementDigest: read.digest,
    signatures: publishedSigners(question, read),
    charters: publishedCharters(question),
    files: question.state.content,
    recipients: question.state.recipients,
  };
}
