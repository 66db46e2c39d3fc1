// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import type { PlaceWarning } from "../../../shared/ipc/standing.ts";
import { placementOf } from "../../storage/placement.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { VaultLayout } from "./layout.ts";

/** Magic numbers of `statfs(2)` for file systems whose locks or syncs may not hold (linux/magic.h). */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xfe534d42, "SMB"],
  [0xff534d42, "CIFS"],
  [0x5346414f, "AFS"],
  [0x6b414653, "AFS"],
  [0x00c36400, "Ceph"],
  [0x01021997, "9P"],
  [0x73757245, "Coda"],
  [0x65735546, "FUSE"],
]);

/** Names of folders that programs synchronise, as they name them themselves. */
const syncedFolders: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox( \(.+\))?$/i, "Dropbox"],
  [/^OneDrive( - .+)?$/i, "OneDrive"],
  [/^(Google ?Drive|GoogleDrive-.+|My Drive)$/i, "Google Drive"],
  [/^(iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i, "iCloud Drive"],
  [/^Nextcloud$/i, "Nextcloud"],
  [/^ownCloud$/i, "ownCloud"],
];

/** Files that mark the root of a synchronised folder. */
const syncMarkers: readonly (readonly [string, string])[] = [
  [".stfolder", "Syncthing"],
  [".dropbox", "Dropbox"],
  [".dropbox.cache", "Dropbox"],
  [".nextcloudsync.log", "Nextcloud"],
  [".owncloudsync.log", "ownCloud"],
  [".sync", "Resilio Sync"],
];

/** How synchronising programs name the copy that lost. */
const conflictCopy =
  /conflicted copy|conflict(ed)?[ _-]|\.sync-conflict-|\(conflict|case conflict/i;
/** A vault's own name with something put in: `vault (1).json`, `catalog-HOST.sealed`. */
const ownNames =
  /^(?:vault(?!\.json)[ (_.-].*\.json|recovery(?!\.age)[ (_.-].*\.age|catalog(?!\.sealed)[ (_.-].*\.sealed|\d{12}[ (_.-].+\.sealed|[0-9a-f]{32}[ (_-].*\.age)$/;
const mostNames = 20;

/** True when a synchronising program gave a file of a vault this name, to keep two versions of it. */
export function isConflictCopy(name: string): boolean {
  // Our own unfinished and stale names are none.
  if (name.endsWith(".part") || name.startsWith("lock")) return false;
  return conflictCopy.test(name) || ownNames.test(name);
}

function ancestorsOf(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...ancestorsOf(above)];
}

async function syncService(
  storage: Storage,
  rootDir: string,
): Promise<string | null> {
  for (const dir of ancestorsOf(rootDir)) {
    const name = dir.slice(dir.lastIndexOf("/") + 1);
    const named = syncedFolders.find(([pattern]) => pattern.test(name));
    if (named !== undefined) return named[1];
    for (const [marker, service] of syncMarkers) {
      const facts = await storage.facts(joinPath(dir, marker));
      if (facts.ok && facts.value !== null) return service;
    }
  }
  return null;
}

/** Conflict copies beside the header, in the ledger and among the objects, with the folder they lie in. */
export async function conflictCopies(
  storage: Storage,
  { rootDir, ledgerDir, objectsDir }: VaultLayout,
): Promise<readonly (readonly [dir: string, name: string])[]> {
  const found: [string, string][] = [];
  const look = async (dir: string): Promise<readonly string[]> => {
    const names = await storage.list(dir);
    if (!names.ok) return [];
    for (const name of names.value)
      if (isConflictCopy(name)) found.push([dir, name]);
    return names.value;
  };
  await look(rootDir);
  await look(ledgerDir);
  for (const name of await look(objectsDir))
    if (/^[0-9a-f]{2}$/.test(name)) await look(joinPath(objectsDir, name));
  return found;
}

async function openToOthers(
  storage: Storage,
  { rootDir, headerPath }: VaultLayout,
): Promise<number | null> {
  // Windows keeps its rights elsewhere; the bits that it shows say nothing.
  if (process.platform === "win32") return null;
  const root = await storage.facts(rootDir);
  const header = await storage.facts(headerPath);
  if (!root.ok || root.value === null) return null;
  // A folder that nobody else may enter hides what lies in it, whatever its files allow.
  if ((root.value.mode & 0o077) === 0) return null;
  const file = header.ok ? (header.value?.mode ?? 0) : 0;
  return (root.value.mode & 0o055) !== 0 || (file & 0o077) !== 0
    ? root.value.mode & 0o777
    : null;
}

/** What about the place where the vault lies endangers it. What cannot be found out is not said. */
export async function placeWarnings(
  storage: Storage,
  layout: VaultLayout,
): Promise<readonly PlaceWarning[]> {
  const warnings: PlaceWarning[] = [];
  const placement = await placementOf(layout.rootDir);
  const fileSystem = networkFileSystems.get(placement.fileSystem ?? 0);
  if (fileSystem !== undefined) warnings.push({ kind: "network", fileSystem });
  const service = await syncService(storage, placement.realDir);
  if (service !== null) warnings.push({ kind: "synced", service });
  const copies = await conflictCopies(storage, layout);
  if (copies.length > 0)
    warnings.push({
      kind: "conflict-copies",
      names: copies.slice(0, mostNames).map(([, name]) => name),
    });
  const mode = await openToOthers(storage, layout);
  if (mode !== null)
    warnings.push({
      kind: "readable-by-others",
      mode: mode.toString(8).padStart(4, "0"),
    });
  return warnings;
}
