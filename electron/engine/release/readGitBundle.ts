// SPDX-License-Identifier: Apache-2.0
import { Failed } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { ByteReader } from "../../crypto/age/byteReader.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
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
}

const longestLine = 1024;
const mostHeaderLines = 8;
/** Commit and trees together; a folder of a hundred thousand names is a fifth of this. */
const mostKeptBytes = 32 * 1024 * 1024;

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
  keep: (id: string, content: Uint8Array, digest: Sha256) => void,
): ObjectTaker {
  const id = createIdStream(type, size);
  const digest = createSha256();
  const pieces: Uint8Array[] = [];
  return {
    take(content) {
      id.update(content);
      digest.update(content);
      if (type !== "blob") pieces.push(Uint8Array.from(content));
    },
    end() {
      keep(id.id(), Buffer.concat(pieces), digest.digest());
    },
  };
}

/**
 * Reads a bundle in one pass and flat memory. Null when it is not of the form that we write, or has more
 * than `mostObjects`.
 */
export async function readGitBundle(
  storage: Storage,
  path: string,
  mostObjects: number,
): Promise<GitBundle | null> {
  const source = await storage.openSource(path);
  if (!source.ok) return null;
  const commits = new Map<string, Uint8Array>();
  const trees = new Map<string, Uint8Array>();
  const blobs = new Map<string, Sha256>();
  const reader = new ByteReader(source.value.chunks());
  try {
    const header = await readHeader(reader);
    if (header === null) return null;
    let objects = 0;
    let keptBytes = 0;
    const whole = await readPack(reader.rest(), (type, size) => {
      objects += 1;
      keptBytes += type === "blob" ? 0 : size;
      if (objects > mostObjects || keptBytes > mostKeptBytes) return null;
      return createTaker(type, size, (id, content, digest) => {
        if (type === "blob") blobs.set(id, digest);
        else (type === "tree" ? trees : commits).set(id, content);
      });
    });
    return whole ? { header, commits, trees, blobs } : null;
  } catch (thrown) {
    if (thrown instanceof Failed) return null;
    throw thrown;
  } finally {
    await source.value.close();
  }
}
