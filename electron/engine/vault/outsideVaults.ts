// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import { layoutOf } from "./layout.ts";

async function isThere(
  storage: Pick<Storage, "facts">,
  path: string,
): Promise<boolean> {
  const facts = await storage.facts(path);
  return facts.ok && facts.value !== null;
}

/**
 * Refuses with `destination-in-vault` a place that a vault is around, open or not: what lies in it would be in
 * every copy of that one, and strange to it.
 */
export async function requireOutsideVaults(
  storage: Pick<Storage, "facts">,
  rootDir: string,
): Promise<Result<void, Failure>> {
  for (
    let below = rootDir, dir = dirname(below);
    dir !== below;
    below = dir, dir = dirname(dir)
  ) {
    const { headerPath, ledgerDir } = layoutOf(dir);
    // Folders that may not be looked into hold no vault of this person's.
    if (
      (await isThere(storage, headerPath)) &&
      (await isThere(storage, ledgerDir))
    )
      return err(failure("destination-in-vault", { name: basename(rootDir) }));
  }
  return ok(undefined);
}
