// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { indexLine, postDraft } from "../../../shared/text/announcement.ts";
import type { AuditState, ReleaseState } from "../catalog/state.ts";
import { requireCharter, requireRequest } from "./recordedTexts.ts";

export interface Announcement {
  readonly post: string;
  readonly indexLine: string;
}

/**
 * What can be announced of a release, once its merge is on the record: fails with `release-not-merged`
 * before. Made of the approval, the charter that it names and the commit, which are public with the merge;
 * nothing else of the vault is given to it.
 */
export function announcementOf(
  { charters }: AuditState,
  { statement, merged }: ReleaseState,
): Result<Announcement, Failure> {
  if (statement === null || merged === null)
    return err(failure("release-not-merged"));
  const approval = requireRequest(statement.text);
  const charter = charters.find(({ digest }) => digest === approval.charter);
  if (charter === undefined || approval.act !== "approval")
    throw new Error("a merged release has no charter");
  const { commit, signers } = merged;
  const told = {
    ...{ approval, statement: statement.digest, commit, signers },
    charter: requireCharter(charter.text),
  };
  return ok({ post: postDraft(told), indexLine: indexLine(told) });
}
