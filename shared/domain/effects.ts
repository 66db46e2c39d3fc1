// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "../ids.ts";
import type { Result } from "../result.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import { authorizeShare, type ShareState } from "./authorizeShare.ts";
import type { CharterInForce } from "./charterLife.ts";
import type { UnmetCondition, UnmetConditionName } from "./conditions.ts";
import { type Coverage, coverageOf } from "./consentStanding.ts";
import type { RevokedKey } from "./gateState.ts";
import type { ReleaseState } from "./releaseState.ts";
import { questionOf, type ReadRequest, readRequest } from "./requestReading.ts";
import { changeOf, type Turnover, turnoverOf } from "./turnover.ts";

/** Something that was asked for, with everything that its gate decides by. */
export type Asked =
  | { readonly act: "approval"; readonly state: ReleaseState }
  | { readonly act: "consent"; readonly state: ShareState };

/** What is about to change in who may sign. */
export type Coming =
  /** Another charter comes into force: keys, terms and people as it has them. */
  | { readonly what: "charter"; readonly next: CharterInForce }
  /** A key is lost or revoked, at once. */
  | { readonly what: "loss"; readonly lost: RevokedKey }
  /** A key leaves the roster: nothing more is sealed to it. */
  | { readonly what: "drop"; readonly key: string };

export interface Effect {
  readonly change: Turnover;
  /** Whether it takes anything away: a signature, somebody to share with, or all hope of a quorum. */
  readonly voids: boolean;
}

/**
 * What something that is coming voids and keeps of a request, said before it is done. Null for what it does not
 * touch: a request under no known charter, one that names the coming charter itself, or, of a charter, one that is
 * over already: no charter makes it stand.
 */
export function effectOf(asked: Asked, coming: Coming): Effect | null {
  const read = readRequest(asked.state.statement, asked.act);
  if (read === null) return null;
  if (coming.what === "charter") {
    const now = questionOf(asked.state);
    if (read.request.charter === coming.next.digest) return null;
    if (unmetOf(asked).unmet.some(({ name }) => overs.has(name))) return null;
    const change = turnoverOf(now, read, coming.next);
    return change && { change, voids: takesAway(change) };
  }
  return coming.what === "loss"
    ? effectOfLoss(asked, read, coming.lost)
    : effectOfDrop(asked, read, coming.key);
}

/** Signatures stand as they are; a consent covers somebody no longer when it names no other key of theirs. */
function effectOfDrop(
  asked: Asked,
  read: ReadRequest,
  key: string,
): Effect | null {
  if (asked.act !== "consent") return null;
  const { recipients, dropped } = asked.state;
  if (!recipients.some(({ recipient }) => recipient === key)) return null;
  const now = questionOf(asked.state);
  const change = changeOf(now, now, read);
  const state = { ...asked.state, dropped: [...dropped, key] };
  const missing = newlyLacking(asked, { ...asked, state });
  return (
    change && { change: { ...change, missing }, voids: missing.length > 0 }
  );
}

function newlyLacking(now: Asked, then: Asked): readonly UnmetCondition[] {
  const before = new Set(lacksOf(now).map(lackOf));
  return lacksOf(then).filter((each) => !before.has(lackOf(each)));
}

/** At the time of the loss, so that one that is dated ahead is not said to void nothing. */
function effectOfLoss(
  known: Asked,
  read: ReadRequest,
  lost: RevokedKey,
): Effect | null {
  const asked = notBefore(known, lost.since);
  const now = questionOf(asked.state);
  const without = lacking(asked, lost);
  const change = changeOf(now, questionOf(without.state), read);
  if (change === null) return null;
  // The whole gate is asked: a lost key may have opened what was to be shared, or signed an attestation.
  const newly = newlyLacking(asked, without);
  const voids =
    change.lost.length > 0 ||
    newly.length > 0 ||
    (change.verdict === "void" && changeOf(now, now, read)?.verdict !== "void");
  // Of seats it names those alone who have another key.
  const seats = voids ? change.missing : [];
  const named = new Set<string>(seats.map(({ name }) => name));
  const missing = [...seats, ...newly.filter(({ name }) => !named.has(name))];
  return { change: { ...change, missing }, voids };
}

/** What no charter and no further signature mends. */
const overs: ReadonlySet<UnmetConditionName> = new Set([
  "statement-withdrawn",
  "statement-expired",
  "statement-elsewhere",
  "content-changed",
  "recipient-key-lost",
  "recipient-key-dropped",
  "recipient-removed",
] as const);

function takesAway({ verdict, lost }: Turnover): boolean {
  return verdict === "void" || lost.length > 0;
}

function notBefore(asked: Asked, time: Instant): Asked {
  if (asked.state.clock >= time) return asked;
  return { ...asked, state: { ...asked.state, clock: time } } as Asked;
}

function lacking(asked: Asked, lost: RevokedKey): Asked {
  const { revokedKeys } = asked.state;
  const state = { ...asked.state, revokedKeys: [...revokedKeys, lost] };
  return { ...asked, state } as Asked;
}

/** What is lacking, whoever could still give it: one person fewer to ask voids nothing. */
function lackOf(condition: UnmetCondition): string {
  return JSON.stringify({ ...condition, candidates: undefined });
}

/** All that it lacks, and whom it covers no longer: one key fewer of somebody who has another voids nothing. */
function lacksOf(asked: Asked): readonly UnmetCondition[] {
  const { unmet, uncovered } = unmetOf(asked);
  return [...unmet, ...uncovered];
}

function unmetOf(asked: Asked): Coverage {
  const judged: Result<unknown, readonly UnmetCondition[]> =
    asked.act === "approval"
      ? authorizeRelease(asked.state)
      : authorizeShare(asked.state);
  const unmet = judged.ok ? [] : judged.error;
  return asked.act === "approval"
    ? { uncovered: [], fewerKeys: [], unmet }
    : coverageOf(asked.state.recipients, unmet);
}
