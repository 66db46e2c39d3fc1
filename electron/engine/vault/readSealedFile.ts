// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import type { AgeIdentity } from "../../crypto/age/identity.ts";
import { openAge } from "../../crypto/age/open.ts";
import type { Storage } from "../../storage/storage.ts";
import { type ReadMember, readTar, TarFault } from "../exchange/tarReader.ts";

/** A backup in one file, and what opens it. */
export interface SealedFile {
  readonly path: string;
  readonly identities: readonly AgeIdentity[];
}

export function backupDamaged(reason: string): Failed {
  return new Failed(failure("backup-damaged", { reason }));
}

function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failed) return thrown.failure;
  if (thrown instanceof TarFault)
    return failure("backup-damaged", { reason: thrown.message });
  if (!(thrown instanceof AgeError)) throw thrown;
  switch (thrown.stage) {
    case "no-match":
      return failure("backup-not-opened");
    case "armor":
    case "header":
      return failure("backup-damaged", { reason: "its beginning is not age" });
    case "hmac":
    case "payload":
      return failure("backup-damaged", { reason: "it was changed or cut" });
  }
}

/**
 * Reads a sealed backup member by member. Fails with `backup-not-opened`, `backup-damaged`, why it cannot
 * be read, or the `Failed` that the step throws.
 */
export async function readSealedFile<T>(
  storage: Storage,
  { path, identities }: SealedFile,
  step: (members: AsyncGenerator<ReadMember, void, void>) => Promise<T>,
): Promise<Result<T, Failure>> {
  const source = await storage.openSource(path);
  if (!source.ok) return source;
  try {
    const opened = openAge(identities, source.value.chunks());
    return ok(await step(readTar(opened)));
  } catch (thrown) {
    return err(failureOf(thrown));
  } finally {
    await source.value.close();
  }
}
