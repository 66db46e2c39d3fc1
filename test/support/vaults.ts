// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import { createVault } from "../../electron/engine/vault/createVault.ts";
import { openVault } from "../../electron/engine/vault/openVault.ts";
import type { Session } from "../../electron/engine/session.ts";
import { createStorage, type Storage } from "../../electron/storage/storage.ts";
import type { Failure } from "../../shared/failure.ts";
import { AuditId, Instant } from "../../shared/ids.ts";
import type { Result } from "../../shared/result.ts";
import { requireOk } from "./unwrap.ts";

export const testPassphrase = "an invented passphrase, long enough";
export const testTime = Instant.parse("2027-01-31T12:00:00Z");

export interface TestVault {
  readonly rootDir: string;
  readonly profileDir: string;
  open(
    passphrase?: string,
    storage?: Storage,
  ): Promise<Result<Session, Failure>>;
  /** A copy of it that lies elsewhere, seen by another profile. */
  at(rootDir: string, profileDir: string): TestVault;
}

function vaultAt(rootDir: string, profileDir: string): TestVault {
  return {
    rootDir,
    profileDir,
    open: (passphrase = testPassphrase, storage = createStorage()) =>
      openVault(storage, {
        rootDir,
        passphrase,
        profileDir,
        now: () => testTime,
        changed: () => undefined,
      }),
    at: vaultAt,
  };
}

/** A real vault in `folderDir`, at the lowest cost that the product allows. */
export async function makeVault(
  folderDir: string,
  name = "vault",
  sample = false,
): Promise<TestVault> {
  const rootDir = join(folderDir, name);
  const profileDir = join(folderDir, "profile");
  requireOk(await createStorage().ensureFolder(profileDir));
  requireOk(
    await createVault(createStorage(), {
      rootDir,
      profileDir,
      passphrase: testPassphrase,
      slotName: "ada",
      cost: kdfFloor,
      at: testTime,
      sample,
    }),
  );
  return vaultAt(rootDir, profileDir);
}

export function addAudit(session: Session, name: string) {
  return session.commit([
    {
      type: "audit.created",
      body: { audit: AuditId.parse(name), title: `Audit ${name}` },
    },
  ]);
}

/** Opens the vault, adds audits of these names, and closes it. */
export async function withAudits(
  vault: TestVault,
  ...names: string[]
): Promise<void> {
  const session = requireOk(await vault.open());
  for (const name of names) requireOk(await addAudit(session, name));
  await session.close();
}

/** The ledger's first segment. */
export function segmentPath(vault: TestVault): string {
  const [name] = readdirSync(join(vault.rootDir, "ledger"));
  return join(vault.rootDir, "ledger", name ?? "");
}
