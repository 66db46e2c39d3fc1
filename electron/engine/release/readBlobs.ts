// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { type Clone, git } from "./clone.ts";
import { createIdStream } from "./git/object.ts";

export interface Blob {
  readonly digest: Sha256;
  readonly size: number;
  /** Null where it was not asked for, or is larger than was asked for. */
  readonly content: Uint8Array | null;
}

const longestHeader = 256;
/** Files of a release, not what a machine can hold: they are read in pieces. */
const outputLimit = Number.MAX_SAFE_INTEGER;
const timeLimitMs = 3_600_000;

/** What `git cat-file --batch` prints: a line `<id> blob <size>`, the content, a line break; or `<id> missing`. */
class BatchReader {
  readonly blobs = new Map<string, Blob>();
  readonly #mostKept: (id: string) => number;
  #header = "";
  /** Bytes of content that are still to come; null between two objects. */
  #left: number | null = null;
  #current = {
    ...{ id: "", size: 0, made: createIdStream("blob", 0) },
    ...{ digest: createSha256(), kept: [] as Buffer[] },
  };
  #keeps = false;
  /** Set when it says something else; nothing after that is believed. */
  isBroken = false;

  constructor(mostKept: (id: string) => number) {
    this.#mostKept = mostKept;
  }

  readonly take = (piece: Uint8Array): void => {
    let rest: Buffer = Buffer.from(piece);
    while (rest.length > 0 && !this.isBroken)
      rest = this.#left === null ? this.#inHeader(rest) : this.#inContent(rest);
  };

  #inHeader(bytes: Buffer): Buffer {
    const end = bytes.indexOf(0x0a);
    const taken = end < 0 ? bytes.length : end;
    this.#header += bytes.subarray(0, taken).toString("latin1");
    if (this.#header.length > longestHeader) this.isBroken = true;
    if (end >= 0) {
      this.#begin(this.#header);
      this.#header = "";
    }
    return bytes.subarray(taken + 1);
  }

  #begin(header: string): void {
    const [, id = "", size] = /^([0-9a-f]{40}) blob (\d+)$/.exec(header) ?? [];
    if (size === undefined) {
      // What is missing gets no entry. Anything else was never asked for.
      this.isBroken = !/^[0-9a-f]{40} missing$/.test(header);
      return;
    }
    this.#left = Number(size);
    this.#keeps = this.#left <= this.#mostKept(id);
    this.#current = {
      ...{ id, size: this.#left, made: createIdStream("blob", this.#left) },
      ...{ digest: createSha256(), kept: [] },
    };
  }

  #inContent(bytes: Buffer): Buffer {
    const left = this.#left ?? 0;
    const content = bytes.subarray(0, left);
    const { id, size, made, digest, kept } = this.#current;
    digest.update(content);
    made.update(content);
    if (this.#keeps) kept.push(content);
    this.#left = left - content.length;
    const rest = bytes.subarray(content.length);
    if (this.#left > 0 || rest.length === 0) return rest;
    // Git does not look whether a blob has the id under which it lies.
    if (made.id() === id)
      this.blobs.set(id, {
        digest: digest.digest(),
        size,
        content: this.#keeps ? Buffer.concat(kept) : null,
      });
    this.#left = null;
    this.isBroken = rest[0] !== 0x0a;
    return rest.subarray(1);
  }
}

/**
 * Digests of blobs, and the content of those that are kept, in one run of git and in flat memory beside them.
 * What the clone does not have, or keeps under an id that is another's, has no entry.
 */
export async function readBlobs(
  clone: Clone,
  ids: Iterable<string>,
  mostKept: (id: string) => number,
): Promise<Result<ReadonlyMap<string, Blob>, Failure>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return ok(new Map());
  const reader = new BatchReader(mostKept);
  const ran = await git(clone, ["cat-file", "--batch", "--buffer"], {
    input: encodeUtf8(`${wanted.join("\n")}\n`),
    outputLimit,
    timeLimitMs,
    take: reader.take,
  });
  if (!ran.ok) return ran;
  if (reader.isBroken) throw new Error("git cat-file answers in another form");
  return ok(reader.blobs);
}
