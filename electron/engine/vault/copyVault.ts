// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import { type LedgerPlace, readLedger } from "../ledger/ledger.ts";
import type { Session } from "../session.ts";
import { liveFiles } from "./checkVault.ts";
import { copyLedger, copyObject } from "./copyParts.ts";
import { largestRecoveryBytes } from "./backupMembers.ts";
import {
  type BackupTexts,
  finishCopy,
  markCopy,
  prepareCopy,
} from "./copyPlace.ts";
import { largestHeaderBytes } from "./header.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";

/** What an earlier copy holds must be the beginning of this ledger: nothing newer is written over. */
async function checkEarlier(
  session: Session,
  place: LedgerPlace,
): Promise<Result<void, Failure>> {
  const folder = await session.storage.facts(place.dir);
  if (!folder.ok || folder.value === null)
    return folder.ok ? ok(undefined) : folder;
  const earlier = await readLedger(place, () => undefined);
  const tip = earlier.ok ? earlier.value.checkpoint : null;
  if (earlier.ok && tip === null) return ok(undefined);
  const found = new Map<number, Sha256>();
  const read = await session.readEntries((entry, digest) => {
    if (entry.seq === tip?.seq) found.set(entry.seq, digest);
  });
  if (!read.ok) return read;
  return tip !== null && found.get(tip.seq) === tip.head
    ? ok(undefined)
    : err(failure("backup-other-line", { seq: tip?.seq ?? 0 }));
}

async function textsOf(
  storage: Storage,
  from: VaultLayout,
): Promise<Result<BackupTexts, Failure>> {
  const recovery = await storage.readWhole(
    from.recoveryPath,
    largestRecoveryBytes,
  );
  if (!recovery.ok && recovery.error.code !== "file-vanished") return recovery;
  const header = await storage.readWhole(from.headerPath, largestHeaderBytes);
  return header.ok
    ? ok({
        header: header.value,
        recovery: recovery.ok ? recovery.value : null,
      })
    : header;
}

async function copyInto(
  session: Session,
  to: VaultLayout,
  place: LedgerPlace,
  job: Job,
): Promise<Result<CopyReport, Failure>> {
  const { storage, checkpoint } = session;
  const prepared = await prepareCopy(session, to);
  if (!prepared.ok) return prepared;
  const earlier = await checkEarlier(session, place);
  if (!earlier.ok) return earlier;
  const marked = await markCopy(session, to);
  if (!marked.ok) return marked;
  const report = { whole: 0, copied: 0, bytes: 0 };
  const problems: CopyReport["problems"][number][] = [];
  for (const version of liveFiles(session.state)) {
    const copied = await copyObject(session, to, version, job);
    if (!copied.ok) {
      const { code } = copied.error;
      if (code !== "object-damaged" && code !== "object-missing") return copied;
      const what = code === "object-missing" ? "missing" : "damaged";
      problems.push({ object: version.object, name: version.name, what });
      continue;
    }
    report.whole += 1;
    report.bytes += version.size;
    if (copied.value === "copied") report.copied += 1;
  }
  const ledger = await copyLedger(session, place);
  if (!ledger.ok) return ledger;
  const again = await readLedger(place, () => undefined);
  const head = again.ok ? again.value.checkpoint?.head : undefined;
  if (head !== checkpoint.head)
    return err(failure("ledger-damaged", { seq: checkpoint.seq }));
  const texts = await textsOf(storage, session.layout);
  if (!texts.ok) return texts;
  const finished = await finishCopy(storage, to, texts.value);
  return finished.ok
    ? ok({
        ...report,
        vault: session.vault,
        checkpoint,
        problems,
        sealed: null,
      })
    : finished;
}

/**
 * Copies a vault, as it is sealed, into a folder that then is a vault: every object is decrypted and
 * compared from the copy, the ledger read from it. Done again over the same folder it goes on where it
 * stopped, and adds what is new. Fails with `destination-exists`, `backup-other-line` when the folder
 * holds entries that this ledger does not, `cancelled`, or why the disk refuses.
 */
export async function copyVault(
  session: Session,
  destinationDir: string,
  job: Job,
): Promise<Result<CopyReport, Failure>> {
  const to = layoutOf(destinationDir);
  const key = await session.withMaster((master) =>
    Promise.resolve(subkey(master, "ledger")),
  );
  const { storage, vault } = session;
  try {
    const place = { storage, dir: to.ledgerDir, vault, key };
    return await copyInto(session, to, place, job);
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  } finally {
    wipe(key);
  }
}
