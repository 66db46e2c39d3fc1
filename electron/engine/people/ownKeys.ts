// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { OwnKeyView } from "../../../shared/ipc/signingContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  newEd25519Seed,
  publicKeyOfSeed,
  signWithSeed,
} from "../../crypto/ssh/ed25519Key.ts";
import { toKeyCard } from "../../crypto/ssh/keyCard.ts";
import { type KdfCost, wipe } from "../../crypto/kdf.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import type { OwnKeyState } from "../catalog/vaultState.ts";
import type { Session } from "../session.ts";
import { openSlot, sealSlot } from "../vault/slot.ts";
import { checkPlainText } from "./plainText.ts";

const label = "counterseal-own-key 1";
export const mostOwnKeys = 16;

export function ownKeyViews({ state }: Session): { keys: OwnKeyView[] } {
  const keys = [...state.ownKeys.values()].map(({ key, name, made }) => {
    const parsed = parsePublicKeyLine(`${key} ${name}`);
    if (!parsed.ok) throw new Error("a recorded key does not parse");
    return { name, made, card: toKeyCard(parsed.value) };
  });
  return { keys };
}

/** Makes a key that only its passphrase opens; the vault's own passphrase does not. */
export async function createOwnKey(
  session: Session,
  wanted: {
    readonly name: string;
    readonly passphrase: string;
    readonly cost: KdfCost;
  },
): Promise<Result<void, Failure>> {
  const name = checkPlainText(wanted.name, "name");
  if (!name.ok) return name;
  if (session.state.ownKeys.size >= mostOwnKeys)
    return err(failure("own-keys-too-many", { limit: mostOwnKeys }));
  const seed = newEd25519Seed();
  try {
    const { line, fingerprint } = publicKeyOfSeed(seed);
    const { passphrase, cost } = wanted;
    const slot = { vault: session.vault, name: fingerprint, passphrase, cost };
    const sealed = await sealSlot(slot, seed, label);
    if (!sealed.ok) return sealed;
    const body = { key: line, name: name.value, sealed: sealed.value };
    const done = await session.commit([{ type: "own-key.made", body }]);
    return done.ok ? ok(undefined) : done;
  } finally {
    wipe(seed);
  }
}

export function ownKeyOf(
  session: Session,
  key: string,
): Result<OwnKeyState, Failure> {
  const found = session.state.ownKeys.get(key);
  return found === undefined ? err(failure("own-key-unknown")) : ok(found);
}

/** Signs with a key of the vault's holder, whose passphrase is asked for each time and kept nowhere. */
export async function signWithOwnKey(
  session: Session,
  own: { readonly key: string; readonly passphrase: string },
  message: Uint8Array,
  namespace: string,
): Promise<Result<string, Failure>> {
  const found = ownKeyOf(session, own.key);
  if (!found.ok) return found;
  const { sealed } = found.value;
  const seed = await openSlot(session.vault, sealed, own.passphrase, label);
  if (!seed.ok) return seed;
  if (seed.value === null) return err(failure("key-passphrase-wrong"));
  try {
    return publicKeyOfSeed(seed.value).line === own.key
      ? ok(signWithSeed(seed.value, message, namespace))
      : err(failure("own-key-unknown"));
  } finally {
    wipe(seed.value);
  }
}
