// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import { joinPath, partEnding, type Storage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import { type LedgerPlace, readLedger } from "../ledger/ledger.ts";
import type { Session } from "../session.ts";
import { liveVersions } from "./checkVault.ts";
import { copyLedger, copyObject } from "./copyParts.ts";
import { largestHeaderBytes, parseHeader } from "./header.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";

/** Lies in a copy from its beginning until it is whole, and names its vault. */
const markName = "copy.unfinished";
const largestRecoveryBytes = 1024 * 1024;

/** A folder may take the copy when it is free, or holds an earlier or unfinished copy of the same vault. */
async function prepare(
  session: Session,
  { rootDir, headerPath }: VaultLayout,
): Promise<Result<void, Failure>> {
  const { storage, vault } = session;
  const taken = err(failure("destination-exists", { name: basename(rootDir) }));
  const there = await storage.facts(rootDir);
  if (!there.ok) return there;
  if (there.value !== null && there.value.kind !== "folder") return taken;
  const made = await storage.ensureFolder(rootDir);
  if (!made.ok) return made;
  const names = await storage.list(rootDir);
  if (!names.ok) return names;
  const marked = await storage.readWhole(joinPath(rootDir, markName), 100);
  const header = await storage.readWhole(headerPath, largestHeaderBytes);
  const parsed = header.ok ? parseHeader(header.value) : header;
  const same =
    (marked.ok && decodeUtf8(marked.value) === `${vault}\n`) ||
    (parsed.ok && parsed.value.vault === vault);
  // A mark that was just being written is nobody's.
  const others = names.value.filter((name) => name !== markName + partEnding);
  if (others.length > 0 && !same) return taken;
  return ok(undefined);
}

/** From here on the folder is no whole copy until its mark is gone. */
async function mark(
  { storage, vault }: Session,
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

/** Header and recovery file last: without the header a folder is no vault. */
async function finish(
  storage: Storage,
  from: VaultLayout,
  to: VaultLayout,
): Promise<Result<void, Failure>> {
  const recovery = await storage.readWhole(
    from.recoveryPath,
    largestRecoveryBytes,
  );
  if (recovery.ok) {
    const kept = await storage.replaceDurably(to.recoveryPath, recovery.value);
    if (!kept.ok) return kept;
  } else if (recovery.error.code !== "file-vanished") return recovery;
  const header = await storage.readWhole(from.headerPath, largestHeaderBytes);
  if (!header.ok) return header;
  const named = await storage.replaceDurably(to.headerPath, header.value);
  return named.ok ? storage.remove(joinPath(to.rootDir, markName)) : named;
}

async function copyInto(
  session: Session,
  to: VaultLayout,
  place: LedgerPlace,
  job: Job,
): Promise<Result<CopyReport, Failure>> {
  const { storage, checkpoint } = session;
  const prepared = await prepare(session, to);
  if (!prepared.ok) return prepared;
  const earlier = await checkEarlier(session, place);
  if (!earlier.ok) return earlier;
  const marked = await mark(session, to);
  if (!marked.ok) return marked;
  const report = { whole: 0, copied: 0, bytes: 0 };
  const problems: CopyReport["problems"][number][] = [];
  for (const version of liveVersions(session.state.deliverables.values())) {
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
  const finished = await finish(storage, session.layout, to);
  return finished.ok
    ? ok({ ...report, vault: session.vault, checkpoint, problems })
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
