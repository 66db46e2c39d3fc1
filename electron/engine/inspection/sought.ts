// SPDX-License-Identifier: Apache-2.0
import type { WatchList } from "../../../shared/domain/inspection.ts";
import type { AuditId, Sha256, VersionId } from "../../../shared/ids.ts";
import { openObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { againstFor, crossCheckOf, digestOfSought } from "./crossCheck.ts";
import type { HeldAgainst } from "./inspectFile.ts";
import { watchListOf } from "./inspectionView.ts";

/** What the inspector is to look for in a version of an audit, and the digest of it for the record. */
export function soughtFor(
  session: Session,
  audit: AuditId,
  version: VersionId,
): {
  readonly watch: WatchList;
  readonly heldAgainst: HeldAgainst;
  readonly digest: Sha256;
} {
  const watch = watchListOf(session.state, audit);
  const against = againstFor(session.state, version);
  const { base } = against;
  async function* baseContent() {
    if (base !== null) yield* openObject(session, base);
  }
  return {
    watch,
    heldAgainst: {
      crossCheck: crossCheckOf(against),
      baseContent: baseContent(),
    },
    digest: digestOfSought(watch, against),
  };
}
