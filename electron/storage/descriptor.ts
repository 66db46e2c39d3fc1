// SPDX-License-Identifier: Apache-2.0
import {
  createReadStream,
  fstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
} from "node:fs";
import { failure, type Failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { readFailure } from "./diskFailure.ts";

/**
 * Whether somebody else gave this process the descriptor, as far as can be told: Node keeps some of its own, by
 * numbers that differ from one version to the next, and ends at once where one is read and closed under it.
 */
function isForeign(descriptor: number): boolean {
  const facts = fstatSync(descriptor);
  if (facts.isFIFO()) return !isOwnPipe(descriptor);
  return facts.isFile() || facts.isSocket() || facts.isCharacterDevice();
}

/** A pipe that this process writes into itself would never end. Only Linux tells. */
function isOwnPipe(descriptor: number): boolean {
  if (process.platform !== "linux") return false;
  const place = "/proc/self/fd";
  const pipe = readlinkSync(`${place}/${String(descriptor)}`);
  return readdirSync(place).some((name) => {
    try {
      const flags = readFileSync(`/proc/self/fdinfo/${name}`, "utf8");
      const access =
        parseInt(/^flags:\s*(\d+)$/m.exec(flags)?.[1] ?? "0", 8) & 3;
      return access !== 0 && readlinkSync(`${place}/${name}`) === pipe;
    } catch {
      // That by which the folder was read is closed again.
      return false;
    }
  });
}

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
    if (!isForeign(descriptor))
      return err(failure("file-unreadable", { name, reason: "EBADF" }));
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
