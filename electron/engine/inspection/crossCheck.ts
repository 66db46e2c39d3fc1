// SPDX-License-Identifier: Apache-2.0
import type { CrossCheck } from "../../../shared/domain/crossCheck.ts";
import type { WatchList } from "../../../shared/domain/inspection.ts";
import type { Sha256, VersionId } from "../../../shared/ids.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type {
  DeliverableState,
  State,
  VersionState,
} from "../catalog/state.ts";
import { type CarvedText, carvedFor } from "./carvedFindings.ts";

interface Held {
  readonly deliverable: DeliverableState;
  readonly version: VersionState;
}

/** Also of deliverables that were removed: what was marked there stays marked. */
function everyVersion(state: State): Map<VersionId, Held> {
  const held = new Map<VersionId, Held>();
  for (const deliverable of state.deliverables.values())
    for (const version of deliverable.versions)
      held.set(version.version, { deliverable, version });
  return held;
}

/** Versions that one comes from, over any steps, the nearest first; itself left out. */
function ancestorsOf(
  held: ReadonlyMap<VersionId, Held>,
  id: VersionId,
): VersionId[] {
  const seen = new Set<VersionId>();
  const waiting: VersionId[] = [id];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const { derivedFrom = null, supersedes = null } =
      held.get(at)?.version.lineage ?? {};
    for (const from of [derivedFrom, supersedes])
      if (from !== null) waiting.push(from);
  }
  seen.delete(id);
  return [...seen];
}

export interface MarkedRemoval {
  readonly text: string;
  /** The version on which it was marked. */
  readonly from: VersionId;
}

/** What a version is held against: marks, and the private version that it was made from. */
export interface Against {
  readonly removals: readonly MarkedRemoval[];
  /** What a release that the version is in carves out. */
  readonly carved: readonly CarvedText[];
  readonly base: VersionState | null;
  readonly isBaseMissing: boolean;
}

/**
 * Marks count for the version itself, for every version that comes from it, and for every other version of its
 * deliverable: one whose descent nobody recorded is held against them too.
 */
export function againstFor(state: State, id: VersionId): Against {
  const held = everyVersion(state);
  const own = held.get(id);
  if (own === undefined)
    return { removals: [], carved: [], base: null, isBaseMissing: false };
  const ancestors = ancestorsOf(held, id);
  const sources = new Set([
    ...[id, ...ancestors],
    ...own.deliverable.versions.map(({ version }) => version),
  ]);
  const removals = [...sources].flatMap((from) =>
    [...(state.removals.get(from) ?? [])].map((text) => ({ text, from })),
  );
  const isPublic = own.version.variant === "public";
  const base = isPublic
    ? ancestors
        .map((each) => held.get(each))
        .find((each) => each?.version.variant === "private")
    : undefined;
  const isThere = base !== undefined && !base.deliverable.removed;
  return {
    removals,
    carved: carvedFor(state, id),
    base: isThere ? base.version : null,
    isBaseMissing: base !== undefined && !isThere,
  };
}

export function isHeldAgainst(against: Against): boolean {
  const { removals, carved, base, isBaseMissing } = against;
  return removals.length + carved.length > 0 || base !== null || isBaseMissing;
}

/** What the inspector is told of it. */
export function crossCheckOf({
  removals,
  carved,
  base,
  isBaseMissing,
}: Against): CrossCheck {
  const removed = [...removals, ...carved].map(({ text }) => text);
  return {
    removed: [...new Set(removed)].sort(),
    base: base === null ? null : { name: base.name, size: base.size },
    isBaseMissing,
  };
}

/** Digest of all that a version's inspection looks for beside the rules: another one makes its report stale. */
export function digestOfSought(watch: WatchList, against: Against): Sha256 {
  const { removed, isBaseMissing } = crossCheckOf(against);
  const sought = isHeldAgainst(against)
    ? { watch, removed, isBaseMissing, base: against.base?.sha256 ?? null }
    : watch;
  return sha256(encodeUtf8(canonicalJson(sought)));
}
