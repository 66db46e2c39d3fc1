// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { compareWitness, largestStatementBytes } from "../ledger/witness.ts";
import { locateRelease } from "../release/locateRelease.ts";
import type { Session } from "../session.ts";

const largestSignatureBytes = 65_536;
/** As many people as a charter may have, and more. */
const mostSignatures = 1024;

async function signaturesOf(
  storage: Storage,
  placeDir: string,
): Promise<readonly string[]> {
  const dir = joinPath(placeDir, "signatures");
  const listed = await storage.list(dir);
  if (!listed.ok) return [];
  const signatures: string[] = [];
  for (const name of listed.value.slice(0, mostSignatures)) {
    const path = joinPath(dir, name);
    const bytes = await storage.readWhole(path, largestSignatureBytes);
    const text = bytes.ok ? decodeUtf8(bytes.value) : null;
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
  releaseDir: string,
): Promise<Result<void, Failure>> {
  const { storage } = session;
  const located = await locateRelease(storage, releaseDir);
  if (!located.ok) return ok(undefined);
  const { placeDir } = located.value;
  const path = joinPath(placeDir, "statement.txt");
  const bytes = await storage.readWhole(path, largestStatementBytes);
  const text = bytes.ok ? decodeUtf8(bytes.value) : null;
  if (text === null) return ok(undefined);
  const signatures = await signaturesOf(storage, placeDir);
  const heard = await compareWitness(session, text, signatures);
  return heard.ok || foreign.has(heard.error.code) ? ok(undefined) : heard;
}
