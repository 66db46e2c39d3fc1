// SPDX-License-Identifier: Apache-2.0
import type { ListedFile } from "../../../shared/formats/statement.ts";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import type { VersionState } from "../catalog/state.ts";
import type { Session } from "../session.ts";

/** A version and the path that it is given where it goes. */
export interface PlacedVersion {
  readonly version: VersionId;
  readonly path: string;
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
  for (const deliverable of session.state.deliverables.values()) {
    if (deliverable.removed || deliverable.audit !== audit) continue;
    const found = deliverable.versions.find(({ version }) => version === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the vault holds for each path, by the digests that the ledger bound. */
export function recordedContent(
  session: Session,
  audit: AuditId,
  files: readonly PlacedVersion[],
): ListedFile[] {
  return files.flatMap(({ version, path }) => {
    const found = findVersion(session, audit, version);
    return found === undefined ? [] : [{ sha256: found.sha256, path }];
  });
}

/** The same, with the versions, as the ledger says what left. */
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
