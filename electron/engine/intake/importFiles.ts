// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { firstUnprintable } from "../../../shared/formats/printable.ts";
import { type AuditId, DeliverableId, VersionId } from "../../../shared/ids.ts";
import type { DeliverableKind, Variant } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Source } from "../../storage/source.ts";
import type { Job } from "../context.ts";
import { sealObject } from "../objects/objects.ts";
import type { Act } from "../ledger/entries.ts";
import { requireWritable, type Session } from "../session.ts";

export interface Custody {
  readonly audit: AuditId;
  readonly kind: DeliverableKind;
  readonly variant: Variant;
  /** Who handed the file over, and by which way. */
  readonly from: string;
  readonly channel: string;
}

const largestNameBytes = 255;

/** The file's bare name as it will be kept and shown; tricks with direction or control are refused. */
function checkFileName(path: string): Result<string, Failure> {
  const name = basename(path).normalize("NFC");
  const foreign = firstUnprintable(name);
  if (foreign !== null)
    return err(failure("name-unsafe", { character: foreign }));
  if (name === "" || name === "." || name === ".." || name.includes("\\"))
    return err(failure("name-unsafe", { character: "\\" }));
  if (Buffer.byteLength(name) > largestNameBytes)
    return err(failure("name-unsafe", { limit: largestNameBytes }));
  return ok(name);
}

function newId(): string {
  return toHex(randomBytes(16));
}

async function seal(session: Session, source: Source, name: string, job: Job) {
  if (source.size === 0) return err(failure("file-empty", { name }));
  try {
    return await sealObject(
      session,
      source,
      job.signal,
      job.startFile(name, source.size),
    );
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

type ImportAct = Extract<Act, { type: "deliverable.imported" }>;

/** Streams one file into an object and makes it durable; gives the act that will name it. */
async function sealFile(
  session: Session,
  path: string,
  custody: Custody,
  into: DeliverableId | null,
  job: Job,
): Promise<Result<ImportAct, Failure>> {
  const name = checkFileName(path);
  if (!name.ok) return name;
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const source = await session.storage.openSource(path);
  if (!source.ok) return source;
  const sealed = await seal(session, source.value, name.value, job);
  await source.value.close();
  if (!sealed.ok) return sealed;

  const { object, size, sha256, header } = sealed.value;
  const { audit, kind, variant, from, channel } = custody;
  return ok({
    type: "deliverable.imported",
    body: {
      audit,
      deliverable: into ?? DeliverableId.parse(newId()),
      version: VersionId.parse(newId()),
      kind,
      title: name.value,
      variant,
      name: name.value,
      size,
      sha256,
      object,
      header,
      from,
      channel,
    },
  });
}

/** As many files are sealed at once: the device then syncs many of them together. */
const filesAtOnce = 16;

/** Runs a step for each, so many at a time; results in order. A step that throws stops nothing but itself. */
async function eachAtOnce<T, R>(
  items: readonly T[],
  step: (item: T) => Promise<R>,
): Promise<R[]> {
  const settled: PromiseSettledResult<R>[] = [];
  const left = items.entries();
  const lanes = Array.from({ length: filesAtOnce }, async () => {
    for (const [index, item] of left)
      [settled[index]] = await Promise.allSettled([step(item)]);
  });
  await Promise.all(lanes);
  return settled.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}

/**
 * Takes a group of files in: sealed side by side, then named by one ledger entry each, in one record and in the
 * order of the paths. A file that fails, or that is cancelled, leaves nothing in the vault; the others of its
 * group are taken. Results are in the order of the paths.
 */
export async function importGroup(
  session: Session,
  paths: readonly string[],
  custody: Custody,
  into: DeliverableId | null,
  job: Job,
): Promise<Result<DeliverableId, Failure>[]> {
  const sealed = await eachAtOnce(paths, (path) =>
    sealFile(session, path, custody, into, job),
  );
  const acts = sealed.flatMap((each) => (each.ok ? [each.value] : []));
  // Objects stay even when this fails: the entries may have reached the disk, and an object that none
  // names is moved aside when the vault is next opened.
  const committed = acts.length > 0 ? await session.commit(acts) : ok([]);
  return sealed.map((each) => {
    if (!each.ok) return each;
    return committed.ok ? ok(each.value.body.deliverable) : committed;
  });
}
