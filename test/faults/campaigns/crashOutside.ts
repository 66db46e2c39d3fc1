// SPDX-License-Identifier: Apache-2.0
import { parseIdentityFile } from "../../../electron/crypto/age/identity.ts";
import { openAge } from "../../../electron/crypto/age/open.ts";
import { collect, inPieces } from "../../support/byteStreams.ts";
import type { Tree } from "../model/journal.ts";
import type { Day } from "./day.ts";

function indexOf(day: Day, operation: string): number {
  const index = day.promised.findIndex((each) => each.operation === operation);
  if (index < 0) throw new Error(`no operation “${operation}”`);
  return index;
}

function below(tree: Tree, folder: string): Map<string, Uint8Array | null> {
  const found = new Map<string, Uint8Array | null>();
  for (const [path, bytes] of tree)
    if (path.startsWith(`${folder}/`))
      found.set(path.slice(folder.length + 1), bytes);
  return found;
}

function sameBytes(a?: Uint8Array | null, b?: Uint8Array | null): boolean {
  return a && b ? Buffer.compare(a, b) === 0 : a === b;
}

/** The bundle is absent or whole; once acknowledged, it is there. */
export function damageOfBundle(
  day: Day,
  tree: Tree,
  done: number,
): string | null {
  if (!tree.has("model/bundle"))
    return done >= indexOf(day, "export a release")
      ? "an acknowledged bundle is gone"
      : null;
  const wanted = below(day.final, "bundle");
  const found = below(tree, "model/bundle");
  const whole =
    wanted.size === found.size &&
    [...wanted].every(([path, bytes]) => sameBytes(found.get(path), bytes));
  return whole ? null : "a bundle has its name and is not whole";
}

/** A removal that was acknowledged is one of the file, too, even before a start could finish it. */
export function damageOfRemoval(
  day: Day,
  tree: Tree,
  done: number,
): string | null {
  if (done < indexOf(day, "remove a deliverable")) return null;
  const left = [...tree.keys()].find((path) =>
    day.removed.some((object) =>
      path.endsWith(`objects/${object.slice(0, 2)}/${object}.age`),
    ),
  );
  return left === undefined ? null : "a removed file is back";
}

async function opens(kit: Uint8Array, recovery: Uint8Array): Promise<boolean> {
  const text = Buffer.from(kit).toString("utf8");
  const identities = parseIdentityFile(text);
  if (!identities.ok) return false;
  try {
    const plain = await collect(
      openAge(identities.value, inPieces(recovery, 512)),
    );
    return Buffer.from(plain).toString("utf8").includes("# master-key: ");
  } catch {
    return false;
  }
}

/** Once a kit was acknowledged, and until another is begun, it opens the vault. */
export async function damageOfKits(
  day: Day,
  tree: Tree,
  done: number,
): Promise<string | null> {
  const first = "make a recovery kit";
  const second = "make another recovery kit";
  const newest =
    done >= indexOf(day, second) ? 2 : done >= indexOf(day, first) ? 1 : null;
  if (newest === null) return null;
  const recovery = tree.get("model/vault/recovery.age");
  const kits = [1, 2].map((number) =>
    tree.get(`model/kit-${String(number)}.txt`),
  );
  const [one, two] = kits;
  if (!recovery) return "an acknowledged kit has nothing to open";
  const candidates = newest === 2 ? [two] : [one, two];
  for (const kit of candidates)
    if (kit && (await opens(kit, recovery))) return null;
  return `no kit opens the vault after kit ${String(newest)} was made`;
}
