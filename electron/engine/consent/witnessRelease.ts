// SPDX-License-Identifier: Apache-2.0
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

/**
 * Holds the statement of a release that came back against the open vault's ledger. What it finds out is said
 * by the session's standing: a release of this vault, signed by somebody of its roster, whose checkpoint the
 * ledger lacks makes it read-only.
 */
export async function witnessRelease(
  session: Session,
  releaseDir: string,
): Promise<void> {
  const { storage } = session;
  const located = await locateRelease(storage, releaseDir);
  if (!located.ok) return;
  const { placeDir } = located.value;
  const path = joinPath(placeDir, "statement.txt");
  const bytes = await storage.readWhole(path, largestStatementBytes);
  const text = bytes.ok ? decodeUtf8(bytes.value) : null;
  if (text !== null)
    await compareWitness(session, text, await signaturesOf(storage, placeDir));
}
