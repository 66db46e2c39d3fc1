// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { compareWitness } from "../ledger/witness.ts";
import {
  largestSignatureBytes,
  type LocatedRelease,
} from "../release/locatedRelease.ts";
import type { Session } from "../session.ts";

/** As many people as a charter may have, and more. */
const mostSignatures = 1024;

async function signaturesOf(
  { treeAt }: LocatedRelease,
  approval: Approval,
): Promise<readonly string[]> {
  const tree = treeAt(approval.place);
  if (tree === null) return [];
  const folder = `${approval.place}/signatures/`;
  const { present } = await tree.list(approval);
  const paths = [...present.keys()].filter((path) => path.startsWith(folder));
  const signatures: string[] = [];
  for (const path of paths.slice(0, mostSignatures)) {
    const bytes = await tree.read(path, largestSignatureBytes);
    const text = bytes && decodeUtf8(bytes);
    if (text !== null) signatures.push(text);
  }
  return signatures;
}

/** What is no statement, or another vault's, says nothing about this one; the verdict says what it is. */
const foreign = new Set<string>([
  "statement-refused",
  "checkpoint-other-vault",
]);

/**
 * Holds the statement of a release that came back against the open vault's ledger. What it finds out is said
 * by the session's standing: a release of this vault, signed by somebody of its roster, whose checkpoint the
 * ledger lacks makes it read-only. Fails where that could not be found out, or not be kept.
 */
export async function witnessRelease(
  session: Session,
  release: LocatedRelease,
): Promise<Result<void, Failure>> {
  const text = release.statement && decodeUtf8(release.statement);
  const parsed = text === null ? null : parseStatement(text);
  if (text === null || parsed?.ok !== true || parsed.value.act !== "approval")
    return ok(undefined);
  const signatures = await signaturesOf(release, parsed.value);
  const heard = await compareWitness(session, text, signatures);
  return heard.ok || foreign.has(heard.error.code) ? ok(undefined) : heard;
}
