// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { subkey, type SubkeyPurpose, wipe } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import { openCatalog } from "../catalog/catalogFile.ts";
import type { Session } from "../session.ts";
import { openAnchor } from "./anchor.ts";
import {
  type Header,
  largestHeaderBytes,
  openHeader,
  parseHeader,
} from "./header.ts";
import { foldLedger } from "./foldLedger.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";
import { takeLock, type VaultLock } from "./lock.ts";
import { createSession } from "./openSession.ts";
import { repair } from "./repair.ts";

export interface OpenRequest {
  readonly rootDir: string;
  readonly passphrase: string;
  readonly profileDir: string;
  readonly now: () => Instant;
  /** Called after every commit. */
  readonly changed: (checkpoint: Checkpoint) => void;
}

/** Reads `vault.json` of what claims to be a vault. */
export async function readHeader(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<Header, Failure>> {
  const name = basename(layout.rootDir);
  const root = await storage.facts(layout.rootDir);
  if (!root.ok) return root;
  if (root.value === null) return err(failure("vault-not-found", { name }));
  if (root.value.kind !== "folder")
    return err(failure("vault-not-a-vault", { name }));
  const bytes = await storage.readWhole(layout.headerPath, largestHeaderBytes);
  if (bytes.ok) return parseHeader(bytes.value);
  if (bytes.error.code === "file-vanished")
    return err(failure("vault-not-a-vault", { name }));
  return bytes.error.code === "file-too-large"
    ? err(failure("vault-header-damaged"))
    : bytes;
}

interface Unlocked {
  readonly master: Uint8Array;
  readonly actor: string;
  readonly lock: VaultLock;
}

async function openUnlocked(
  storage: Storage,
  layout: VaultLayout,
  { vault }: Header,
  unlocked: Unlocked,
  request: OpenRequest,
): Promise<Result<Session, Failure>> {
  const { master } = unlocked;
  const { profileDir, now, changed } = request;
  const keyOf = (purpose: SubkeyPurpose): Uint8Array => subkey(master, purpose);
  const anchor = await openAnchor(storage, profileDir, vault, keyOf("anchor"));
  if (!anchor.ok) return anchor;
  const seen = await anchor.value.read();
  const place = { storage, dir: layout.ledgerDir, vault, key: keyOf("ledger") };
  const path = layout.catalogPath;
  const catalog = openCatalog(storage, path, vault, keyOf("catalog"));
  const folded = await foldLedger(place, catalog, seen);
  if (!folded.ok) return folded;
  const { torn } = folded.value.reading;
  // What this profile saw acknowledged is no torn write: then the ledger was damaged, not interrupted.
  if (torn !== null && seen !== null && seen.seq >= torn.seq)
    return err(failure("ledger-damaged", { seq: torn.seq }));
  const readOnly = folded.value.freshness === "rolled-back";
  const notices = readOnly
    ? ok([])
    : await repair(storage, layout, folded.value);
  if (!notices.ok) return notices;
  const folder = { storage, layout, vault, place, catalog };
  return createSession({
    ...folder,
    now,
    changed,
    readOnly,
    ...unlocked,
    ...folded.value,
    anchor: anchor.value,
    notices: notices.value,
  });
}

/**
 * Unlocks a vault. Fails with `vault-not-found`, `vault-not-a-vault`, `vault-header-damaged`,
 * `vault-format-unknown`, `kdf-parameters-refused`, `vault-passphrase-or-slot`, `vault-in-use`,
 * `ledger-damaged`, or why the disk refuses. A rolled-back vault opens read-only.
 */
export async function openVault(
  storage: Storage,
  request: OpenRequest,
): Promise<Result<Session, Failure>> {
  const layout = layoutOf(request.rootDir);
  const header = await readHeader(storage, layout);
  if (!header.ok) return header;
  const opened = openHeader(header.value, request.passphrase);
  if (!opened.ok) return opened;
  const { master, slot } = opened.value;
  const lock = await takeLock(storage, layout.lockPath);
  if (!lock.ok) {
    wipe(master);
    return lock;
  }
  const unlocked = { master, actor: slot.name, lock: lock.value };
  const session = await openUnlocked(
    storage,
    layout,
    header.value,
    unlocked,
    request,
  );
  if (session.ok) return session;
  wipe(master);
  await lock.value.release();
  return session;
}
