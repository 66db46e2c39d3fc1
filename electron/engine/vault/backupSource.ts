// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { Unseal } from "../../../shared/ipc/copyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type AgeIdentity,
  parseIdentityFile,
} from "../../crypto/age/identity.ts";
import { parseSshIdentity } from "../../crypto/age/sshIdentity.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Context } from "../context.ts";

/** What a person chose to restore from. */
export type Backup =
  | { readonly kind: "folder"; readonly rootDir: string }
  | {
      readonly kind: "file";
      readonly path: string;
      readonly size: number;
      readonly identities: readonly AgeIdentity[];
    };

export interface BackupChoice {
  readonly backup: GrantId;
  readonly unseal?: Unseal | undefined;
}

const largestIdentityBytes = 65_536;

/** Those of an age identity file, an OpenSSH private key without a passphrase, or a passphrase. */
async function identitiesOf(
  context: Context,
  unseal: Unseal,
): Promise<Result<readonly AgeIdentity[], Failure>> {
  if ("passphrase" in unseal)
    return unseal.passphrase === ""
      ? err(failure("passphrase-empty"))
      : ok([{ kind: "scrypt", passphrase: unseal.passphrase }]);
  const path = context.pathOf(unseal.identity, "age-identity");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(
    path.value,
    largestIdentityBytes,
  );
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value) ?? "";
  wipe(bytes.value);
  if (!text.includes("-----BEGIN ")) return parseIdentityFile(text);
  const key = parseSshIdentity(text);
  return key.ok ? ok([key.value]) : key;
}

/** Fails with `backup-needs-key` for a file without what opens it, the codes of keys, or why it is not there. */
export async function backupOf(
  context: Context,
  { backup, unseal }: BackupChoice,
): Promise<Result<Backup, Failure>> {
  const asFolder = context.pathOf(backup, "backup");
  const path = asFolder.ok ? asFolder : context.pathOf(backup, "sealed-backup");
  if (!path.ok) return path;
  const facts = await context.storage.facts(path.value);
  if (!facts.ok) return facts;
  if (facts.value?.kind !== "file")
    return ok({ kind: "folder", rootDir: path.value });
  if (unseal === undefined) return err(failure("backup-needs-key"));
  const identities = await identitiesOf(context, unseal);
  if (!identities.ok) return identities;
  const { size } = facts.value;
  return ok({
    kind: "file",
    path: path.value,
    size,
    identities: identities.value,
  });
}
