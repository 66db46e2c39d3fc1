// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:os";
import { basename } from "node:path";
import {
  failure,
  type Failure,
  type FailureCode,
} from "../../shared/failure.ts";
import type { DiskFile, FileFacts } from "./disk.ts";

const readCodes: Readonly<Record<string, FailureCode>> = {
  ENOENT: "file-vanished",
  ENOTDIR: "file-vanished",
  EISDIR: "file-is-directory",
  ELOOP: "file-not-regular",
  ENXIO: "file-not-regular",
};

const writeCodes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EEXIST: "destination-exists",
  ENOTEMPTY: "destination-exists",
};

/** The operating system's name for an error, such as `EIO`; undefined for anything else thrown. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown)) return undefined;
  // Node has no name for this one: "Unknown system error -122".
  if ("errno" in thrown && thrown.errno === -constants.errno.EDQUOT)
    return "EDQUOT";
  return typeof thrown.code === "string" ? thrown.code : undefined;
}

function toFailure(
  thrown: unknown,
  path: string,
  codes: Readonly<Record<string, FailureCode>>,
  otherwise: FailureCode,
): Failure {
  const code = systemCode(thrown);
  // Not the operating system's: a bug, which must not be dressed up as a bad disk.
  if (code === undefined) throw thrown;
  return failure(codes[code] ?? otherwise, {
    name: basename(path),
    reason: code,
  });
}

/** The failure behind an error thrown while reading `path`; rethrows what no system call threw. */
export function readFailure(thrown: unknown, path: string): Failure {
  return toFailure(thrown, path, readCodes, "file-unreadable");
}

/** The failure behind an error thrown while writing `path`; rethrows what no system call threw. */
export function writeFailure(thrown: unknown, path: string): Failure {
  return toFailure(thrown, path, writeCodes, "write-failed");
}

/** Runs a step of cleaning up whose own failure must not hide the one that led to it. */
export async function quietly(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
  }
}

/** What an open file is. One of which that cannot be said is of no use to anybody, and is not left open. */
export async function factsOrClosed(file: DiskFile): Promise<FileFacts> {
  try {
    return await file.facts();
  } catch (thrown) {
    await quietly(() => file.close());
    throw thrown;
  }
}
