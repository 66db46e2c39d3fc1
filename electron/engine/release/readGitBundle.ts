// SPDX-License-Identifier: Apache-2.0
import { Failed } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { ByteReader } from "../../crypto/age/byteReader.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { createIdStream, type ObjectType } from "./git/object.ts";
import { type ObjectTaker, readPack } from "./git/pack.ts";

/** A git bundle of the one form that we write; docs/format/bundle.md, "release.bundle". */
export interface GitBundle {
  /** The lines before the pack, each with its LF. */
  readonly header: string;
  /** Content of commits and trees, by id. */
  readonly commits: ReadonlyMap<string, Uint8Array>;
  readonly trees: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of the content of blobs, by id. */
  readonly blobs: ReadonlyMap<string, Sha256>;
  /** Content of the blobs that were asked for, by id. */
  readonly kept: ReadonlyMap<string, Uint8Array>;
}

const longestLine = 1024;
const mostHeaderLines = 8;
/** Commit and trees together; a folder of a hundred thousand names is a fifth of this. */
const mostKeptBytes = 32 * 1024 * 1024;
/** Statement, charters and signatures of a release, each far smaller. */
const mostTextBytes = 64 * 1024 * 1024;

async function readHeader(reader: ByteReader): Promise<string | null> {
  let header = "";
  for (let lines = 0; lines < mostHeaderLines; lines += 1) {
    const line = decodeUtf8(await reader.line(longestLine));
    if (line?.endsWith("\n") !== true) return null;
    header += line;
    if (line === "\n") return header;
  }
  return null;
}

function createTaker(
  type: ObjectType,
  size: number,
  keeps: boolean,
  keep: (id: string, content: Uint8Array, digest: Sha256) => void,
): ObjectTaker {
  const id = createIdStream(type, size);
  const digest = createSha256();
  const pieces: Uint8Array[] = [];
  return {
    take(content) {
      id.update(content);
      digest.update(content);
      if (keeps) pieces.push(Uint8Array.from(content));
    },
    end() {
      keep(id.id(), Buffer.concat(pieces), digest.digest());
    },
  };
}

/**
 * Reads a bundle in one pass and flat memory. Null when it is not of the form that we write, or has more
 * than `mostObjects`. Of its blobs it keeps those whose place in its order is in `keptPlaces`.
 */
export async function readGitBundle(
  pieces: AsyncIterable<Uint8Array>,
  mostObjects: number,
  keptPlaces: ReadonlySet<number> = new Set(),
): Promise<GitBundle | null> {
  const commits = new Map<string, Uint8Array>();
  const trees = new Map<string, Uint8Array>();
  const blobs = new Map<string, Sha256>();
  const kept = new Map<string, Uint8Array>();
  const contents = { commit: commits, tree: trees, blob: kept };
  const reader = new ByteReader(pieces);
  let blobPlace = -1;
  const bytes = { commit: 0, tree: 0, blob: 0 };
  try {
    const header = await readHeader(reader);
    if (header === null) return null;
    let objects = 0;
    const whole = await readPack(reader.rest(), (type, size) => {
      objects += 1;
      if (type === "blob") blobPlace += 1;
      const keeps = type !== "blob" || keptPlaces.has(blobPlace);
      if (keeps) bytes[type] += size;
      if (objects > mostObjects || bytes.blob > mostTextBytes) return null;
      if (bytes.commit + bytes.tree > mostKeptBytes) return null;
      return createTaker(type, size, keeps, (id, content, digest) => {
        if (type === "blob") blobs.set(id, digest);
        if (keeps) contents[type].set(id, content);
      });
    });
    return whole ? { header, commits, trees, blobs, kept } : null;
  } catch (thrown) {
    if (thrown instanceof Failed) return null;
    throw thrown;
  } finally {
    await reader.close();
  }
}
