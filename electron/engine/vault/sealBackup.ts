// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { fileKeyBytes } from "../../crypto/age/fileKey.ts";
import type { AgeIdentity } from "../../crypto/age/identity.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import { partEnding } from "../../storage/storage.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Job } from "../context.ts";
import { tarOf } from "../exchange/tarArchive.ts";
import { stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { backupMembers, type Packed } from "./backupMembers.ts";
import { liveFiles } from "./checkVault.ts";
import { verifyBackupFile } from "./verifyBackupFile.ts";
import { type VerifiedVersions, verifyVersions } from "./verifyVersions.ts";

export interface BackupFile {
  readonly path: string;
  /** One passphrase alone, or any number of others. */
  readonly recipients: readonly AgeRecipient[];
}

/** In the order of the objects' names, as a folder lists them. */
function inOrder(session: Session): HeldFile[] {
  return liveFiles(session.state).sort((one, other) =>
    one.object < other.object ? -1 : 1,
  );
}

function identityFor(
  recipients: readonly AgeRecipient[],
  fileKey: Uint8Array,
): AgeIdentity {
  const [only] = recipients;
  return only?.kind === "scrypt"
    ? { kind: "scrypt", passphrase: only.passphrase }
    : { kind: "file-key", fileKey };
}

async function writeAndVerify(
  session: Session,
  { recipients }: BackupFile,
  partPath: string,
  { whole }: VerifiedVersions,
  job: Job,
): Promise<Result<NonNullable<CopyReport["sealed"]>, Failure>> {
  const { storage, state } = session;
  const fileKey = randomBytes(fileKeyBytes);
  const packed: Packed = { segments: [], texts: new Map() };
  const key = await session.withMaster((master) =>
    Promise.resolve(subkey(master, "ledger")),
  );
  const packing = { key, packed };
  const members = backupMembers(session, whole, packing, job);
  const look = { mode: 0o600, modified: state.latest };
  const sealed = sealAge(recipients, tarOf(members, look), fileKey);
  const digest = createSha256();
  let size = 0;
  async function* file(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of sealed.file) {
      stopIfCancelled(job.signal);
      digest.update(piece);
      size += piece.length;
      yield piece;
    }
  }
  try {
    const written = await storage.createExclusive(partPath, file());
    if (!written.ok) return written;
    const identity = identityFor(recipients, fileKey);
    const place = { path: partPath, identities: [identity] };
    const read = await verifyBackupFile(session, place, packing, whole, job);
    return read.ok ? ok({ size, sha256: digest.digest() }) : read;
  } finally {
    wipe(fileKey, key);
  }
}

/**
 * Writes the whole vault into one age file: inside, a tar of what a backup's folder holds. Every object is
 * verified before it is put in; then the file is read back from the disk, opened with its passphrase or else
 * its own key, and everything in it decrypted and compared. It gets its name last; what an interrupted one
 * left, ending in `.part`, the next one to the same place takes away.
 * Fails with `destination-exists`, `backup-damaged` when it does not read back, `cancelled`, or why the disk
 * refuses. Format: docs/format/vault.md, "Copies".
 */
export async function sealBackup(
  session: Session,
  file: BackupFile,
  job: Job,
): Promise<Result<CopyReport, Failure>> {
  const { storage, vault, checkpoint } = session;
  const { path } = file;
  const there = await storage.facts(path);
  if (!there.ok) return there;
  if (there.value !== null)
    return err(failure("destination-exists", { name: basename(path) }));
  const partPath = path + partEnding;
  const cleared = await storage.remove(partPath);
  if (!cleared.ok) return cleared;
  const sorted = await verifyVersions(
    session,
    inOrder(session),
    job.signal,
    ({ name, size }) => job.startFile(name, size),
  );
  if (!sorted.ok) return sorted;
  let named = false;
  try {
    const written = await writeAndVerify(
      session,
      file,
      partPath,
      sorted.value,
      job,
    );
    if (!written.ok) return written;
    const renamed = await storage.renameNew(partPath, path);
    named = renamed.ok;
    if (!renamed.ok) return renamed;
    const { whole, problems } = sorted.value;
    const bytes = whole.reduce((sum, { size }) => sum + size, 0);
    const counts = { whole: whole.length, copied: whole.length, bytes };
    const sealed = written.value;
    return ok({ vault, checkpoint, ...counts, problems, sealed });
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  } finally {
    if (!named) await storage.remove(partPath);
  }
}
