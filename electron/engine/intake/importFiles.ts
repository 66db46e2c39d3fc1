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

/**
 * Takes one file in: streamed into an object, then named by a ledger entry with its custody. Cancelled, or
 * failed before the entry, nothing of it is in the vault.
 */
export async function importFile(
  session: Session,
  path: string,
  custody: Custody,
  into: DeliverableId | null,
  job: Job,
): Promise<Result<DeliverableId, Failure>> {
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
  const deliverable = into ?? DeliverableId.parse(newId());
  const version = VersionId.parse(newId());
  const committed = await session.commit([
    {
      type: "deliverable.imported",
      body: {
        audit,
        deliverable,
        version,
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
    },
  ]);
  // The object stays even so: the entry may have reached the disk, and an object that none names is
  // moved aside when the vault is next opened.
  return committed.ok ? ok(deliverable) : committed;
}
