// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";

/** A file that was handed over, by where it lies and by its name below what was chosen. */
export interface Package {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

export interface FoundPackages {
  readonly packages: readonly Package[];
  /** Names in chosen folders of what is neither file nor folder: links are not followed. */
  readonly leftOut: readonly string[];
}

const mostPackages = 20_000;
const mostDepth = 64;

interface Walk {
  readonly packages: Package[];
  readonly leftOut: string[];
}

async function walk(
  storage: Storage,
  path: string,
  name: string,
  depth: number,
  into: Walk,
): Promise<Result<void, Failure>> {
  const facts = await storage.facts(path);
  if (!facts.ok) return facts;
  if (facts.value === null)
    return err(failure("file-vanished", { name: basename(path) }));
  const { kind, size } = facts.value;
  if (kind === "file") {
    into.packages.push({ path, name, size });
    return into.packages.length > mostPackages
      ? err(failure("intake-too-many", { limit: mostPackages }))
      : ok(undefined);
  }
  if (kind !== "folder" || depth > mostDepth) {
    into.leftOut.push(name);
    return ok(undefined);
  }
  const names = await storage.list(path);
  if (!names.ok) return names;
  for (const each of names.value) {
    const inside = await walk(
      storage,
      joinPath(path, each),
      `${name}/${each}`,
      depth + 1,
      into,
    );
    if (!inside.ok) return inside;
  }
  return ok(undefined);
}

/** The files that were chosen, and those in chosen folders, in the order of their names. */
export async function findPackages(
  storage: Storage,
  chosen: readonly string[],
): Promise<Result<FoundPackages, Failure>> {
  const into: Walk = { packages: [], leftOut: [] };
  for (const path of chosen) {
    const found = await walk(storage, path, basename(path), 0, into);
    if (!found.ok) return found;
  }
  return into.packages.length === 0 ? err(failure("intake-empty")) : ok(into);
}
