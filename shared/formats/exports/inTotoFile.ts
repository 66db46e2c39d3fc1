// SPDX-License-Identifier: Apache-2.0
import type { PersonId, Sha256 } from "../../ids.ts";
import type { Approval } from "../acts.ts";
import { compareBytes } from "../lines.ts";
import type { ListedFile } from "../statement.ts";

export const inTotoType = "https://in-toto.io/Statement/v1";
export const releasePredicateType = "counterseal:release/v1";

/** A release that was verified. */
export interface VerifiedRelease {
  readonly approval: Approval;
  /** SHA-256 of the approval's text. */
  readonly statement: Sha256;
  /** Whose signatures count. */
  readonly signers: readonly PersonId[];
  /** Every file of the tree: those that were approved, and the release folder's own. */
  readonly files: readonly ListedFile[];
}

function predicateOf({ approval, statement, signers }: VerifiedRelease) {
  const { audit, charter, id, requester, purpose, place } = approval;
  const { issued, expires, notBefore, author, commitDate } = approval;
  const { base, supersedes, removes } = approval;
  return {
    ...{ audit, id, requester, purpose, place, issued, expires },
    ...{ author, commitDate, removes, signers },
    charter: { sha256: charter },
    statement: { sha256: statement },
    ...(notBefore !== null && { notBefore }),
    ...(base !== null && { base: { gitCommit: base } }),
    ...(supersedes !== null && { supersedes: { sha256: supersedes } }),
  };
}

/** The facts of a release as an in-toto Statement (docs/format/bundle.md). It is not signed and decides nothing. */
export function inTotoStatement(release: VerifiedRelease): object {
  const files = release.files.toSorted((one, other) =>
    compareBytes(one.path, other.path),
  );
  return {
    _type: inTotoType,
    subject: files.map(({ path, sha256 }) => ({
      name: path,
      digest: { sha256 },
    })),
    predicateType: releasePredicateType,
    predicate: predicateOf(release),
  };
}
