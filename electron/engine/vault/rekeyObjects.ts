// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { ObjectId, Sha256 } from "../../../shared/ids.ts";
import type { RekeyReport } from "../../../shared/ipc/rekeyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import { readAgeHeader } from "../../crypto/age/open.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { partEnding, type Storage } from "../../storage/storage.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { Job } from "../context.ts";
import {
  type ObjectPlace,
  openObject,
  stopIfCancelled,
  verifyObject,
} from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { liveFiles } from "./checkVault.ts";
import { removeEach } from "./copyParts.ts";
import { objectDir, objectPath } from "./layout.ts";
import type { RekeyTarget } from "./rekeyPlace.ts";

/** The digest of an age header, of a file that is yet to be believed; null where there is none. */
async function headerAt(
  storage: Storage,
  path: string,
): Promise<Result<Sha256 | null, Failure>> {
  const source = await storage.openSource(path);
  if (!source.ok)
    return source.error.code === "file-vanished" ? ok(null) : source;
  try {
    return ok((await readAgeHeader(source.value.chunks())).headerSha256);
  } catch (thrown) {
    if (thrown instanceof AgeError) return ok(null);
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  } finally {
    await source.value.close();
  }
}

interface Resealed {
  readonly header: Sha256;
  readonly how: "there" | "sealed";
}

async function sealAnew(
  session: Session,
  to: ObjectPlace,
  version: HeldFile,
  signal: AbortSignal,
): Promise<Result<Sha256, Failure>> {
  const { storage } = session;
  const path = objectPath(to.layout, version.object);
  const removed = await removeEach(storage, [path + partEnding, path]);
  if (!removed.ok) return removed;
  const made = await storage.ensureFolder(objectDir(to.layout, version.object));
  if (!made.ok) return made;
  async function* plaintext(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of openObject(session, version)) {
      stopIfCancelled(signal);
      yield piece;
    }
  }
  const { file, headerSha256 } = sealAge([to.identity], plaintext());
  const written = await storage.createDurably(path, file);
  return written.ok ? ok(headerSha256) : written;
}

/**
 * One object under the new keys, decrypted from the new file and compared with the ledger; one that is there
 * already and whole is not sealed again.
 */
async function resealObject(
  session: Session,
  to: ObjectPlace,
  version: HeldFile,
  job: Job,
): Promise<Result<Resealed, Failure>> {
  const { signal } = job;
  const seen = job.startFile(version.name, version.size);
  const path = objectPath(to.layout, version.object);
  const there = await headerAt(session.storage, path);
  if (!there.ok) return there;
  if (there.value !== null) {
    const facts = { ...version, header: there.value };
    const whole = await verifyObject(to, facts, signal, seen);
    if (whole.ok) return ok({ header: there.value, how: "there" });
    if (whole.error.code === "cancelled") return whole;
  }
  const header = await sealAnew(session, to, version, signal);
  if (!header.ok) return header;
  const facts = { ...version, header: header.value };
  const verified = await verifyObject(to, facts, signal, seen);
  // What the disk gave back is not what was written: that is no damage of the old vault.
  if (!verified.ok)
    return verified.error.code === "object-damaged"
      ? err(failure("write-failed", { name: version.name }))
      : verified;
  return ok({ header: header.value, how: "sealed" });
}

export interface ResealedObjects {
  readonly objects: readonly {
    readonly object: ObjectId;
    readonly header: Sha256;
  }[];
  readonly problems: RekeyReport["problems"];
  readonly sealed: number;
  readonly bytes: number;
}

/** Every live object under the new keys, but those that are damaged or missing, which are named. */
export async function resealObjects(
  session: Session,
  { layout, identity }: RekeyTarget,
  job: Job,
): Promise<Result<ResealedObjects, Failure>> {
  const { storage, workers } = session;
  const made = await storage.ensureFolder(layout.objectsDir);
  if (!made.ok) return made;
  const to = { storage, workers, layout, identity };
  const objects: { object: ObjectId; header: Sha256 }[] = [];
  const problems: RekeyReport["problems"][number][] = [];
  let sealed = 0;
  let bytes = 0;
  for (const version of liveFiles(session.state)) {
    const { object, name } = version;
    const resealed = await resealObject(session, to, version, job);
    if (resealed.ok) {
      objects.push({ object, header: resealed.value.header });
      if (resealed.value.how === "sealed") sealed += 1;
      bytes += version.size;
      continue;
    }
    const { code } = resealed.error;
    if (code !== "object-damaged" && code !== "object-missing") return resealed;
    const what = code === "object-missing" ? "missing" : "damaged";
    problems.push({ object, name, what });
  }
  return ok({ objects, problems, sealed, bytes });
}
