// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../../shared/failure.ts";
import type {
  Landing,
  LandingFile,
  LandingProblem,
} from "../../../../shared/domain/landing.ts";
import { mostProblemPaths } from "../../../../shared/domain/landing.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import { decodeUtf8 } from "../../../crypto/encoding.ts";
import { fileMode } from "../git/object.ts";
import { type Blob, readBlobs } from "../readBlobs.ts";
import type { BaseEntry, ClonedBase } from "../resolveBase.ts";
import { gathered, type Plan, type PlannedFile } from "./plan.ts";

/** What git-lfs leaves in place of a file (its specification, "pointer"). */
const pointerStart = "version https://git-lfs.github.com/spec/";
const largestPointer = 1024;

function isPointer({ content }: Blob): boolean {
  const text = content && decodeUtf8(content);
  return text?.startsWith(pointerStart) === true;
}

function contentOf(
  blob: Blob | undefined,
): { size: number; sha256: Blob["digest"] } | null {
  return blob === undefined ? null : { size: blob.size, sha256: blob.digest };
}

function fileOf(
  { path, own, version, content }: PlannedFile,
  there: BaseEntry | undefined,
  blob: Blob | undefined,
): LandingFile {
  const shared = {
    ...{ path, own, content, before: contentOf(blob) },
    ...(version && { version }),
  };
  if (there === undefined) return { ...shared, change: "added" };
  if (there.mode !== fileMode) return { ...shared, change: "other-kind" };
  const isSame = content !== null && content.sha256 === blob?.digest;
  return { ...shared, change: isSame ? "unchanged" : "changed" };
}

/** What a release changes of its base, with the digests on both sides. */
export async function landingChanges(
  base: ClonedBase,
  { files, removes }: Plan,
): Promise<Result<Omit<Landing, "base">, Failure>> {
  const touched = new Set([...files.map(({ path }) => path), ...removes]);
  const blobEntries = base.entries.filter(
    ({ mode }) => mode.startsWith("100") || mode === "120000",
  );
  const there = new Map(base.entries.map((entry) => [entry.path, entry]));
  const ids = blobEntries.flatMap(({ path, id }) =>
    touched.has(path) ? [id] : [],
  );
  const blobs = await readBlobs(base.clone, ids, () => largestPointer);
  if (!blobs.ok) return blobs;
  const blobAt = (path: string) => blobs.value.get(there.get(path)?.id ?? "");
  const problems: readonly LandingProblem[] = gathered(
    files.flatMap(({ path }) => {
      const blob = blobAt(path);
      return blob !== undefined && isPointer(blob)
        ? [{ name: "pointer-replaced", path, by: path } as const]
        : [];
    }),
    mostProblemPaths,
  );
  return ok({
    files: files.map((file) =>
      fileOf(file, there.get(file.path), blobAt(file.path)),
    ),
    removed: removes.map((path) => ({
      path,
      content: contentOf(blobAt(path)),
    })),
    untouched: base.entries.filter(
      ({ path, mode }) => mode !== "040000" && !touched.has(path),
    ).length,
    problems,
  });
}
