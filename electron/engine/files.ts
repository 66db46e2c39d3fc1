// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { decodeUtf8 } from "../crypto/encoding.ts";
import { wipe } from "../crypto/kdf.ts";
import { readDescriptor } from "../storage/descriptor.ts";
import { createStorage } from "../storage/storage.ts";

/** Small texts that the command line is pointed at; `text-refused` when they are not UTF-8. */
function decode(bytes: Result<Uint8Array, Failure>): Result<string, Failure> {
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  wipe(bytes.value);
  return text === null
    ? err(
        failure("text-refused", {
          field: "file",
          reason: "it is not UTF-8 text",
        }),
      )
    : ok(text);
}

export async function readTextFile(
  path: string,
  limit: number,
): Promise<Result<string, Failure>> {
  return decode(await createStorage().readWhole(path, limit));
}

/** Reads to the end of an open descriptor, such as a pipe that a script opened for a passphrase. */
export async function readSecretDescriptor(
  descriptor: number,
  limit: number,
): Promise<Result<string, Failure>> {
  return decode(await readDescriptor(descriptor, limit));
}
