// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { FoundFile } from "../../shared/domain/handedOver.ts";
import type {
  FromUnwrapper,
  UnwrapperJob,
} from "../../shared/domain/unwrapperMessages.ts";
import { Sha256 } from "../../shared/ids.ts";
import {
  collect,
  type RandomBytes,
  wholeOf,
} from "../inspector/archive/bytes.ts";
import { MemberFault } from "../inspector/archive/faults.ts";
import { createBudget } from "../inspector/archive/limits.ts";
import { findCollisions } from "../inspector/archive/memberName.ts";
import type { UnpackedFile } from "../inspector/archive/unpack.ts";
import { isArchive, type Opened, type Opening } from "./envelope.ts";
import { checkEvidence, isEvidence } from "./evidence.ts";
import { identify } from "./identify.ts";
import { readPinned } from "./openPgp.ts";
import { eachFile, type Package, type Seen, type Survey } from "./packages.ts";
import { readSecrets, type Secrets } from "./secrets.ts";

export interface JobLine {
  /** Bytes of a package, or of a file with private keys, by number. */
  readonly source: (number: number, size: number) => RandomBytes;
  readonly say: (message: FromUnwrapper) => void;
  /** Returns once one more piece may be sent. */
  readonly mayGive: () => Promise<void>;
}

/** Signatures and lists of digests are small; larger files are none. */
export const mostEvidenceBytes = 4 * 1024 * 1024;
const mostPathLength = 4096;
const mostKeyFileBytes = 256 * 1024;

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<Sha256> {
  const hash = createHash("sha256");
  for await (const piece of bytes) hash.update(piece);
  return Sha256.parse(hash.digest("hex"));
}

interface Read {
  readonly size: number;
  readonly sha256: Sha256 | null;
  readonly refused: FoundFile["refused"];
  readonly kept: Uint8Array | null;
}

async function readFile(file: UnpackedFile): Promise<Read> {
  const unread = { size: file.size, sha256: null, kept: null };
  if (file.refused !== null || file.isFolder)
    return { ...unread, refused: file.refused };
  const hash = createHash("sha256");
  let kept: Uint8Array[] | null = isEvidence(file.path) ? [] : null;
  let size = 0;
  try {
    for await (const piece of file.content()) {
      size += piece.length;
      hash.update(piece);
      if (size > mostEvidenceBytes) kept = null;
      kept?.push(piece.slice());
    }
  } catch (thrown) {
    if (!(thrown instanceof MemberFault)) throw thrown;
    return { ...unread, refused: thrown.reason };
  }
  if (size === 0) return { ...unread, refused: "file-empty" };
  return {
    size,
    sha256: Sha256.parse(hash.digest("hex")),
    refused: null,
    kept: kept === null ? null : Buffer.concat(kept),
  };
}

/** Beside other packages a package's files lie below its name, so that theirs cannot meet. */
export function fullPath(
  path: string,
  from: Package,
  opened: Opened,
  count: number,
): string {
  const full =
    count > 1 && isArchive(opened.layers) ? `${from.name}/${path}` : path;
  return full.slice(0, mostPathLength);
}

/** A plain file is its own package: it was digested already. */
async function packageDigest(
  from: Package,
  opened: Opened,
  last: Seen | undefined,
): Promise<Sha256> {
  const isPlain = opened.layers.length === 0 && last?.source === from.number;
  return (isPlain ? last.sha256 : null) ?? digestOf(wholeOf(from.bytes));
}

async function survey(
  packages: readonly Package[],
  opening: Opening,
): Promise<Survey> {
  const found: Survey = {
    packages: [],
    files: [],
    evidence: new Map(),
    signatures: [],
  };
  await eachFile(
    packages,
    opening,
    async (file, { index, from }, opened) => {
      const { kept, ...read } = await readFile(file);
      const path = fullPath(file.path, from, opened, packages.length);
      const { isFolder, notes } = file;
      const facts = { index, source: from.number, path, isFolder, notes };
      found.files.push({ ...facts, ...read });
      if (kept !== null) found.evidence.set(index, kept);
    },
    async (from, opened, fault) => {
      found.signatures.push(...opened.signatures);
      found.packages.push({
        name: from.name,
        size: from.bytes.size,
        sha256: await packageDigest(from, opened, found.files.at(-1)),
        layers: opened.layers.slice(0, 16),
        fault,
      });
    },
  );
  refuseCollisions(found.files);
  return found;
}

function refuseCollisions(files: Seen[]): void {
  for (const [at, reason] of findCollisions(files)) {
    const file = files[at];
    if (file?.refused === null)
      files[at] = { ...file, refused: reason, sha256: null };
  }
}

async function look(
  packages: readonly Package[],
  opening: Opening,
  job: UnwrapperJob,
  line: JobLine,
): Promise<void> {
  const found = await survey(packages, opening);
  for (const each of found.packages)
    line.say({ kind: "package", package: each });
  for (const { isFolder, ...file } of found.files)
    if (!isFolder || file.refused !== null) line.say({ kind: "file", file });
  const evidence = await checkEvidence(packages, opening, found, job.pinned);
  const keysRefused = [...opening.secrets.refused];
  const pinned = await identify(job.pinned);
  line.say({ kind: "evidence", ...evidence, keysRefused, pinned });
}

async function give(
  packages: readonly Package[],
  opening: Opening,
  wanted: ReadonlySet<number>,
  line: JobLine,
): Promise<void> {
  await eachFile(
    packages,
    opening,
    async (file, { index }) => {
      if (!wanted.has(index)) return;
      let ok = file.refused === null;
      try {
        for await (const bytes of file.content()) {
          await line.mayGive();
          line.say({ kind: "piece", index, bytes: bytes.slice() });
        }
      } catch (thrown) {
        if (!(thrown instanceof MemberFault)) throw thrown;
        ok = false;
      }
      line.say({ kind: "whole", index, ok });
    },
    () => Promise.resolve(),
  );
}

async function readKeyFiles(
  job: UnwrapperJob,
  line: JobLine,
): Promise<Secrets> {
  const texts: string[] = [];
  for (const [at, size] of job.keyFiles.entries()) {
    const source = line.source(job.packages.length + at, size);
    const bytes = await collect(wholeOf(source), mostKeyFileBytes).catch(
      () => null,
    );
    texts.push(bytes === null ? "" : Buffer.from(bytes).toString("utf8"));
  }
  return readSecrets(texts, job.passphrases);
}

/** Looks at the packages of a job, or gives the content that is wanted of them. */
export async function work(job: UnwrapperJob, line: JobLine): Promise<void> {
  const packages = job.packages.map(({ name, size }, number) => ({
    number,
    name,
    bytes: line.source(number, size),
  }));
  const opening: Opening = {
    secrets: await readKeyFiles(job, line),
    pinned: await readPinned(job.pinned),
    budget: createBudget(job.limits),
  };
  if (job.wanted === null) await look(packages, opening, job, line);
  else await give(packages, opening, new Set(job.wanted), line);
  line.say({ kind: "end" });
}
