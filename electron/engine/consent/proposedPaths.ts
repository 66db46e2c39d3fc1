// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { compareBytes } from "../../../shared/formats/lines.ts";
import {
  findPathCollision,
  parseRepoPath,
} from "../../../shared/formats/repoPath.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { PlacedVersion } from "./versions.ts";

export function checkPath(untrusted: string): Result<string, Failure> {
  const path = parseRepoPath(untrusted.normalize("NFC"));
  return path.ok
    ? ok(path.value)
    : err(
        failure("path-unsafe", {
          path: untrusted,
          reason: path.error.code,
          about: path.error.about,
        }),
      );
}

interface ProposedPaths {
  readonly place: string;
  readonly files: readonly PlacedVersion[];
  readonly removes?: readonly string[] | undefined;
}

export interface Paths {
  readonly place: string;
  readonly files: readonly PlacedVersion[];
  /** Sorted by bytes, each once. */
  readonly removes: readonly string[];
}

/** Paths of the release, each safe, and all of them able to lie in one tree beside the place. */
export function checkPaths(request: ProposedPaths): Result<Paths, Failure> {
  const place = checkPath(request.place);
  if (!place.ok) return place;
  const files: PlacedVersion[] = [];
  for (const { version, path: untrusted } of request.files) {
    const path = checkPath(untrusted);
    if (!path.ok) return path;
    if (path.value.startsWith(`${place.value}/`))
      return err(
        failure("path-collides", { path: path.value, other: place.value }),
      );
    files.push({ version, path: path.value });
  }
  const removes = new Set<string>();
  for (const untrusted of request.removes ?? []) {
    const path = checkPath(untrusted);
    if (!path.ok) return path;
    removes.add(path.value);
  }
  // The place is a folder: a file of the statement stands for it among the files. What is removed is not put back.
  const collision = findPathCollision([
    ...files.map(({ path }) => path),
    `${place.value}/statement.txt`,
    ...removes,
  ]);
  if (collision === null)
    return ok({
      ...{ place: place.value, files },
      removes: [...removes].sort(compareBytes),
    });
  const { kind, first, second } = collision;
  return kind === "duplicate"
    ? err(failure("path-duplicate", { path: first }))
    : err(failure("path-collides", { path: first, other: second }));
}
