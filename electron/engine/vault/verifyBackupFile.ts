// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { concatBytes } from "../../crypto/encoding.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Job } from "../context.ts";
import type { ReadMember } from "../exchange/tarReader.ts";
import { readLedger } from "../ledger/ledger.ts";
import { stopIfCancelled, verifySealed } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import {
  folderOfObject,
  memberNames,
  nameOfObject,
  type Packing,
} from "./backupMembers.ts";
import {
  backupDamaged,
  readSealedFile,
  type SealedFile,
} from "./readSealedFile.ts";

/** Members in the order in which they were put in; anything else is damage. */
class Members {
  readonly #members: AsyncGenerator<ReadMember, void, void>;

  constructor(members: AsyncGenerator<ReadMember, void, void>) {
    this.#members = members;
  }

  async take(name: string): Promise<ReadMember> {
    const next = await this.#members.next();
    if (next.done === true || next.value.name !== name)
      throw backupDamaged(`${name} is not in it`);
    return next.value;
  }

  async bytesOf(name: string): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    const member = await this.take(name);
    for await (const piece of member.content()) parts.push(piece);
    return concatBytes(...parts);
  }

  async requireEnd(): Promise<void> {
    const next = await this.#members.next();
    if (next.done !== true) throw backupDamaged("it holds more than it should");
  }
}

/** Reads the archive's ledger to its end, segment by segment, as it would be read from a folder. */
async function verifyLedger(
  session: Session,
  members: Members,
  { key, packed: { segments } }: Packing,
): Promise<void> {
  const { storage, vault, checkpoint } = session;
  await members.take(memberNames.ledgerDir);
  const readWhole = async (path: string) =>
    ok(await members.bytesOf(memberNames.ledgerDir + basename(path)));
  const inArchive = {
    ...storage,
    list: () => Promise.resolve(ok(segments)),
    readWhole,
    readStart: readWhole,
  };
  const place = { storage: inArchive, dir: "", vault, key };
  const read = await readLedger(place, () => undefined);
  if (!read.ok || read.value.checkpoint?.head !== checkpoint.head)
    throw backupDamaged("the ledger in it is not whole");
}

async function verifyObjects(
  { identity }: Session,
  members: Members,
  versions: readonly HeldFile[],
  job: Job,
): Promise<void> {
  await members.take(memberNames.objectsDir);
  let within = "";
  for (const version of versions) {
    const { object, name, size } = version;
    if (within !== folderOfObject(object)) {
      within = folderOfObject(object);
      await members.take(within);
    }
    const seen = job.startFile(name, size);
    const member = await members.take(nameOfObject(object));
    if (!(await verifySealed(identity, version, member.content())))
      throw backupDamaged(`object ${object} is not whole`);
    seen(size);
    stopIfCancelled(job.signal);
  }
}

/** Opens a sealed backup that was just written, and compares everything in it with the vault. */
export async function verifyBackupFile(
  session: Session,
  file: SealedFile,
  packing: Packing,
  versions: readonly HeldFile[],
  job: Job,
): Promise<Result<void, Failure>> {
  return readSealedFile(session.storage, file, async (tar) => {
    const members = new Members(tar);
    await verifyLedger(session, members, packing);
    await verifyObjects(session, members, versions, job);
    for (const [name, digest] of packing.packed.texts)
      if (sha256(await members.bytesOf(name)) !== digest)
        throw backupDamaged(`${name} is not whole`);
    await members.requireEnd();
  });
}
