// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { type Instant, VaultId } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { identityFromSecret } from "../../crypto/age/identity.ts";
import { toHex } from "../../crypto/encoding.ts";
import { type KdfCost, subkey, wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Storage } from "../../storage/storage.ts";
import { growFolder } from "../growingFolder.ts";
import { type LedgerPlace, openLedger } from "../ledger/ledger.ts";
import { requireOutsideVaults } from "./outsideVaults.ts";
import { openAnchor } from "./anchor.ts";
import { formatHeader, type Header, vaultFormat } from "./header.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";
import { sealSlot } from "./slot.ts";

export interface NewVault {
  readonly rootDir: string;
  readonly profileDir: string;
  readonly passphrase: string;
  readonly slotName: string;
  readonly cost: KdfCost;
  readonly at: Instant;
  /** It is to hold invented data. */
  readonly sample?: boolean;
}

/** A folder that is absent, or there and empty, may become a vault, if no vault is around it. */
async function requireFree(
  storage: Storage,
  rootDir: string,
): Promise<Result<void, Failure>> {
  const outside = await requireOutsideVaults(storage, rootDir);
  if (!outside.ok) return outside;
  const facts = await storage.facts(rootDir);
  if (!facts.ok) return facts;
  if (facts.value === null) return ok(undefined);
  const name = basename(rootDir);
  if (facts.value.kind !== "folder")
    return err(failure("destination-exists", { name }));
  const names = await storage.list(rootDir);
  if (!names.ok) return names;
  if (names.value.includes("vault.json"))
    return err(failure("vault-exists", { name }));
  if (names.value.length > 0)
    return err(failure("destination-exists", { name }));
  return storage.removeEmptyFolder(rootDir);
}

async function beginLedger(
  place: LedgerPlace,
  { at, slotName, sample = false }: NewVault,
): Promise<Result<Checkpoint, Failure>> {
  const ledger = await openLedger(place, {
    checkpoint: null,
    segmentPath: null,
    wholeBytes: 0,
    torn: null,
  });
  if (!ledger.ok) return ledger;
  const first = {
    type: "vault.created",
    body: { format: vaultFormat, ...(sample ? { sample } : {}) },
  } as const;
  const recorded = await ledger.value.append([first], at, slotName);
  const { checkpoint } = ledger.value;
  await ledger.value.close();
  if (!recorded.ok) return recorded;
  if (checkpoint === null) throw new Error("an appended ledger has no head");
  return ok(checkpoint);
}

async function anchorFirst(
  storage: Storage,
  { profileDir, at }: NewVault,
  vault: VaultId,
  master: Uint8Array,
  first: Checkpoint,
): Promise<Result<void, Failure>> {
  const key = subkey(master, "anchor");
  const anchor = await openAnchor(storage, profileDir, vault, key);
  return anchor.ok ? anchor.value.write({ ...first, at }) : anchor;
}

async function writeVault(
  storage: Storage,
  layout: VaultLayout,
  request: NewVault,
): Promise<Result<void, Failure>> {
  const vault = VaultId.parse(toHex(randomBytes(16)));
  const master = randomBytes(32);
  const secret = subkey(master, "objects");
  const key = subkey(master, "ledger");
  try {
    const { slotName: name, passphrase, cost } = request;
    const slot = await sealSlot({ vault, name, passphrase, cost }, master);
    if (!slot.ok) return slot;
    for (const dir of [layout.rootDir, layout.ledgerDir, layout.objectsDir]) {
      const made = await storage.makeFolder(dir);
      if (!made.ok) return made;
    }
    const place = { storage, dir: layout.ledgerDir, vault, key };
    const begun = await beginLedger(place, request);
    if (!begun.ok) return begun;
    const anchored = await anchorFirst(
      storage,
      request,
      vault,
      master,
      begun.value,
    );
    if (!anchored.ok) return anchored;
    const { recipient } = identityFromSecret(secret);
    const { at: created } = request;
    const header: Omit<Header, "mac"> = {
      format: vaultFormat,
      vault,
      created,
      recipient,
      slots: [slot.value],
    };
    return await storage.createDurably(
      layout.headerPath,
      formatHeader(header, master),
    );
  } finally {
    wipe(master, secret, key);
  }
}

/**
 * Makes a new vault: whole under its name, or not at all. Fails with `vault-exists` or
 * `destination-exists` when something is there, `destination-in-vault`, `passphrase-empty`, or why it cannot be written.
 */
export async function createVault(
  storage: Storage,
  request: NewVault,
): Promise<Result<void, Failure>> {
  const { rootDir } = request;
  const free = await requireFree(storage, rootDir);
  if (!free.ok) return free;
  return growFolder(storage, rootDir, (partDir) =>
    writeVault(storage, layoutOf(partDir), request),
  );
}
