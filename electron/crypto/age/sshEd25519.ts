// SPDX-License-Identifier: Apache-2.0
import { concatBytes, toBase64Unpadded } from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { sodium } from "../sodium.ts";
import { AgeError } from "./ageError.ts";
import {
  hkdf,
  requireBodyLength,
  unwrapFileKey,
  wrapFileKey,
} from "./fileKey.ts";
import { sshTag } from "./sshTag.ts";
import type { Stanza } from "./stanza.ts";
import { agreeOn, agreeWith, parseShare } from "./x25519.ts";

const type = "ssh-ed25519";
const label = "age-encryption.org/v1/ssh-ed25519";

/** Wraps for an Ed25519 key: X25519 with its Montgomery form, tweaked by its SSH encoding. */
export function wrapForSshEd25519(
  point: Uint8Array,
  blob: Uint8Array,
  fileKey: Uint8Array,
): Stanza {
  const publicKey = sodium.ed25519ToX25519(point);
  const { share, shared } = agreeWith(publicKey);
  const wrapKey = wrapKeyOf(shared, share, publicKey, blob);
  const body = wrapFileKey(wrapKey, fileKey);
  wipe(shared, wrapKey);
  return { type, args: [sshTag(blob), toBase64Unpadded(share)], body };
}

/** @param scalar the X25519 secret: the first half of SHA-512 of the Ed25519 seed. */
export function unwrapWithSshEd25519(
  scalar: Uint8Array,
  blob: Uint8Array,
  stanza: Stanza,
): Uint8Array | null {
  if (stanza.type !== type) return null;
  const [tag, text, ...rest] = stanza.args;
  if (rest.length > 0)
    throw new AgeError("header", "an ssh-ed25519 stanza of a wrong shape");
  const share = parseShare(text);
  if (tag !== sshTag(blob)) return null;
  requireBodyLength(stanza);
  const shared = agreeOn(scalar, share);
  const wrapKey = wrapKeyOf(shared, share, sodium.x25519Base(scalar), blob);
  const fileKey = unwrapFileKey(wrapKey, stanza.body);
  wipe(shared, wrapKey);
  return fileKey;
}

function wrapKeyOf(
  shared: Uint8Array,
  share: Uint8Array,
  publicKey: Uint8Array,
  blob: Uint8Array,
): Uint8Array {
  const tweak = hkdf(new Uint8Array(0), blob, label);
  const tweaked = sodium.x25519(tweak, shared);
  if (tweaked === null) throw new AgeError("header", "a share of low order");
  const wrapKey = hkdf(tweaked, concatBytes(share, publicKey), label);
  wipe(tweaked);
  return wrapKey;
}
