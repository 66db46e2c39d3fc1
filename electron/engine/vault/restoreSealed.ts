// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import type { Session } from "../session.ts";
import { liveFiles } from "./checkVault.ts";
import {
  type BackupTexts,
  finishCopy,
  isUnfinished,
  markCopy,
  prepareCopy,
} from "./copyPlace.ts";
import { openHeader, parseHeader } from "./header.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";
import { openBehind, type OpenRequest } from "./openVault.ts";
import type { SealedFile } from "./readSealedFile.ts";
import { scanBackup, unpackBackup } from "./unpackBackup.ts";
import { verifyVersions } from "./verifyVersions.ts";

export type RestoreRequest = Omit<OpenRequest, "changed" | "untouched"> & {
  readonly file: SealedFile;
};

/** A folder that became a vault already is not unpacked over. */
async function prepare(
  storage: Storage,
  vault: Session["vault"],
  to: VaultLayout,
): Promise<Result<void, Failure>> {
  const copy = { storage, vault };
  const prepared = await prepareCopy(copy, to);
  if (!prepared.ok) return prepared;
  const header = await storage.facts(to.headerPath);
  if (!header.ok) return header;
  return header.value === null || (await isUnfinished(copy, to))
    ? markCopy(copy, to)
    : err(failure("destination-exists", { name: basename(to.rootDir) }));
}

/** Decrypts every object of the unpacked vault, and gives the folder its header when that is done. */
async function verifyUnpacked(
  session: Session,
  to: VaultLayout,
  texts: BackupTexts,
  copied: number,
  job: Job,
): Promise<Result<CopyReport, Failure>> {
  const { storage, vault, checkpoint, state } = session;
  const verified = await verifyVersions(
    session,
    liveFiles(state),
    job.signal,
    ({ name, size }) => job.startFile(name, size),
  );
  if (!verified.ok) return verified;
  const { whole, problems } = verified.value;
  if (session.standing.damagedAt !== null)
    return err(failure("ledger-damaged", { seq: session.standing.damagedAt }));
  const finished = await finishCopy(storage, to, texts);
  const bytes = whole.reduce((sum, { size }) => sum + size, 0);
  const counts = { whole: whole.length, copied, bytes };
  return finished.ok
    ? ok({ vault, checkpoint, ...counts, problems, sealed: null })
    : finished;
}

/**
 * Makes a vault of a backup in one file. The file is read to its end, and the vault's passphrase tried,
 * before anything is written; then ledger and objects are unpacked as they are sealed, verified from where
 * they lie now, and the header comes last. Started again, it goes on where it stopped.
 * Fails with `backup-not-opened`, `backup-damaged`, `vault-passphrase-or-slot`, `destination-exists`,
 * `backup-other-line`, `cancelled`, or why the disk refuses.
 */
export async function restoreSealed(
  storage: Storage,
  { file, passphrase, rootDir, profileDir, now }: RestoreRequest,
  job: Job,
): Promise<Result<CopyReport, Failure>> {
  const to = layoutOf(rootDir);
  const facts = await storage.facts(file.path);
  if (!facts.ok) return facts;
  const seen = job.startFile(basename(file.path), 2 * (facts.value?.size ?? 0));
  const texts = await scanBackup(storage, file, job, seen);
  if (!texts.ok) return texts;
  const header = parseHeader(texts.value.header);
  if (!header.ok) return header;
  const opened = await openHeader(header.value, passphrase, null);
  if (!opened.ok) return opened;
  const prepared = await prepare(storage, header.value.vault, to);
  const unpacked = prepared.ok
    ? await unpackBackup(storage, file, to, job, seen)
    : prepared;
  if (!unpacked.ok) {
    wipe(opened.value.master);
    return unpacked;
  }
  const session = await openBehind(storage, to, header.value, opened.value, {
    ...{ profileDir, now, untouched: true },
    changed: () => undefined,
  });
  if (!session.ok) return session;
  try {
    const { value } = texts;
    return await verifyUnpacked(session.value, to, value, unpacked.value, job);
  } finally {
    await session.value.close();
  }
}
