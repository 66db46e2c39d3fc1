// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../formats/acts.ts";
import type { Charter } from "../formats/charter.ts";
import type { JudgedText } from "../formats/statement.ts";
import type { Instant, Sha256 } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import type { UnmetCondition } from "./conditions.ts";
import { asListed, differences } from "./contentDifferences.ts";
import { findingsUnmet } from "./findingConditions.ts";
import type { InspectionStanding } from "./inspectionStanding.ts";
import {
  type PublishedCharter,
  publishedCharters,
  type PublishedSignature,
  publishedSigners,
} from "./publishedSignatures.ts";
import type { ReleaseState } from "./releaseState.ts";
import { requestUnmet, unaskedUnmet } from "./requestConditions.ts";
import {
  type GateQuestion,
  questionOf,
  type ReadRequest,
  readRequest,
} from "./requestReading.ts";

// Unexported, so that no other module can make an AuthorizedRelease.
const authorized: unique symbol = Symbol("authorized");

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
  readonly charters: readonly PublishedCharter[];
}

/**
 * Whether a release may leave the vault, now: everything that stands in its way, or the leave to write it.
 * Pure, and closed by default: what is absent, unreadable or unknown is an unmet condition. Asked again on
 * the digests of the bytes at the moment of writing (docs/format/statements.md; design: release).
 */
export function authorizeRelease(
  state: ReleaseState,
): Result<AuthorizedRelease, readonly UnmetCondition[]> {
  const question = questionOf(state);
  const read = readRequest(state.statement, "approval");
  const unmet =
    read === null ? proposalUnmet(question) : approvalUnmet(question, read);
  if (unmet.length > 0 || read === null) return err(unmet);
  return ok(mint(question, read));
}

/** What a release lacks that was not requested yet. */
function proposalUnmet(
  question: GateQuestion<ReleaseState>,
): readonly UnmetCondition[] {
  const { state } = question;
  const { proposal, inspection } = state;
  const current = question.charters.at(-1)?.charter;
  return [
    ...unaskedUnmet(question, "approval", proposal.requester),
    ...demandsUnmet(
      current === undefined ? [] : [current],
      proposal.notBefore,
      // The request will carry the report that is there now.
      inspection,
    ),
    ...findingsUnmet(state, {
      charters: current === undefined ? [] : [current],
      ...{ judged: null, issued: null },
    }),
    ...wordsUnmet(current === undefined ? [] : [current], state),
    ...removalsUnmet(state),
  ];
}

function approvalUnmet(
  question: GateQuestion<ReleaseState>,
  read: ReadRequest<Approval>,
): readonly UnmetCondition[] {
  const { charter, notBefore, judged } = read.request;
  const { charters, state } = question;
  const named = charters.find(({ digest }) => digest === charter);
  const current = charters.at(-1);
  const asked =
    named === undefined || current === undefined
      ? []
      : [named.charter, current.charter];
  const requested = requestUnmet(question, read);
  const findings = findingsUnmet(state, {
    charters: asked,
    judged: new Set(judged.map(({ name }) => name)),
    issued: read.request.issued,
  });
  return [
    ...requested,
    ...demandsUnmet(asked, notBefore, judgedInspection(state, judged)),
    // The clock is behind once, whatever waits for it.
    ...findings.filter(
      ({ name }) =>
        name !== "clock-behind" ||
        !requested.some((each) => each.name === name),
    ),
    ...wordsUnmet(asked, state),
    ...removalsUnmet(state),
    ...contentUnmet(state, read.request),
  ];
}

/**
 * What people signed names the report that they judged by. A report that grew old since then still is that
 * report; one that something is open in again is not.
 */
function judgedInspection(
  { inspection }: ReleaseState,
  judged: readonly JudgedText[],
): InspectionStanding {
  if (!judged.some(({ name }) => name === "inspection.txt")) return "missing";
  return inspection === "blocking" ? "blocking" : "clear";
}

/** What the charters' Condition lines demand of an approval. */
function demandsUnmet(
  charters: readonly Charter[],
  notBefore: Instant | null,
  inspection: InspectionStanding,
): readonly UnmetCondition[] {
  const demanded = new Set(charters.flatMap(({ conditions }) => conditions));
  const unmet: UnmetCondition[] = [];
  if (demanded.has("inspection") && inspection !== "clear")
    unmet.push({ name: `inspection-${inspection}` });
  if (demanded.has("embargo") && notBefore === null)
    unmet.push({ name: "embargo-missing" });
  return unmet;
}

/**
 * An inspection that a charter demands is of the release's own words, too. What was marked as removed may not stand
 * in them, whatever it demands.
 */
function wordsUnmet(
  charters: readonly Charter[],
  { publicWords }: ReleaseState,
): readonly UnmetCondition[] {
  const isDemanded = charters.some(({ conditions }) =>
    conditions.includes("inspection"),
  );
  return publicWords
    .filter(({ check }) => isDemanded || check === "removed-text")
    .map((word) => ({ name: "public-words", ...word }));
}

/** Somebody said what must not become public: no charter has to ask for that. */
function removalsUnmet({
  unprovenRemovals: paths,
}: ReleaseState): readonly UnmetCondition[] {
  return paths.length === 0 ? [] : [{ name: "removal-unproven", paths }];
}

function contentUnmet(
  state: ReleaseState,
  approval: Approval,
): readonly UnmetCondition[] {
  const paths = differences(
    [...approval.files, ...asListed(approval.judged)],
    [...state.content, ...asListed(state.judged)],
  );
  return paths.length === 0 ? [] : [{ name: "content-changed", paths }];
}

function mint(
  question: GateQuestion<ReleaseState>,
  read: ReadRequest<Approval>,
): AuthorizedRelease {
  return {
    [authorized]: true,
    approval: read.request,
    statementText: read.text,
    statementDigest: read.digest,
    signatures: publishedSigners(question, read),
    charters: publishedCharters(question),
  };
}
