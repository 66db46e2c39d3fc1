// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Disk, FileFacts, FolderEntry } from "./disk.ts";
import {
  factsOrClosed,
  quietly,
  readFailure,
  systemCode,
} from "./diskFailure.ts";
import { createSource, type Source } from "./source.ts";
import type { Storage } from "./operations.ts";

type Reading = Pick<
  Storage,
  "facts" | "openSource" | "readWhole" | "readStart" | "list" | "entries"
>;

export async function factsOf(
  disk: Disk,
  path: string,
): Promise<Result<FileFacts | null, Failure>> {
  try {
    return ok(await disk.facts(path));
  } catch (thrown) {
    if (systemCode(thrown) === "ENOENT") return ok(null);
    return err(readFailure(thrown, path));
  }
}

async function openSource(
  disk: Disk,
  path: string,
): Promise<Result<Source, Failure>> {
  try {
    const file = await disk.open(path, "read");
    const found = await factsOrClosed(file);
    if (found.kind === "file") return ok(createSource(file, path, found));
    await quietly(() => file.close());
    const code =
      found.kind === "folder" ? "file-is-directory" : "file-not-regular";
    return err(failure(code, { name: basename(path) }));
  } catch (thrown) {
    return err(readFailure(thrown, path));
  }
}

async function readStart(
  disk: Disk,
  path: string,
  limit: number,
): Promise<Result<Uint8Array, Failure>> {
  try {
    const file = await disk.open(path, "read");
    try {
      const { size } = await file.facts();
      if (size > limit)
        return err(failure("file-too-large", { name: basename(path), limit }));
      const whole = new Uint8Array(size);
      let at = 0;
      for (let count = -1; at < size && count !== 0; at += count)
        count = await file.read(whole.subarray(at), at);
      return ok(whole.subarray(0, at));
    } finally {
      await quietly(() => file.close());
    }
  } catch (thrown) {
    return err(readFailure(thrown, path));
  }
}

async function entries(
  disk: Disk,
  path: string,
): Promise<Result<readonly FolderEntry[], Failure>> {
  try {
    const listed = await disk.list(path);
    return ok(
      listed
        .map((entry) => ({ entry, bytes: Buffer.from(entry.name) }))
        .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
        .map(({ entry }) => entry),
    );
  } catch (thrown) {
    return err(readFailure(thrown, path));
  }
}

/** What is read of a disk; nothing here changes it. */
export function readingFrom(disk: Disk): Reading {
  return {
    facts: (path) => factsOf(disk, path),
    openSource: (path) => openSource(disk, path),
    readStart: (path, limit) => readStart(disk, path, limit),
    async readWhole(path, limit) {
      const source = await openSource(disk, path);
      if (!source.ok) return source;
      try {
        if (source.value.size > limit)
          return err(
            failure("file-too-large", { name: source.value.name, limit }),
          );
        const whole = new Uint8Array(source.value.size);
        let at = 0;
        for await (const piece of source.value.chunks()) {
          whole.set(piece, at);
          at += piece.length;
        }
        return ok(whole);
      } catch (thrown) {
        if (thrown instanceof Failed) return err(thrown.failure);
        throw thrown;
      } finally {
        await source.value.close();
      }
    },
    entries: (path) => entries(disk, path),
    async list(path) {
      const listed = await entries(disk, path);
      return listed.ok ? ok(listed.value.map(({ name }) => name)) : listed;
    },
  };
}
