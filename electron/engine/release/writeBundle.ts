// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { AuthorizedRelease } from "../../../shared/domain/authorizeRelease.ts";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { ListedFile } from "../../../shared/formats/statement.ts";
import type { GitId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { growFolder } from "../growingFolder.ts";
import { gathered } from "./git/gathered.ts";
import { type GitRelease, makeGitRelease } from "./gitBundle.ts";
import { blockOf, judgeLanding } from "./landing/judgeLanding.ts";
import { nextStepsText } from "./nextSteps.ts";
import { releaseFiles } from "./releaseFiles.ts";
import { type ClonedBase, resolveBase } from "./resolveBase.ts";
import {
  fileMode,
  openToAll,
  type WrittenFile,
  writeTree,
} from "./writeTree.ts";

/** One file's bytes, of a size known before. */
export interface Content {
  readonly size: number;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** What was written, told before it gets its name. */
export interface WrittenBytes {
  /** Digests of the listed files, computed from the bytes as they lie on disk. */
  readonly content: readonly ListedFile[];
  readonly commit: GitId | null;
}

export interface BundleRequest {
  readonly storage: Storage;
  readonly authorized: AuthorizedRelease;
  /** Of a path that the approval lists. */
  readonly contentOf: (path: string) => Content;
  /** Becomes the bundle; nothing may have this name. */
  readonly destinationDir: string;
  /** A clone that holds the base, for `release.bundle`. */
  readonly cloneDir: string | null;
  /** Ends the work with `cancelled`, up to the moment when `confirm` is asked. */
  readonly signal: AbortSignal;
  /** Last word on the bytes as they lie on disk; a failure here leaves nothing. */
  readonly confirm: (
    written: WrittenBytes,
  ) => Promise<Result<unknown, Failure>>;
}

export interface WrittenBundle {
  readonly commit: GitId | null;
  readonly nextSteps: string;
}

function stopIfCancelled({ signal }: BundleRequest): void {
  if (signal.aborted) throw new Failed(failure("cancelled"));
}

async function* cancellable(
  request: BundleRequest,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of pieces) {
    stopIfCancelled(request);
    yield piece;
  }
}

/** Nothing in the base may turn the bytes as written into others: asked of those very bytes. */
async function checkLanding(
  { authorized: { approval } }: BundleRequest,
  base: ClonedBase,
  files: readonly WrittenFile[],
): Promise<Result<void, Failure>> {
  const { place, removes } = approval;
  const problems = await judgeLanding(base, {
    ...{ place, removes },
    files: files.map(({ path, size, listed, content }) => ({
      ...{ path, own: path.startsWith(`${place}/`) },
      content: { size, sha256: listed.sha256 },
      pieces: content,
    })),
  });
  if (!problems.ok) return problems;
  const block = blockOf(problems.value);
  return block === null ? ok(undefined) : err(block);
}

async function writeGit(
  request: BundleRequest,
  partDir: string,
  files: readonly WrittenFile[],
): Promise<Result<GitRelease | null, Failure>> {
  const { storage, cloneDir, signal } = request;
  const { approval, statementDigest } = request.authorized;
  if (cloneDir === null || approval.base === null) return ok(null);
  const base = await resolveBase(storage, {
    cloneDir,
    commit: approval.base,
    signal,
  });
  if (!base.ok) return base;
  const lands = await checkLanding(request, base.value, files);
  if (!lands.ok) return lands;
  const git = makeGitRelease(approval, statementDigest, base.value, files);
  const written = await storage.createExclusive(
    joinPath(partDir, "release.bundle"),
    cancellable(request, gathered(git.file())),
    fileMode,
  );
  return written.ok ? ok(git) : written;
}

async function writeAll(
  request: BundleRequest,
  partDir: string,
): Promise<Result<WrittenBundle, Failure>> {
  const { storage, authorized } = request;
  const own = releaseFiles(authorized);
  const listed = authorized.approval.files.map(({ path }) => path);
  // Nobody else's until it is whole and on the record.
  const made = await storage.makeFolder(partDir);
  if (!made.ok) return made;
  const tree = await writeTree(
    storage,
    joinPath(partDir, "tree"),
    [...listed, ...own.keys()],
    (path) => {
      stopIfCancelled(request);
      return own.get(path) ?? request.contentOf(path).pieces;
    },
  );
  if (!tree.ok) return tree;
  const git = await writeGit(request, partDir, tree.value);
  if (!git.ok) return git;
  const commit = git.value?.commit ?? null;
  const nextSteps = nextStepsText({ ...authorized, commit });
  const written = await storage.createExclusive(
    joinPath(partDir, "NEXT-STEPS.md"),
    encodeUtf8(nextSteps),
    fileMode,
  );
  if (!written.ok) return written;
  stopIfCancelled(request);
  const content = tree.value
    .filter(({ path }) => !own.has(path))
    .map((file) => file.listed);
  const confirmed = await request.confirm({ content, commit });
  return confirmed.ok ? ok({ commit, nextSteps }) : confirmed;
}

/**
 * Writes a release bundle: whole under its name, or not at all. Takes nothing but an `AuthorizedRelease`,
 * and asks `confirm` about the bytes as they lie on disk before they get their name. A `Failed` thrown by
 * a content becomes the result. The same release gives the same bytes, whatever the machine's umask,
 * locale or time zone. Format: docs/format/bundle.md.
 */
export async function writeBundle(
  request: BundleRequest,
): Promise<Result<WrittenBundle, Failure>> {
  const { storage, destinationDir } = request;
  const name = basename(destinationDir);
  const there = await storage.facts(destinationDir);
  if (!there.ok) return there;
  if (there.value !== null) return err(failure("destination-exists", { name }));
  try {
    return await growFolder(storage, destinationDir, async (partDir) => {
      const written = await writeAll(request, partDir);
      if (!written.ok) return written;
      const opened = await openToAll(storage, partDir);
      return opened.ok ? written : opened;
    });
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}
