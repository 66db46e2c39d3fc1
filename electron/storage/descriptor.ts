// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from "node:fs";
import { failure, type Failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { readFailure } from "./diskFailure.ts";

/**
 * Everything that an already open descriptor gives until its end, such as a pipe that a script opened
 * for a secret; refused above `limit` bytes. Closes the descriptor. The caller wipes the bytes.
 */
export async function readDescriptor(
  descriptor: number,
  limit: number,
): Promise<Result<Uint8Array, Failure>> {
  const name = `descriptor ${String(descriptor)}`;
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of createReadStream("", {
      fd: descriptor,
    }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > limit) return err(failure("file-too-large", { name, limit }));
      parts.push(part);
    }
    return ok(new Uint8Array(Buffer.concat(parts)));
  } catch (thrown) {
    return err(readFailure(thrown, name));
  } finally {
    for (const part of parts) part.fill(0);
  }
}
