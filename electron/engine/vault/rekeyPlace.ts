// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  identityFromSecret,
  type X25519Identity,
} from "../../crypto/age/identity.ts";
import { type KdfCost, subkey, wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import { joinPath, partEnding, type Storage } from "../../storage/storage.ts";
import type { Session } from "../session.ts";
import { requireOutsideVaults } from "./outsideVaults.ts";
import {
  formatHeader,
  type Header,
  largestHeaderBytes,
  openHeader,
  parseHeader,
  vaultFormat,
} from "./header.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";
import { sealSlot } from "./slot.ts";

/** The header that is to be: with any other name the folder is no vault, and its slot already holds the new key. */
const unfinishedName = "rekey.unfinished";

export function unfinishedPath({ rootDir }: VaultLayout): string {
  return joinPath(rootDir, unfinishedName);
}

/** The vault under new keys, being made. */
export interface RekeyTarget {
  readonly layout: VaultLayout;
  readonly header: Header;
  /** The header has its name: nothing but the profile is left to be written. */
  readonly named: boolean;
  readonly master: Uint8Array;
  readonly ledgerKey: Uint8Array;
  readonly identity: X25519Identity;
  /** Wipes every key. */
  forget(): void;
}

export interface TargetRequest {
  readonly rootDir: string;
  /** When the vault was, under whatever keys. */
  readonly created: Instant;
  /** Of the owner who does it. */
  readonly slotName: string;
  readonly passphrase: string;
  readonly cost: KdfCost;
}

function targetOf(
  layout: VaultLayout,
  header: Header,
  master: Uint8Array,
  named: boolean,
): RekeyTarget {
  const secret = subkey(master, "objects");
  const ledgerKey = subkey(master, "ledger");
  return {
    ...{ layout, header, named, master, ledgerKey },
    identity: identityFromSecret(secret),
    forget: () => {
      wipe(master, ledgerKey, secret);
    },
  };
}

async function readHeaderAt(
  storage: Storage,
  path: string,
): Promise<Header | null> {
  const bytes = await storage.readWhole(path, largestHeaderBytes);
  const header = bytes.ok ? parseHeader(bytes.value) : bytes;
  return header.ok ? header.value : null;
}

/** Goes on with a header that was written before, when it is the one that the ledger names. */
async function begunTarget(
  { storage, vault, state }: Session,
  layout: VaultLayout,
  passphrase: string,
): Promise<Result<RekeyTarget | null, Failure>> {
  const paths = [layout.headerPath, unfinishedPath(layout)] as const;
  for (const path of paths) {
    const header = await readHeaderAt(storage, path);
    if (header?.vault !== vault) continue;
    if (header.recipient !== state.rekey?.recipient) continue;
    const opened = await openHeader(header, passphrase, null);
    if (opened.ok)
      return ok(
        targetOf(layout, header, opened.value.master, path === paths[0]),
      );
    return opened.error.code === "vault-passphrase-or-slot"
      ? err(failure("rekey-passphrase"))
      : opened;
  }
  return ok(null);
}

/** A folder is free when it holds nothing, or what a beginning left that never came onto the ledger. */
async function requireFree(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<void, Failure>> {
  const { rootDir } = layout;
  const outside = await requireOutsideVaults(storage, rootDir);
  if (!outside.ok) return outside;
  const taken = err(failure("destination-exists", { name: basename(rootDir) }));
  const facts = await storage.facts(rootDir);
  if (!facts.ok || facts.value === null)
    return facts.ok ? ok(undefined) : facts;
  if (facts.value.kind !== "folder") return taken;
  const names = await storage.list(rootDir);
  if (!names.ok) return names;
  const own = [unfinishedName, unfinishedName + partEnding];
  return names.value.every((name) => own.includes(name))
    ? ok(undefined)
    : taken;
}

async function newTarget(
  { storage, vault }: Session,
  layout: VaultLayout,
  { created, slotName: name, passphrase, cost }: TargetRequest,
): Promise<Result<RekeyTarget, Failure>> {
  const master = randomBytes(32);
  const slot = await sealSlot({ vault, name, passphrase, cost }, master);
  if (!slot.ok) return slot;
  const secret = subkey(master, "objects");
  const { recipient } = identityFromSecret(secret);
  wipe(secret);
  const bytes = formatHeader(
    { format: vaultFormat, vault, created, recipient, slots: [slot.value] },
    master,
  );
  const made = await storage.ensureFolder(layout.rootDir);
  const kept = made.ok
    ? await storage.replaceDurably(unfinishedPath(layout), bytes)
    : made;
  const header = kept.ok ? parseHeader(bytes) : kept;
  if (header.ok) return ok(targetOf(layout, header.value, master, false));
  wipe(master);
  return header;
}

/**
 * The new vault to go on with: the one that was begun, or, where none was, one with fresh keys that are
 * durable behind the new passphrase before anything names them. Fails with `destination-exists`,
 * `rekey-elsewhere`, `rekey-passphrase`, or why the disk refuses.
 */
export async function takeTarget(
  session: Session,
  request: TargetRequest,
): Promise<Result<RekeyTarget, Failure>> {
  const layout = layoutOf(request.rootDir);
  const { rekey } = session.state;
  if (rekey === null) {
    const free = await requireFree(session.storage, layout);
    return free.ok ? newTarget(session, layout, request) : free;
  }
  const begun = await begunTarget(session, layout, request.passphrase);
  if (!begun.ok) return begun;
  return begun.value === null
    ? err(failure("rekey-elsewhere", { name: rekey.to }))
    : ok(begun.value);
}
