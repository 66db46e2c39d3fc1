// SPDX-License-Identifier: Apache-2.0
import { joinPath } from "../../storage/storage.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { compareWitness, largestStatementBytes } from "../ledger/witness.ts";
import { locateRelease } from "../release/locateRelease.ts";
import type { Session } from "../session.ts";

/**
 * Holds the statement of a release that came back against the open vault's ledger. What it finds out is said
 * by the session's standing: a release of this vault whose checkpoint the ledger lacks makes it read-only.
 */
export async function witnessRelease(
  session: Session,
  releaseDir: string,
): Promise<void> {
  const { storage } = session;
  const located = await locateRelease(storage, releaseDir);
  if (!located.ok) return;
  const path = joinPath(located.value.placeDir, "statement.txt");
  const bytes = await storage.readWhole(path, largestStatementBytes);
  const text = bytes.ok ? decodeUtf8(bytes.value) : null;
  if (text !== null) await compareWitness(session, text);
}
