// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import type { State } from "../catalog/state.ts";
import type { Session } from "../session.ts";
import {
  type Header,
  largestHeaderBytes,
  type OpenedSlot,
  openHeader,
  parseHeader,
} from "./header.ts";
import { lastSlotOf } from "./lastSlot.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";
import {
  openUnlocked,
  takeHold,
  type Unlocked,
  untouched,
} from "./openUnlocked.ts";
import type { Slot } from "./slot.ts";

export interface OpenCircumstances {
  readonly profileDir: string;
  readonly now: () => Instant;
  /** Called after every commit. */
  readonly changed: (checkpoint: Checkpoint) => void;
  /** Read as it lies, without a lock and without a change: a backup. */
  readonly untouched?: boolean;
}

export interface OpenRequest extends OpenCircumstances {
  readonly rootDir: string;
  readonly passphrase: string;
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

/** An older header still holds the slots that were removed since, and passphrases from before; the ledger knows. */
function inForce({ slots }: State, { id, box }: Slot): boolean {
  return (
    slots === null || slots.some((slot) => slot.id === id && slot.box === box)
  );
}

/** Takes the lock and opens the vault behind its header; wipes the master key when it does not open. */
export async function openHeld(
  storage: Storage,
  layout: VaultLayout,
  request: OpenCircumstances,
  key: Pick<Unlocked, "header" | "master" | "actor" | "slot" | "damaged">,
): Promise<Result<Session, Failure>> {
  const hold =
    request.untouched === true
      ? ok(untouched)
      : await takeHold(storage, layout, request.now());
  if (!hold.ok) {
    wipe(key.master);
    return hold;
  }
  const session = await openUnlocked(storage, layout, {
    ...request,
    ...hold.value,
    ...key,
  });
  if (session.ok) return session;
  wipe(key.master);
  await hold.value.lock?.release();
  return session;
}

/** Opens the vault behind a header that a passphrase has opened. The master key is wiped whatever comes of it. */
export async function openBehind(
  storage: Storage,
  layout: VaultLayout,
  header: Header,
  { master, slot }: OpenedSlot,
  request: OpenCircumstances,
): Promise<Result<Session, Failure>> {
  const { id, name: actor } = slot;
  const key = { header, master, actor, slot: id };
  const session = await openHeld(storage, layout, request, key);
  if (!session.ok || inForce(session.value.state, slot)) return session;
  await session.value.close();
  return err(failure("vault-passphrase-or-slot"));
}

/**
 * Unlocks a vault. Fails with `vault-not-found`, `vault-not-a-vault`, `vault-header-damaged`,
 * `vault-format-unknown`, `kdf-parameters-refused`, `slots-cost-refused`, `vault-passphrase-or-slot`,
 * `ledger-damaged` when not even the first entry is whole, or why the disk refuses. A vault that is rolled
 * back, damaged further on, or open elsewhere opens read-only (`Session.standing`).
 */
export async function openVault(
  storage: Storage,
  request: OpenRequest,
): Promise<Result<Session, Failure>> {
  const layout = layoutOf(request.rootDir);
  const header = await readHeader(storage, layout);
  if (!header.ok) return header;
  const { vault } = header.value;
  const last = lastSlotOf(storage, request.profileDir, vault);
  const opened = await openHeader(
    header.value,
    request.passphrase,
    await last.read(),
  );
  if (!opened.ok) return opened;
  const { value } = opened;
  const session = await openBehind(
    storage,
    layout,
    header.value,
    value,
    request,
  );
  if (session.ok && request.untouched !== true) await last.note(value.slot.id);
  return session;
}
