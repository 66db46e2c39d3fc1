// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeReleaseCommit } from "../../electron/engine/release/gitBundle.ts";
import {
  type BundleRequest,
  writeBundle,
} from "../../electron/engine/release/writeBundle.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { GitId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import { authorize } from "./authorized.ts";
import { inPieces } from "./byteStreams.ts";
import { type Clone, makePublicRepository } from "./gitClone.ts";
import { type ReleaseParts, sampleParts } from "./releases.ts";
import { unending } from "./tools.ts";

/** Releases that the real writer writes, onto a real clone. */
export interface Prepared {
  readonly folder: string;
  readonly clone: Clone;
  readonly base: GitId;
  readonly parts: ReleaseParts;
  readonly request: Omit<BundleRequest, "destinationDir">;
}

export function prepareExport(
  folder: string,
  changes: Parameters<typeof sampleParts>[0] = {},
  /** What else the base is to have. */
  prepare: (clone: Clone) => void = () => undefined,
): Prepared {
  const clone = makePublicRepository(join(folder, "clone"));
  prepare(clone);
  const base = GitId.parse(clone.git("rev-parse", "HEAD"));
  const parts = sampleParts({
    ...changes,
    approval: { base, ...changes.approval },
  });
  return {
    folder,
    clone,
    base,
    parts,
    request: {
      storage: createStorage(),
      authorized: authorize(parts),
      contentOf: (path) => {
        const bytes = parts.files.get(path) ?? new Uint8Array();
        return { size: bytes.length, pieces: inPieces(bytes, 7) };
      },
      cloneDir: clone.dir,
      signal: unending,
      confirm: () => Promise.resolve(ok(undefined)),
    },
  };
}

export function exportTo(prepared: Prepared, name: string) {
  const destinationDir = join(prepared.folder, name);
  return writeBundle({ ...prepared.request, destinationDir });
}

/** The commit that the statement describes, of what lies in the clone now; its text can be changed. Gives its id. */
export function publish(
  { clone, request }: Prepared,
  change: (text: string) => string = (text) => text,
): string {
  const { approval, statementDigest } = request.authorized;
  clone.git("add", "-A");
  const tree = clone.git("write-tree");
  const { content } = makeReleaseCommit(approval, statementDigest, tree);
  const path = join(clone.dir, ".git/made");
  writeFileSync(path, change(Buffer.from(content).toString()));
  const options = ["-t", "commit", "-w", "--no-filters"];
  const id = clone.git("hash-object", ...options, path);
  clone.git("reset", "-q", "--soft", id);
  return id;
}

/** Every path below a folder with its mode and digest: two equal lists are two equal folders. */
export function fingerprint(dir: string, below = ""): string[] {
  return readdirSync(join(dir, below))
    .sort()
    .flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      const stat = lstatSync(join(dir, path));
      const mode = (stat.mode & 0o7777).toString(8);
      if (stat.isDirectory())
        return [`${mode} ${path}/`, ...fingerprint(dir, path)];
      const bytes = readFileSync(join(dir, path));
      const digest = createHash("sha256").update(bytes).digest("hex");
      return [`${mode} ${digest} ${path}`];
    });
}
