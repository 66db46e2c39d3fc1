// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { largestCompared } from "../../../shared/domain/comparisonMessages.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type {
  Compared,
  ComparedInBase,
  ComparedVersion,
} from "../../../shared/ipc/comparisonContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Context } from "../context.ts";
import { heldFile } from "../inbox/heldFile.ts";
import { openObject } from "../objects/objects.ts";
import { readBlobs } from "../release/readBlobs.ts";
import { resolveBase } from "../release/resolveBase.ts";
import type { Session } from "../session.ts";

/** One of two files that are compared. */
export interface Side {
  readonly named: ComparedVersion;
  /** The file, whole and verified. @throws `Failed` of the content */
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const pieceBytes = 1 << 20;

function* inPieces(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes)
    yield bytes.subarray(from, from + pieceBytes);
}

function cloneDirOf(
  context: Context,
  { state }: Session,
  of: ComparedInBase,
): Result<string, Failure> {
  if ("clone" in of) return context.pathOf(of.clone, "clone");
  const { release } = of;
  const found = state.releases.get(release);
  if (found === undefined) return err(failure("release-unknown", { release }));
  return found.clone === null ? err(failure("base-unknown")) : ok(found.clone);
}

/** A plain file of the clone's commit; `file-vanished` where it has none of this path. */
async function sideInBase(
  context: Context,
  session: Session,
  of: ComparedInBase,
): Promise<Result<Side, Failure>> {
  const { commit, path } = of;
  const cloneDir = cloneDirOf(context, session, of);
  if (!cloneDir.ok) return cloneDir;
  const base = await resolveBase(session.storage, {
    ...{ cloneDir: cloneDir.value, commit, signal: context.ending },
  });
  if (!base.ok) return base;
  const name = posix.basename(path);
  const { clone, entries } = base.value;
  const entry = entries.find(
    (each) => each.path === path && each.mode.startsWith("100"),
  );
  if (entry === undefined) return err(failure("file-vanished", { name }));
  const blobs = await readBlobs(clone, [entry.id], () => largestCompared);
  if (!blobs.ok) return blobs;
  const blob = blobs.value.get(entry.id);
  if (blob === undefined) return err(failure("file-vanished", { name }));
  const { size, digest, content } = blob;
  return ok({
    named: { name, size, sha256: digest },
    // One that is too large to be kept is too large to be compared.
    content: () => (content === null ? [] : inPieces(content)),
  });
}

/** A version, a file of a request, or a file that a release meets where it lands. */
export async function requireSide(
  context: Context,
  session: Session,
  compared: Compared,
): Promise<Result<Side, Failure>> {
  if (typeof compared === "object" && "commit" in compared)
    return sideInBase(context, session, compared);
  const isVersion = typeof compared === "string";
  const file = heldFile(session, isVersion ? { version: compared } : compared);
  if (!file.ok) return file;
  const { name, size, sha256 } = file.value;
  return ok({
    named: {
      ...(isVersion && { version: compared }),
      // Of a request's file it is the path in its parcel.
      ...{ name: posix.basename(name), size, sha256 },
    },
    content: () => openObject(session, file.value),
  });
}
