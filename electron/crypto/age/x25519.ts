// SPDX-License-Identifier: Apache-2.0
import {
  concatBytes,
  fromBase64Unpadded,
  toBase64Unpadded,
} from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { randomBytes } from "../random.ts";
import { sodium } from "../sodium.ts";
import { AgeError } from "./ageError.ts";
import {
  hkdf,
  requireBodyLength,
  unwrapFileKey,
  wrapFileKey,
} from "./fileKey.ts";
import type { Stanza } from "./stanza.ts";

const type = "X25519";
const label = "age-encryption.org/v1/X25519";

export function wrapForX25519(
  publicKey: Uint8Array,
  fileKey: Uint8Array,
): Stanza {
  const { share, shared } = agreeWith(publicKey);
  const wrapKey = hkdf(shared, concatBytes(share, publicKey), label);
  const body = wrapFileKey(wrapKey, fileKey);
  wipe(shared, wrapKey);
  return { type, args: [toBase64Unpadded(share)], body };
}

/** The file key, or null when the stanza is not for this secret. */
export function unwrapWithX25519(
  { secret, publicKey }: { secret: Uint8Array; publicKey: Uint8Array },
  stanza: Stanza,
): Uint8Array | null {
  if (stanza.type !== type) return null;
  const [text, ...rest] = stanza.args;
  if (rest.length > 0)
    throw new AgeError("header", "an X25519 stanza of a wrong shape");
  const share = parseShare(text);
  requireBodyLength(stanza);
  const shared = agreeOn(secret, share);
  const wrapKey = hkdf(shared, concatBytes(share, publicKey), label);
  const fileKey = unwrapFileKey(wrapKey, stanza.body);
  wipe(shared, wrapKey);
  return fileKey;
}

/** A fresh share, and the secret it makes with a public key that was checked when it was parsed. */
export function agreeWith(publicKey: Uint8Array): {
  share: Uint8Array;
  shared: Uint8Array;
} {
  const ephemeral = randomBytes(32);
  const shared = sodium.x25519(ephemeral, publicKey);
  if (shared === null) throw new Error("a recipient of low order was let in");
  const share = sodium.x25519Base(ephemeral);
  wipe(ephemeral);
  return { share, shared };
}

export function parseShare(untrustedText: string | undefined): Uint8Array {
  const share = fromBase64Unpadded(untrustedText ?? "");
  if (share?.length !== 32)
    throw new AgeError(
      "header",
      "a share that is not 32 bytes of canonical base64",
    );
  return share;
}

/** SPEC "X25519 recipient stanza": an all-zero shared secret aborts. */
export function agreeOn(secret: Uint8Array, share: Uint8Array): Uint8Array {
  const shared = sodium.x25519(secret, share);
  if (shared === null) throw new AgeError("header", "a share of low order");
  return shared;
}

/** Whether a point multiplies to zero whatever the secret: clamped scalars are multiples of the cofactor. */
export function isLowOrder(point: Uint8Array): boolean {
  return sodium.x25519(new Uint8Array(32).fill(1), point) === null;
}
