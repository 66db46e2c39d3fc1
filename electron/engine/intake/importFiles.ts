// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { firstUnprintable } from "../../../shared/formats/printable.ts";
import { type AuditId, DeliverableId, VersionId } from "../../../shared/ids.ts";
import type { DeliverableKind, Variant } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Batch } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import { eachAtOnce } from "../eachAtOnce.ts";
import { sealInto } from "../objects/objects.ts";
import type { Act } from "../ledger/entries.ts";
import { requireWritable, type Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";

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

type ImportAct = Extract<Act, { type: "deliverable.imported" }>;

/** What every file of a group is imported with. */
interface Group {
  readonly session: Session;
  readonly batch: Batch;
  readonly custody: Custody;
  readonly into: DeliverableId | null;
  readonly job: Job;
}

/** Streams one file into an object and syncs it; gives the act that will name it. */
async function sealFile(
  group: Group,
  path: string,
): Promise<Result<ImportAct, Failure>> {
  const { session, batch, custody, into, job } = group;
  const name = checkFileName(path);
  if (!name.ok) return name;
  const source = await session.storage.openSource(path);
  if (!source.ok) return source;
  const { size } = source.value;
  const sealed =
    size === 0
      ? err(failure("file-empty", { name: name.value }))
      : await sealInto(
          batch,
          session,
          source.value,
          job.signal,
          job.startFile(name.value, size),
        );
  await source.value.close();
  if (!sealed.ok) return sealed;

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
      ...sealed.value,
      from,
      channel,
    },
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
  const writable = requireWritable(session);
  if (!writable.ok) return paths.map(() => writable);
  const batch = session.storage.openBatch();
  const group = { session, batch, custody, into, job };
  const sealed = await eachAtOnce(paths, (path) => sealFile(group, path));
  const named = await batch.name();
  const files = sealed.map((each) => {
    if (!each.ok) return each;
    const { object } = each.value.body;
    const done = named.get(objectPath(session.layout, object));
    return done?.ok === false ? done : each;
  });
  const acts = files.flatMap((each) => (each.ok ? [each.value] : []));
  // Objects stay even when this fails: the entries may have reached the disk, and an object that none
  // names is moved aside when the vault is next opened.
  const committed = acts.length > 0 ? await session.commit(acts) : ok([]);
  return files.map((each) => {
    if (!each.ok) return each;
    return committed.ok ? ok(each.value.body.deliverable) : committed;
  });
}
