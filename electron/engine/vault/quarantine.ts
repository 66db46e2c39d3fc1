// SPDX-License-Identifier: Apache-2.0
import { basename, extname } from "node:path";
import { Failed, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { VaultLayout } from "./layout.ts";

/** A file in quarantine, by its bare name there. */
export interface Kept {
  readonly name: string;
  readonly sha256: Sha256;
}

async function digestOf(
  storage: Storage,
  path: string,
): Promise<Result<Sha256, Failure>> {
  const source = await storage.openSource(path);
  if (!source.ok) return source;
  const digest = createSha256();
  try {
    for await (const piece of source.value.chunks()) digest.update(piece);
    return ok(digest.digest());
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  } finally {
    await source.value.close();
  }
}

/** A name that nothing in quarantine has: what lies there is never written over. */
function freeName(path: string): string {
  const ending = extname(path);
  return `${basename(path, ending)}-${toHex(randomBytes(8))}${ending}`;
}

/** Moves a file into quarantine; null when there is none of that name. */
export async function setAside(
  storage: Storage,
  { quarantineDir }: VaultLayout,
  path: string,
): Promise<Result<Kept | null, Failure>> {
  const facts = await storage.facts(path);
  if (!facts.ok) return facts;
  if (facts.value === null) return ok(null);
  const sha256 = await digestOf(storage, path);
  if (!sha256.ok) return sha256;
  const made = await storage.ensureFolder(quarantineDir);
  if (!made.ok) return made;
  const name = freeName(path);
  const moved = await storage.renameNew(path, joinPath(quarantineDir, name));
  return moved.ok ? ok({ name, sha256: sha256.value }) : moved;
}

/** Puts a copy of a file into quarantine; it stays where it is until something takes its place. */
export async function keepCopy(
  storage: Storage,
  { quarantineDir }: VaultLayout,
  path: string,
): Promise<Result<Kept | null, Failure>> {
  const source = await storage.openSource(path);
  if (!source.ok)
    return source.error.code === "file-vanished" ? ok(null) : source;
  try {
    const made = await storage.ensureFolder(quarantineDir);
    if (!made.ok) return made;
    const name = freeName(path);
    const copyPath = joinPath(quarantineDir, name);
    const kept = await storage.createDurably(copyPath, source.value.chunks());
    if (!kept.ok) return kept;
    const sha256 = await digestOf(storage, copyPath);
    return sha256.ok ? ok({ name, sha256: sha256.value }) : sha256;
  } finally {
    await source.value.close();
  }
}

/** What an interrupted repair of a file has left in quarantine already. */
export async function keptBefore(
  storage: Storage,
  { quarantineDir }: VaultLayout,
  path: string,
): Promise<Result<Kept[], Failure>> {
  const names = await storage.list(quarantineDir);
  if (!names.ok) return names.error.code === "file-vanished" ? ok([]) : names;
  const stem = basename(path, extname(path));
  const found: Kept[] = [];
  for (const name of names.value) {
    if (!name.startsWith(`${stem}-`) || name.endsWith(".part")) continue;
    const sha256 = await digestOf(storage, joinPath(quarantineDir, name));
    if (!sha256.ok) return sha256;
    found.push({ name, sha256: sha256.value });
  }
  return ok(found);
}
