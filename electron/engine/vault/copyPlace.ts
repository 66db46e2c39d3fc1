// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, partEnding, type Storage } from "../../storage/storage.ts";
import type { Session } from "../session.ts";
import { requireOutsideVaults } from "./outsideVaults.ts";
import { largestHeaderBytes, parseHeader } from "./header.ts";
import type { VaultLayout } from "./layout.ts";

/** Lies in a copy from its beginning until it is whole, and names its vault. */
const markName = "copy.unfinished";

/** Of which vault, and how it is written. */
export type CopyOf = Pick<Session, "storage" | "vault">;

/** A folder may take the copy when it is free, or holds an earlier or unfinished copy of the same vault. */
export async function prepareCopy(
  { storage, vault }: CopyOf,
  layout: VaultLayout,
): Promise<Result<void, Failure>> {
  const { rootDir, headerPath } = layout;
  const outside = await requireOutsideVaults(storage, rootDir);
  if (!outside.ok) return outside;
  const taken = err(failure("destination-exists", { name: basename(rootDir) }));
  const there = await storage.facts(rootDir);
  if (!there.ok) return there;
  if (there.value !== null && there.value.kind !== "folder") return taken;
  const made = await storage.ensureFolder(rootDir);
  if (!made.ok) return made;
  const names = await storage.list(rootDir);
  if (!names.ok) return names;
  const header = await storage.readWhole(headerPath, largestHeaderBytes);
  const parsed = header.ok ? parseHeader(header.value) : header;
  const same =
    (await isUnfinished({ storage, vault }, layout)) ||
    (parsed.ok && parsed.value.vault === vault);
  // A mark that was just being written is nobody's.
  const others = names.value.filter((name) => name !== markName + partEnding);
  if (others.length > 0 && !same) return taken;
  return ok(undefined);
}

/** From here on the folder is no whole copy until its mark is gone. */
export async function markCopy(
  { storage, vault }: CopyOf,
  { rootDir, ledgerDir, objectsDir }: VaultLayout,
): Promise<Result<void, Failure>> {
  const marked = await storage.replaceDurably(
    joinPath(rootDir, markName),
    encodeUtf8(`${vault}\n`),
  );
  if (!marked.ok) return marked;
  const ledger = await storage.ensureFolder(ledgerDir);
  return ledger.ok ? storage.ensureFolder(objectsDir) : ledger;
}

/** Whether a copy of this vault was begun there and not finished. */
export async function isUnfinished(
  { storage, vault }: CopyOf,
  { rootDir }: VaultLayout,
): Promise<boolean> {
  const marked = await storage.readWhole(joinPath(rootDir, markName), 100);
  return marked.ok && decodeUtf8(marked.value) === `${vault}\n`;
}

/** Header and recovery file of a backup, which are written last. */
export interface BackupTexts {
  readonly header: Uint8Array;
  readonly recovery: Uint8Array | null;
}

/** Header and recovery file last: without the header a folder is no vault. */
export async function finishCopy(
  storage: Storage,
  to: VaultLayout,
  { header, recovery }: BackupTexts,
): Promise<Result<void, Failure>> {
  if (recovery !== null) {
    const kept = await storage.replaceDurably(to.recoveryPath, recovery);
    if (!kept.ok) return kept;
  }
  const named = await storage.replaceDurably(to.headerPath, header);
  return named.ok ? storage.remove(joinPath(to.rootDir, markName)) : named;
}
