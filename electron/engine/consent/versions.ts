// SPDX-License-Identifier: Apache-2.0
import type { ListedFile } from "../../../shared/formats/statement.ts";
import type { AuditId, DeliverableId, VersionId } from "../../../shared/ids.ts";
import type { State, VersionState } from "../catalog/state.ts";
import type { Session } from "../session.ts";

/** A version and the path that it is given where it goes. */
export interface PlacedVersion {
  readonly version: VersionId;
  readonly path: string;
}

interface Place {
  readonly deliverable: DeliverableId;
  readonly index: number;
}

/** Where each version was found last: a request may name ten thousand, each asked for several times. */
const places = new WeakMap<State["deliverables"], Map<VersionId, Place>>();

function placeOf(
  deliverables: State["deliverables"],
  id: VersionId,
): Place | undefined {
  const known = places.get(deliverables)?.get(id);
  const there =
    known && deliverables.get(known.deliverable)?.versions[known.index];
  if (there?.version === id) return known;
  // What came or moved since is not in it yet.
  const found = new Map<VersionId, Place>();
  for (const { deliverable, versions } of deliverables.values())
    for (const [index, { version }] of versions.entries())
      found.set(version, { deliverable, index });
  places.set(deliverables, found);
  return found.get(id);
}

/**
 * A version of this audit; undefined when it is not in the vault any more, and when it is another audit's:
 * the charter of one audit decides nothing about the files of another.
 */
export function findVersion(
  session: Session,
  audit: AuditId,
  id: VersionId,
): VersionState | undefined {
  const { deliverables } = session.state;
  const place = placeOf(deliverables, id);
  const held = place && deliverables.get(place.deliverable);
  if (place === undefined || held === undefined) return undefined;
  return held.removed || held.audit !== audit
    ? undefined
    : held.versions[place.index];
}

/** What the vault holds for each path, by the digests that the ledger bound, with the versions. */
export function digested(
  session: Session,
  audit: AuditId,
  files: readonly PlacedVersion[],
): (PlacedVersion & Pick<ListedFile, "sha256">)[] {
  return files.flatMap(({ version, path }) => {
    const found = findVersion(session, audit, version);
    return found === undefined ? [] : [{ version, path, sha256: found.sha256 }];
  });
}

/** The same, as a statement lists it. */
export function recordedContent(
  session: Session,
  audit: AuditId,
  files: readonly PlacedVersion[],
): ListedFile[] {
  return digested(session, audit, files).map(({ sha256, path }) => ({
    sha256,
    path,
  }));
}

/** Who handed these versions over. */
export function vendorsOf(
  session: Session,
  audit: AuditId,
  files: readonly PlacedVersion[],
): string[] {
  const vendors = files.flatMap(({ version }) => {
    const found = findVersion(session, audit, version);
    return found === undefined ? [] : [found.from];
  });
  return [...new Set(vendors)];
}
