// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import { eachAtOnce } from "../eachAtOnce.ts";
import {
  type BytesSeen,
  type ObjectPlace,
  smallBytes,
  verifyObject,
} from "../objects/objects.ts";

/** What is wrong with one object. */
export interface ObjectProblem {
  readonly object: HeldFile["object"];
  readonly name: string;
  readonly what: "missing" | "damaged";
}

export interface VerifiedVersions {
  readonly whole: readonly HeldFile[];
  readonly problems: readonly ObjectProblem[];
}

/**
 * Decrypts every object and compares it with the ledger: small ones side by side, a large one with all threads
 * for itself. An object that the disk does not give is damaged. Fails with `cancelled` alone.
 * @param begin called for each object, gives what takes the bytes read of it
 */
export async function verifyVersions(
  place: ObjectPlace,
  versions: readonly HeldFile[],
  signal: AbortSignal,
  begin: (version: HeldFile) => BytesSeen,
): Promise<Result<VerifiedVersions, Failure>> {
  const ends = new Map<HeldFile, Result<void, Failure>>();
  const verify = async (version: HeldFile): Promise<void> => {
    const end = signal.aborted
      ? err(failure("cancelled"))
      : await verifyObject(place, version, signal, begin(version));
    ends.set(version, end);
  };
  await eachAtOnce(
    versions.filter(({ size }) => size <= smallBytes),
    verify,
  );
  for (const version of versions)
    if (version.size > smallBytes) await verify(version);
  const whole: HeldFile[] = [];
  const problems: ObjectProblem[] = [];
  for (const version of versions) {
    const end = ends.get(version);
    const { object, name } = version;
    if (end?.ok === true) whole.push(version);
    else if (end?.error.code === "cancelled") return end;
    else {
      const missing = end?.error.code === "object-missing";
      problems.push({ object, name, what: missing ? "missing" : "damaged" });
    }
  }
  return ok({ whole, problems });
}
