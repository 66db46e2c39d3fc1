// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Context, Job } from "../context.ts";
import type { Session } from "../session.ts";
import type { Backup } from "./backupSource.ts";
import { finishCopy, markCopy, prepareCopy } from "./copyPlace.ts";
import { parseHeader, verifyHeader } from "./header.ts";
import { layoutOf } from "./layout.ts";
import { openUnlocked, untouched } from "./openUnlocked.ts";
import { readHeader } from "./openVault.ts";
import type { SealedFile } from "./readSealedFile.ts";
import { scanBackup, unpackBackup } from "./unpackBackup.ts";
import { inWorkFolder } from "./workFolder.ts";

/** Unpacks a sealed backup as it is sealed, to be read from there. */
async function unpackInto(
  { storage }: Context,
  { vault }: Session,
  file: SealedFile,
  rootDir: string,
  job: Job,
): Promise<Result<void, Failure>> {
  const to = layoutOf(rootDir);
  const facts = await storage.facts(file.path);
  if (!facts.ok) return facts;
  const seen = job.startFile(basename(file.path), 2 * (facts.value?.size ?? 0));
  const texts = await scanBackup(storage, file, job, seen);
  if (!texts.ok) return texts;
  const header = parseHeader(texts.value.header);
  if (!header.ok) return header;
  if (header.value.vault !== vault)
    return err(failure("backup-other-vault", { vault: header.value.vault }));
  const copy = { storage, vault };
  const prepared = await prepareCopy(copy, to);
  const marked = prepared.ok ? await markCopy(copy, to) : prepared;
  if (!marked.ok) return marked;
  const unpacked = await unpackBackup(storage, file, to, job, seen);
  return unpacked.ok ? finishCopy(storage, to, texts.value) : unpacked;
}

async function openFolder(
  context: Context,
  session: Session,
  rootDir: string,
): Promise<Result<Session, Failure>> {
  const { storage, profileDir, now } = context;
  const layout = layoutOf(rootDir);
  const header = await readHeader(storage, layout);
  if (!header.ok) return header;
  const { vault } = header.value;
  if (vault !== session.vault)
    return err(failure("backup-other-vault", { vault }));
  const master = await session.withMaster((key) =>
    Promise.resolve(key.slice()),
  );
  const verified = verifyHeader(header.value, master);
  const opened = verified.ok
    ? await openUnlocked(storage, layout, {
        ...untouched,
        ...{ header: header.value, master, profileDir, now },
        ...{ actor: session.actor, slot: session.slot },
        changed: () => undefined,
      })
    : verified;
  if (!opened.ok) wipe(master);
  return opened;
}

/**
 * Opens a backup of the open vault with the vault's own key, to be read alone, for as long as the step runs;
 * null when none was given. A sealed file is unpacked, as it is sealed, into the profile's folder for that long.
 * Fails with `backup-other-vault`, the codes of opening, or why it cannot be read.
 */
export async function withBackup<T>(
  context: Context,
  session: Session,
  backup: Backup | null,
  job: Job,
  step: (backup: Session | null) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  if (backup === null) return step(null);
  const readFrom = async (rootDir: string): Promise<Result<T, Failure>> => {
    const opened = await openFolder(context, session, rootDir);
    if (!opened.ok) return opened;
    try {
      return await step(opened.value);
    } finally {
      await opened.value.close();
    }
  };
  if (backup.kind === "folder") return readFrom(backup.rootDir);
  return inWorkFolder(context, async (dir) => {
    const unpacked = await unpackInto(context, session, backup, dir, job);
    return unpacked.ok ? readFrom(dir) : unpacked;
  });
}
