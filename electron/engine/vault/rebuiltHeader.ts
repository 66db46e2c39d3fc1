// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { VaultId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { identityFromSecret } from "../../crypto/age/identity.ts";
import { toHex } from "../../crypto/encoding.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { State } from "../catalog/state.ts";
import type { Entry } from "../ledger/entries.ts";
import { scanLedger } from "../ledger/ledger.ts";
import { formatHeader, type Header, vaultFormat } from "./header.ts";
import type { VaultLayout } from "./layout.ts";

/** The ledger's first entry, when it opens as that of this vault. */
async function firstEntry(
  storage: Storage,
  { ledgerDir: dir }: VaultLayout,
  vault: VaultId,
  master: Uint8Array,
): Promise<Entry | null> {
  const key = subkey(master, "ledger");
  const found: Entry[] = [];
  const visit = (entry: Entry): void => void found.push(entry);
  await scanLedger({ storage, dir, vault, key }, { visit, last: 0 });
  wipe(key);
  return found[0] ?? null;
}

/** Vaults that this profile has seen: their anchors bear their names. */
async function seenVaults(
  storage: Storage,
  profileDir: string,
): Promise<readonly string[]> {
  const names = await storage.list(joinPath(profileDir, "anchors"));
  return names.ok ? names.value.map((name) => name.replace(".json", "")) : [];
}

/**
 * The header of a vault whose own is damaged or gone, out of what its master key authenticates: of the ids
 * that the remains, the kit and the profile name, the one that opens the ledger's first entry. Without slots:
 * those are the ledger's to say. Fails with `header-lost`.
 */
export async function rebuildHeader(
  storage: Storage,
  layout: VaultLayout,
  profileDir: string,
  named: readonly (string | null)[],
  master: Uint8Array,
): Promise<Result<Header, Failure>> {
  const seen = await seenVaults(storage, profileDir);
  for (const name of new Set([...named, ...seen])) {
    const vault = VaultId.safeParse(name);
    if (!vault.success) continue;
    const first = await firstEntry(storage, layout, vault.data, master);
    if (first === null) continue;
    const secret = subkey(master, "objects");
    const { recipient } = identityFromSecret(secret);
    wipe(secret);
    return ok({
      format: vaultFormat,
      vault: vault.data,
      created: first.at,
      recipient,
      slots: [],
      mac: "",
    });
  }
  return err(failure("header-lost"));
}

/**
 * Moves the damaged header aside, as evidence, and writes it anew with the slots that the ledger records;
 * where it records none, the next change of the slots writes it.
 */
export async function replaceHeader(
  storage: Storage,
  layout: VaultLayout,
  { mac: _mac, ...header }: Header,
  { slots }: State,
  master: Uint8Array,
): Promise<Result<readonly string[], Failure>> {
  const said: string[] = [];
  const facts = await storage.facts(layout.headerPath);
  if (!facts.ok) return facts;
  if (facts.value !== null) {
    const made = await storage.ensureFolder(layout.quarantineDir);
    if (!made.ok) return made;
    const name = `vault-${toHex(randomBytes(8))}.json`;
    const aside = await storage.renameNew(
      layout.headerPath,
      joinPath(layout.quarantineDir, name),
    );
    if (!aside.ok) return aside;
    said.push(
      `The vault's header was damaged. What was left of it was moved to the vault's quarantine folder, as ${name}.`,
    );
  }
  if (slots === null) return ok(said);
  const written = await storage.replaceDurably(
    layout.headerPath,
    formatHeader({ ...header, slots: [...slots] }, master),
  );
  return written.ok
    ? ok([
        ...said,
        "The header was made anew, with the passphrases that the ledger records.",
      ])
    : written;
}
