// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import {
  encodeIdentity,
  identityFromSecret,
} from "../../crypto/age/identity.ts";
import { openAge } from "../../crypto/age/open.ts";
import { collectBytes, decodeUtf8, fromHex } from "../../crypto/encoding.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Kit } from "./kit.ts";
import { largestRecoveryBytes } from "./kitOnRecord.ts";
import type { VaultLayout } from "./layout.ts";

/** Format: docs/format/vault.md, "Recovery". */
const recoveryShape =
  /^# counterseal-recovery 1\n# master-key: ([0-9a-f]{64})\n(AGE-SECRET-KEY-1[0-9A-Z]+)\n$/;

/** The master key that the text holds; null unless the identity in it is the one of that key. */
function masterIn(text: string): Uint8Array | null {
  const [, hex = "", identity] = recoveryShape.exec(text) ?? [];
  const master = fromHex(hex);
  if (master?.length !== 32) return null;
  const objects = subkey(master, "objects");
  const own = encodeIdentity(identityFromSecret(objects));
  wipe(objects);
  if (own === identity) return master;
  wipe(master);
  return null;
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/** Why a kit that is one does not open this vault. */
function noMatch(kit: Kit, named: string | null): Failure {
  if (kit.vault === null || named === null) return failure("kit-does-not-open");
  return kit.vault === named
    ? failure("kit-older")
    : failure("kit-other-vault", { vault: kit.vault });
}

/**
 * The master key in `recovery.age`, which the caller wipes. Fails with `kit-none`, `kit-damaged`, or, where
 * no stanza is for this kit, `kit-other-vault`, `kit-older` or `kit-does-not-open`.
 *
 * @param named - the id in the header, to tell an older kit from another vault's; null when it is not known
 */
export async function openRecovery(
  storage: Storage,
  { recoveryPath }: VaultLayout,
  kit: Kit,
  named: string | null,
): Promise<Result<Uint8Array, Failure>> {
  const sealed = await storage.readWhole(recoveryPath, largestRecoveryBytes);
  if (!sealed.ok)
    return sealed.error.code === "file-vanished"
      ? err(failure("kit-none"))
      : sealed.error.code === "file-too-large"
        ? err(failure("kit-damaged"))
        : sealed;
  try {
    const bytes = await collectBytes(
      openAge([kit.identity], piece(sealed.value)),
    );
    const master = masterIn(decodeUtf8(bytes) ?? "");
    wipe(bytes);
    return master === null ? err(failure("kit-damaged")) : ok(master);
  } catch (thrown) {
    if (!(thrown instanceof AgeError)) throw thrown;
    return err(
      thrown.stage === "no-match"
        ? noMatch(kit, named)
        : failure("kit-damaged"),
    );
  }
}
